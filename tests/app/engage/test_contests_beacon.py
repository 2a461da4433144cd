"""Draws by the beacon: asked before it is promised, waited for, never silently replaced."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from activities.contests.model import State
from activities.contests.record import DRAND, SEALED, Record, read_record
from activities.contests.tables import SEALS
from activities.contests.verify import differences
from bot.bootstrap import is_signed
from bot.domain.time import HOUR, MINUTE, SECOND
from bot.ports.beacon import QUICKNET
from tests.kit.contests import (
    MEMBERS,
    TownBeacon,
    call,
    contest,
    last_note,
    made,
    open_town,
    picks,
    record_in,
    written_to,
)
from tests.kit.drand import RANDOMNESS
from tests.kit.run import run
from tests.kit.town import Town, words


async def by_beacon(town: Town) -> dict[str, Any]:
    """A draft that is to be drawn by drand, opened."""
    await made(town)
    await town.presses("mira", "how", (await town.notes("mira"))[-1])
    await town.fills("mira", "s1:contests:1:how", channel="general", entering="button", claim="2d", source="drand")
    await town.presses("mira", "open", (await town.notes("mira"))[-1])
    return await call(town) if (await contest(town)).state is State.OPEN else {}


async def staff_said(town: Town, text: str) -> list[dict[str, Any]]:
    return [one for one in await town.talk("mira", "moderators") if one["content"] and text in words(one)]


@run
async def test_the_round_is_fixed_at_the_opening_and_decides(tmp_path: Path) -> None:
    beacon = TownBeacon()
    town = await open_town(tmp_path, beacon=beacon)
    shown = await by_beacon(town)
    one = await contest(town)
    assert QUICKNET.published_at(one.round) >= one.ends + 30 * SECOND
    assert QUICKNET.published_at(one.round) < one.ends + 34 * SECOND
    assert f"round {one.round} of drand" in words(shown)
    assert beacon.asked[0] < one.round
    for who in MEMBERS:
        await town.presses(who, "in", shown)
    await town.later(HOUR + SECOND)
    await town.later(2 * MINUTE)
    (seal,) = await town.inside(lambda turn: turn.tx.find(SEALS))
    assert beacon.asked[-1] == one.round
    assert seal.beacon == RANDOMNESS
    record = await record_in(town)
    assert (record.source.kind, record.source.round, record.seed) == (DRAND, one.round, RANDOMNESS)
    assert record.ranking[0] == (await picks(town))[0].line
    assert "nobody could know it before" in await told(town)
    await town.close()


async def told(town: Town) -> str:
    return "\n".join(words(one) for one in await town.talk("bob", "general") if one["content"])


@run
async def test_without_a_beacon_it_is_not_opened_and_says_so(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    assert await by_beacon(town) == {}
    assert (await contest(town)).state is State.DRAFT
    assert any("has not allowed the public source" in one for one in await written_to(town, "mira"))
    await town.close()


@run
async def test_a_beacon_that_does_not_answer_is_no_promise(tmp_path: Path) -> None:
    beacon = TownBeacon()
    beacon.fault = "beacon-unreachable"
    town = await open_town(tmp_path, beacon=beacon)
    assert await by_beacon(town) == {}
    assert any("doesn't answer" in one for one in await written_to(town, "mira"))
    beacon.fault = ""
    await town.uses("mira", "contest open")
    assert (await contest(town)).state is State.OPEN
    await town.close()


@run
async def test_no_network_at_the_draw_waits_and_tells_staff_once(tmp_path: Path) -> None:
    beacon = TownBeacon()
    town = await open_town(tmp_path, beacon=beacon)
    shown = await by_beacon(town)
    for who in MEMBERS:
        await town.presses(who, "in", shown)
    beacon.fault = "beacon-unreachable"
    await town.later(HOUR + SECOND)
    for _ in range(6):
        await town.later(5 * MINUTE)
    assert (await contest(town)).state is State.FROZEN
    assert await picks(town) == []
    assert len(await staff_said(town, "can't be drawn right now")) == 1
    asked = len(beacon.asked)
    assert asked > 3
    beacon.fault = ""
    await town.later(31 * MINUTE)
    assert (await record_in(town)).source.kind == DRAND
    (note,) = await staff_said(town, "can't be drawn right now")
    await town.presses("mira", "fallback", note)
    assert "nothing to decide" in await last_note(town, "mira")
    await town.close()


@run
async def test_only_a_person_chooses_the_sealed_number_and_the_outcome_says_it(tmp_path: Path) -> None:
    beacon = TownBeacon()
    town = await open_town(tmp_path, beacon=beacon)
    shown = await by_beacon(town)
    for who in MEMBERS:
        await town.presses(who, "in", shown)
    beacon.fault = "beacon-signature"
    await town.later(HOUR + SECOND)
    await town.later(2 * MINUTE)
    assert await staff_said(town, "not rightly signed") == []
    await town.later(2 * MINUTE)
    (note,) = await staff_said(town, "not rightly signed")
    await town.do("bob", do="press", channel="general", message=shown["id"], token="s1:contests:1:fallback")
    assert await picks(town) == []
    await town.presses("mira", "fallback", note)
    await town.later(MINUTE)
    record = await record_in(town)
    one = await contest(town)
    assert (record.source.kind, record.source.instead_of) == (SEALED, one.round)
    assert differences(record, is_signed) == []
    assert "could not be reached, so the team decided" in await told(town)
    await town.close()


@run
async def test_a_list_that_was_closed_late_is_told_as_such(tmp_path: Path) -> None:
    beacon = TownBeacon()
    town = await open_town(tmp_path, beacon=beacon)
    shown = await by_beacon(town)
    await town.presses("bob", "in", shown)
    await town.later(7 * HOUR)
    await town.later(2 * MINUTE)
    assert (await contest(town)).state is State.DRAWN
    assert "that was before the list was closed" in await told(town)
    await town.close()


@run
async def test_drawing_by_hand_waits_for_the_promised_round(tmp_path: Path) -> None:
    town = await open_town(tmp_path, beacon=TownBeacon())
    shown = await by_beacon(town)
    await town.presses("bob", "in", shown)
    await town.uses("mira", "contest freeze")
    await town.presses("mira", "freeze", (await town.notes("mira"))[-1])
    await town.uses("mira", "contest draw")
    assert "only there at" in await last_note(town, "mira")
    await town.later(HOUR + MINUTE)
    assert [one.line for one in await picks(town)] == ["s:bob"]
    await town.close()


@run
async def test_the_posted_record_holds(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await made(town, places="3")
    await town.uses("mira", "contest open")
    shown = await call(town)
    for who in MEMBERS:
        await town.presses(who, "in", shown)
    await town.later(HOUR + SECOND)
    await town.later(2 * MINUTE)
    record = await record_in(town)
    assert differences(record, is_signed) == []
    assert record.winners == tuple(one.line for one in await picks(town) if one.is_winner)
    assert len(record.winners) == 3
    again = read_record(b"{}")
    assert not isinstance(again, Record)
    await town.close()
