"""/undo_all: everything that one person decided since a time, after a grace, case by case."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app.commands.undo_all import read_since
from bot.domain.cases import CaseState
from bot.domain.decisions import Outcome
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.tables import CASES, DECISIONS, MARKS, STRIKES
from tests.app.moderating import audited, direct, open_town, person, rows, told
from tests.kit.run import run
from tests.kit.town import Town, words

NOW = 1_800_000_000_000_000


def us(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> int:
    return round(datetime(year, month, day, hour, minute, tzinfo=UTC).timestamp()) * 1_000_000


@pytest.mark.parametrize(
    ("text", "zone", "at"),
    [
        ("2h", "UTC", NOW - 2 * HOUR),
        ("2 часа", "UTC", NOW - 2 * HOUR),
        ("1д", "UTC", NOW - DAY),
        ("07:30", "UTC", us(2027, 1, 15, 7, 30)),
        ("14:30", "UTC", us(2027, 1, 14, 14, 30)),
        ("10:30", "Europe/Moscow", us(2027, 1, 15, 7, 30)),
        ("2027-01-14", "UTC", us(2027, 1, 14)),
        ("2027-01-14 12:00", "Europe/Moscow", us(2027, 1, 14, 9)),
        ("2027-01-14T12:00:00+02:00", "UTC", us(2027, 1, 14, 10)),
        ("yesterday", "UTC", None),
        ("25:00", "UTC", None),
        ("0001-01-01", "Europe/Moscow", us(1, 1, 1) - 2 * HOUR - 30 * MINUTE - 17 * SECOND),
        ("", "UTC", None),
        ("2h", "Nowhere/Town", NOW - 2 * HOUR),
    ],
)
def test_since_when(text: str, zone: str, at: int | None) -> None:
    assert read_since(text, NOW, zone) == at


async def _spree(town: Town) -> None:
    await town.uses("mira", "warn", person="bob")
    await town.later(2 * HOUR)
    await town.uses("mira", "warn", person="kestrel")
    await town.uses("mira", "mute", person="juno", length="1d")
    await town.uses("oskar", "warn", person="tamsin")
    await town.uses("mira", "kick", person="brann")
    await town.later(20 * SECOND)
    await town.uses("mira", "ban", person="ives")


@run
async def test_a_lead_takes_a_spree_back_after_the_grace(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _spree(town)
    await town.uses("oskar", "undo_all", person="mira", since="1h")
    text = await told(town, "oskar")
    assert "4 decisions of Mira" in text
    assert "1 kick can't be taken back" in text
    assert len(await rows(town, DECISIONS, outcome=Outcome.UNDONE)) == 0
    await town.later(11 * SECOND)
    undone = await rows(town, DECISIONS, outcome=Outcome.UNDONE)
    oskar = await person(town, "oskar")
    assert {one.by for one in undone} == {oskar}
    states = {one.number: one.state for one in await rows(town, CASES)}
    assert states == {
        1: CaseState.CLOSED, 2: CaseState.OPEN, 3: CaseState.OPEN, 4: CaseState.CLOSED, 5: CaseState.OPEN,
        6: CaseState.OPEN,
    }  # fmt: skip
    await town.later(20 * SECOND)
    assert "Oskar took back 4 decisions of Mira" in words((await town.talk("oskar", "moderators"))[-1])
    assert "taken back" in await direct(town, "kestrel")
    assert sum(one.voided_by is None for one in await rows(town, STRIKES)) == 2
    for who, may in (("juno", True), ("ives", True)):
        reply = await town.do(who, do="send", channel="general", text="hi", reply_to="", attachments=[], nonce="")
        assert bool(reply["ok"]) is may
    assert await audited(town, "undo-all") == 1
    assert await rows(town, MARKS, name="undo-all:1") == []
    await town.close()


@run
async def test_stop_within_the_grace_leaves_all_as_it_is(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _spree(town)
    await town.uses("oskar", "undo_all", person="mira", since="1h")
    shown = (await town.notes("oskar"))[-1]
    token = shown["content"]["buttons"][0]["token"]
    card = (await town.cards())[-1]
    await town.do("mira", do="press", channel=card["channel"], message=card["id"], token=token)
    assert "rank of lead" in await told(town, "mira")
    await town.presses("oskar", "stop", shown)
    assert "Stopped" in await told(town, "oskar")
    await town.later(MINUTE)
    assert await rows(town, DECISIONS, outcome=Outcome.UNDONE) == []
    await town.presses("oskar", "stop", shown)
    assert "Too late" in await told(town, "oskar")
    await town.close()


@run
async def test_what_was_taken_back_before_is_not_taken_back_twice(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("mira", "warn", person="kestrel")
    await town.presses("mira", "undo")
    await town.uses("oskar", "undo_all", person="mira", since="1h")
    assert "decided nothing" in await told(town, "oskar")
    await town.close()


@run
async def test_more_than_a_few_are_taken_back_in_turns(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    for number in range(30):
        await town.uses("mira", "warn", person="kestrel", reason=f"reason {number}")
    await town.uses("mira", "note", person="kestrel", text="a note is nothing to take back")
    await town.uses("oskar", "undo_all", person="mira", since="1h")
    await town.later(11 * SECOND)
    assert len(await rows(town, DECISIONS, outcome=Outcome.UNDONE)) == 30
    assert "took back 30 decisions" in words((await town.talk("oskar", "moderators"))[-1])
    await town.close()


@pytest.mark.parametrize(
    ("who", "whom", "answer"),
    [
        ("bob", "mira", "rank of lead"),
        ("mira", "oskar", "rank of lead"),
        ("oskar", "oskar", "about you"),
        ("oskar", "ada", "above them"),
    ],
)
def test_who_may_not(tmp_path: Path, who: str, whom: str, answer: str) -> None:
    @run
    async def test() -> None:
        town = await open_town(tmp_path)
        await town.uses(who, "undo_all", person=whom, since="1h")
        assert answer in await told(town, who)
        await town.close()

    test()


@run
async def test_a_time_that_is_none_or_ahead_is_asked_again(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("mira", "warn", person="kestrel")
    for since in ("soon", "2099-01-01", "1999-01-01"):
        await town.uses("oskar", "undo_all", person="mira", since=since)
        assert since in await told(town, "oskar")
    await town.close()
