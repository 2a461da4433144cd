"""Merging: the earlier case stays, everything found moves to it, and what must stay apart does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app.merging import why_not
from bot.domain.cases import Case, CaseKind, CaseState
from bot.domain.signals import Severity, Topic
from bot.domain.time import HOUR
from bot.ports.tables import CASES, EVIDENCE, REPORTS, SIGNALS
from tests.app.moderating import audited, case, open_town, rows, told, verbs
from tests.kit.run import run
from tests.kit.town import Town, words

ONE = Case(
    1, 1, CaseKind.ENFORCE, CaseState.OPEN, Topic.INSULT, Severity.LOW, "", None, 7, None, "sandbox", "town",
    "general", "1", 0, 0,
)  # fmt: skip
TWO = replace(ONE, number=2)


@pytest.mark.parametrize(
    ("kept", "gone", "why"),
    [
        (ONE, TWO, None),
        (replace(ONE, state=CaseState.CLOSED), TWO, None),
        (replace(ONE, person=None), TWO, None),
        (ONE, replace(TWO, person=None), None),
        (replace(ONE, topic=Topic.RAID), replace(TWO, person=8), None),
        (ONE, ONE, "merge-same"),
        (ONE, replace(TWO, person=8), "merge-two-people"),
        (ONE, replace(TWO, state=CaseState.CLOSED), "case-closed-already"),
        (ONE, replace(TWO, state=CaseState.GRACE), "case-closed-already"),
        (replace(ONE, state=CaseState.MERGED), TWO, "case-closed-already"),
        (ONE, replace(TWO, above=4), "merge-apart"),
        (ONE, replace(TWO, kind=CaseKind.WELLBEING), "merge-apart"),
        (replace(ONE, kind=CaseKind.APPEAL), TWO, "merge-apart"),
        (ONE, replace(TWO, held=True), "merge-held"),
    ],
)
def test_what_may_become_one(kept: Case, gone: Case, why: str | None) -> None:
    said = why_not(kept, gone)
    assert (said.key if said else None) == why


async def _two(town: Town) -> None:
    first = await town.says("kestrel", "nobody asked you")
    await town.uses("bob", "report", target=first, why="rude")
    town.clock.advance(HOUR)
    second = await town.says("kestrel", "and nobody will", channel="games")
    await town.uses("bob", "report", channel="games", target=second, why="rude again")
    await town.uses("juno", "report", channel="games", target=second, why="unkind")


@run
async def test_the_earlier_stays_whichever_is_named_first(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _two(town)
    await town.uses("mira", "case", number="1", do="merge", text="№ 2")
    assert (await case(town, 1)).state is CaseState.OPEN
    gone = await case(town, 2)
    assert (gone.state, gone.merged_into) == (CaseState.MERGED, 1)
    assert [one.case for one in await rows(town, EVIDENCE)] == [1, 1]
    assert {one.case for one in await rows(town, SIGNALS)} == {1}
    assert [(one.case, one.reason) for one in await rows(town, REPORTS)] == [(1, "rude"), (1, "unkind")]
    first, second = await town.cards()
    assert "reported by 2 people" in words(first)
    assert words(second) == "Case 2 · now part of case 1"
    assert verbs(second) == []
    assert await audited(town, "merge") == 1
    await town.uses("mira", "delete", message=(await rows(town, EVIDENCE))[1].message)
    await town.close()


@run
async def test_a_decision_on_the_one_takes_all_messages(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _two(town)
    await town.uses("oskar", "case", number="2", do="merge", text="1")
    await town.presses("mira", "delete", (await town.cards())[0])
    assert "nobody asked you" not in [one["text"] for one in await town.talk("bob", "general")]
    assert "and nobody will" not in [one["text"] for one in await town.talk("bob", "games")]
    await town.close()


@run
async def test_the_merged_one_can_not_be_decided(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _two(town)
    await town.uses("mira", "case", number="2", do="merge", text="1")
    await town.uses("mira", "case", number="2", do="warn")
    assert (await case(town, 2)).state is CaseState.MERGED
    await town.close()


@run
async def test_what_is_asked_wrongly_is_answered(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _two(town)
    for text, answer in (
        ("", "Which one"),
        ("77", "no case 77"),
        ("1", "one and the same"),
        ("x", "no case x"),
        ("²", "no case ²"),
        ("9" * 40, "no case 9"),
    ):
        await town.uses("mira", "case", number="1", do="merge", **({"text": text} if text else {}))
        assert answer in await told(town, "mira")
    assert {one.state for one in await rows(town, CASES)} == {CaseState.OPEN}
    await town.close()


@run
async def test_a_member_may_not_and_nobody_merges_a_case_about_themselves(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _two(town)
    await town.uses("bob", "case", number="1", do="merge", text="2")
    assert "rank of moderator" in await told(town, "bob")
    await town.says("mira", "you liar")
    await town.uses("mira", "case", number="1", do="merge", text="3")
    assert "above" in await told(town, "mira")
    assert (await case(town, 3)).state is CaseState.OPEN
    await town.close()
