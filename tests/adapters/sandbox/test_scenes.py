"""Every situation plays to its end in both languages, tells what it began, and can be read in the core's events."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.sandbox.deeds import Actor
from adapters.sandbox.desk import Desk
from adapters.sandbox.play import SCENES
from bot.domain.actions import Ban
from bot.domain.commands import Command, Option
from bot.domain.events import CommandUsed, MemberJoined, MessageEdited, MessagePosted
from bot.domain.people import AccountRef
from tests.adapters.sandbox.desk import TEXTS, house
from tests.kit.run import run


@pytest.mark.parametrize("scene", sorted(SCENES))
@pytest.mark.parametrize("language", ["en", "ru"])
@run
async def test_a_scene_plays(scene: str, language: str, tmp_path: Path) -> None:
    async with house(tmp_path, autojump=True) as one, one.page("mira", language) as mira:
        await one.sandbox.publish((Command("report", options=(Option("reason", rest=True),), on_message=True),))
        assert (await mira.do(do="scene", scene=scene))["ok"]
        began = await mira.until(on="message")
        assert began["message"]["system"]
        assert began["message"]["author"] is None
        assert began["message"]["text"]
        total = len(SCENES[scene].beats)
        await mira.until(on="progress", done=total)
        heard = sum(beat.do not in ("use", "press", "vote") for beat in SCENES[scene].beats)
        kinds = [type(incoming.event) for incoming in await one.core.until(heard)]
        spoken = [beat for beat in SCENES[scene].beats if beat.do == "say"]
        said = [i.event.message.text for i in one.core.got if isinstance(i.event, MessagePosted)]
        assert said == [beat.texts[language] for beat in spoken]
        expected = {"raid": (MemberJoined, 12), "edited": (MessageEdited, 1), "report": (CommandUsed, 2)}
        if scene in expected:
            kind, count = expected[scene]
            assert kinds.count(kind) == count


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_scene_has_its_texts(language: str) -> None:
    for scene in SCENES:
        for ending in ("", "-note", "-began"):
            assert TEXTS.has(f"sandbox-scene-{scene}{ending}")
    assert list(SCENES)[:4] == ["raid", "quarrel", "complaint", "contest"]


@run
async def test_a_scene_goes_on_without_those_who_were_sent_away(tmp_path: Path) -> None:
    async with house(tmp_path, autojump=True) as one:
        await one.sandbox.carry_out(Ban("lanternfall", AccountRef("sandbox", "kestrel")))
        desk = Desk(one.sandbox, "UTC")
        assert desk.play.begin("quarrel", Actor("bob", "en"))
        assert not desk.play.begin("picnic", Actor("bob", "en"))
        await desk.play.finished("quarrel")
        said = {i.event.message.author.account.id for i in one.core.got if isinstance(i.event, MessagePosted)}
        assert said == {"brann", "juno"}


@run
async def test_a_raid_played_twice_brings_other_accounts(tmp_path: Path) -> None:
    async with house(tmp_path, autojump=True) as one:
        desk = Desk(one.sandbox, "UTC")
        for _ in range(2):
            desk.play.begin("raid", Actor("bob", "ru"))
            await desk.play.finished("raid")
        joined = [i.event.author.account.id for i in await one.core.until(48) if isinstance(i.event, MemberJoined)]
        assert len(set(joined)) == len(joined) == 24
