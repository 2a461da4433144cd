"""Every situation of the sandbox brings moderators the card that it promises: the shipped rules, the shipped scorer."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from adapters.memory.alarm import MemoryAlarm
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.memory.store import MemoryStore
from adapters.sandbox import Sandbox
from adapters.sandbox.play import SCENES
from bot.app.core import Core
from bot.app.seeding import seed
from bot.app.turn import Turn
from bot.bootstrap import build_desk
from bot.domain.cases import Case, CaseKind
from bot.domain.signals import Severity, Topic
from bot.domain.time import SECOND
from bot.ports.store import where
from bot.ports.tables import CASES
from tests.kit.run import run
from tests.kit.town import TEXTS, Town

PROMISED: Final = {
    "raid": {Topic.RAID},
    "quarrel": {Topic.INSULT, Topic.TENSION},
    "complaint": {Topic.COMPLAINT},
    "spam": {Topic.SPAM},
    "flood": {Topic.FLOOD},
    "disguise": {Topic.INSULT},
    "edited": {Topic.INSULT},
    "report": {Topic.OTHER},
    "crisis": {Topic.WELLBEING},
}
LONG: Final = 120
"""Seconds within which every scene is over."""


async def lanternfall(folder: Path) -> Town:
    """The sandbox's town as people get it: its preset and the scorer by word lists."""
    clock, dice = MemoryClock(), MemoryDice(7)
    sandbox = Sandbox(folder / "sandbox.db", clock, dice, TEXTS)
    desk = build_desk(MemoryStore(), clock, dice, MemoryAlarm(clock), (sandbox,))
    core = Core(desk)
    await sandbox.open()
    community = await seed(desk, "sandbox")
    await core.start()
    await core.open(sandbox)
    return Town(core, sandbox, clock, community)


async def played(town: Town, scene: str, language: str) -> list[Case]:
    """Play a scene to its end; the cases that came of it, oldest first."""
    assert (await town.do("mira", language, do="scene", scene=scene))["ok"]
    for _ in range(2 * LONG):
        await town.later(SECOND // 2)
    await town.page.play.finished(scene)
    await town.idle()

    async def look(turn: Turn) -> list[Case]:
        return list(await turn.tx.find(CASES, *where(community=town.community)))

    found: list[Case] = await town.inside(look)
    return sorted(found, key=lambda case: case.number)


def test_every_scene_promises_something() -> None:
    assert set(PROMISED) | {"contest", "event", "poll"} == set(SCENES), "tests/app/engage holds those three"


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("scene", sorted(PROMISED))
@run
async def test_a_scene_brings_the_card_that_it_promises(scene: str, language: str, tmp_path: Path) -> None:
    town = await lanternfall(tmp_path)
    cases = await played(town, scene, language)
    assert {case.topic for case in cases} >= PROMISED[scene]
    await town.close()


@pytest.mark.parametrize("language", ["en", "ru"])
@run
async def test_a_raid_is_one_case_about_nobody_alone(language: str, tmp_path: Path) -> None:
    town = await lanternfall(tmp_path)
    (case,) = await played(town, "raid", language)
    assert case.topic is Topic.RAID
    assert case.person is None
    assert case.signals > 3
    await town.close()


@pytest.mark.parametrize("language", ["en", "ru"])
@run
async def test_complaints_and_sorrow_ask_for_an_answer_and_for_nothing_else(language: str, tmp_path: Path) -> None:
    town = await lanternfall(tmp_path)
    cases = [*await played(town, "complaint", language), *await played(town, "crisis", language)]
    assert {case.topic for case in cases} == {Topic.COMPLAINT, Topic.WELLBEING}
    assert {case.kind for case in cases} == {CaseKind.ANSWER, CaseKind.WELLBEING}
    assert {case.severity for case in cases if case.topic is Topic.WELLBEING} == {Severity.CRITICAL}
    await town.close()
