"""The second reader is asked about what is in doubt, within its budget, and nothing waits for it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sql import open_store
from bot.app.opinion.second import LONGEST_REST
from bot.app.turn import Turn
from bot.domain.cases import CaseState
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.opinion import Opinion, OpinionFault
from bot.ports.store import where
from bot.ports.tables import COMMUNITIES, EVIDENCE
from tests.app.moderating import case, rows
from tests.app.opinion.doubting import Doubts, Told, open_doubts
from tests.kit.run import run

AWAY = OpinionFault("second-unreachable", "ClientConnectorError")
HUNG = OpinionFault("second-slow", "20 s", perhaps_this=True)


@run
async def test_a_doubtful_message_of_an_open_case_is_asked_about_once(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path)
    await doubts.town.says("kestrel", "that is doubtful")
    before = await case(doubts.town, 1)
    await doubts.round()
    await doubts.round()
    assert doubts.reader.asked == ["that is doubtful"]
    (row,) = await doubts.opinions()
    assert (row.case, row.kind, row.aim, row.reader) == (1, "abuse", "person", "small-one")
    assert await case(doubts.town, 1) == before, "it never acts"
    await doubts.town.close()


@run
async def test_on_the_real_store_too(tmp_path: Path) -> None:
    clock = MemoryClock()
    store = await open_store(tmp_path / "steward.db", clock=clock, dice=MemoryDice(1))
    doubts = await open_doubts(tmp_path, store=store, clock=clock)
    await doubts.town.says("kestrel", "doubtful first")
    await doubts.town.says("bob", "doubtful second")
    await doubts.round()
    await doubts.round()
    assert sorted(doubts.reader.asked) == ["doubtful first", "doubtful second"]
    assert [one.kind for one in await doubts.opinions()] == ["abuse", "abuse"]
    await doubts.town.close()
    await store.close()


@run
async def test_what_is_clear_or_calm_or_closed_is_not_asked_about(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path)
    await doubts.town.says("kestrel", "you liar")
    await doubts.town.says("bob", "doubtless a fine day")
    await doubts.town.says("juno", "what sorrow")
    await doubts.town.says("ives", "that is doubtful")
    await doubts.town.presses("mira", "ok")
    assert (await case(doubts.town, 4)).state is CaseState.CLOSED
    await doubts.round()
    assert doubts.reader.asked == []
    await doubts.town.close()


@run
async def test_it_is_shown_the_words_without_names(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path)
    await doubts.town.says("brann", "hello")
    await doubts.town.says(
        "kestrel", "Kestrel says: @mira and Brann are doubtful, see https://example.org/u/brann 79161234567"
    )
    await doubts.round()
    (shown,) = doubts.reader.asked
    for name in ("kestrel", "mira", "brann", "example.org", "7916"):
        assert name not in shown.casefold()
    assert "doubtful" in shown
    await doubts.town.close()


@run
async def test_an_answer_without_a_label_is_kept_as_that_and_not_asked_again(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path)
    doubts.reader.told = None
    await doubts.town.says("kestrel", "doubtful")
    await doubts.round()
    doubts.reader.told = Opinion("praise")
    await doubts.round()
    assert [one.kind for one in await doubts.opinions()] == [""]
    await doubts.town.close()


@run
async def test_the_budget_is_kept_and_begins_anew_at_the_communitys_midnight(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path, per_day=2)
    await _live_in(doubts, "Asia/Tokyo")  # the clock stands at 08:00 UTC, 17:00 there
    for who in ("kestrel", "bob", "juno", "ives"):
        await doubts.town.says(who, "doubtful")
    await doubts.round()
    await doubts.round()
    assert len(doubts.reader.asked) == 2
    doubts.town.clock.advance(7 * HOUR - SECOND)
    await doubts.round()
    assert len(doubts.reader.asked) == 2
    doubts.town.clock.advance(SECOND)
    await doubts.round()
    assert len(doubts.reader.asked) == 4
    assert len(await doubts.opinions()) == 4
    await doubts.town.close()


async def _live_in(doubts: Doubts, zone: str) -> None:
    async def deed(turn: Turn) -> None:
        await turn.tx.change(COMMUNITIES, where(id=turn.id), zone=zone)

    await doubts.town.inside(deed)


@run
async def test_a_reader_that_is_away_costs_nothing_and_nothing_is_lost(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path, per_day=2, at_once=1)
    doubts.reader.told = AWAY
    for who in ("kestrel", "bob"):
        await doubts.town.says(who, "doubtful")
    for _ in range(5):
        await doubts.round()
    assert len(doubts.reader.asked) == 1, "it is left alone after a fault"
    for _ in range(10):
        doubts.town.clock.advance(HOUR)
        await doubts.round()
    assert (await doubts.opinions(), doubts.second.fault) == ([], AWAY)
    doubts.reader.told = Opinion("chat")
    doubts.town.clock.advance(HOUR)
    await doubts.round()
    assert [one.kind for one in await doubts.opinions()] == ["chat", "chat"]
    assert doubts.second.fault is None
    await doubts.town.close()


@pytest.mark.parametrize(
    ("fault", "rests"),
    [
        (AWAY, [30 * SECOND, MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE, 15 * MINUTE, 15 * MINUTE]),
        (OpinionFault("second-key", lasting=True), [LONGEST_REST, LONGEST_REST]),
        (OpinionFault("second-busy", rest=5 * MINUTE), [5 * MINUTE, 5 * MINUTE]),
    ],
)
def test_it_is_left_alone_longer_each_time(tmp_path: Path, fault: OpinionFault, rests: list[int]) -> None:
    @run
    async def scene() -> None:
        doubts = await open_doubts(tmp_path)
        now = 0
        for rest in rests:
            doubts.second.failed(fault, now)
            assert doubts.second.rests_until == now + rest
            now = doubts.second.rests_until
        doubts.second.answered()
        assert (doubts.second.rests_until, doubts.second.fault) == (0, None)
        await doubts.town.close()

    scene()


@run
async def test_one_message_that_it_falls_over_does_not_hold_up_the_others(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path, at_once=1)

    def moody(text: str) -> Told:
        return HUNG if "poison" in text else Opinion("chat")

    doubts.reader.told = moody
    await doubts.town.says("bob", "doubtful")
    await doubts.town.says("kestrel", "doubtful poison")
    for _ in range(4):
        doubts.town.clock.advance(HOUR)
        await doubts.round()
    assert {one.case: one.kind for one in await doubts.opinions()} == {1: "chat", 2: ""}
    await doubts.town.close()


@run
async def test_while_it_hangs_for_everybody_no_message_is_given_up(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path)
    doubts.reader.told = HUNG
    await doubts.town.says("kestrel", "doubtful")
    for _ in range(6):
        doubts.town.clock.advance(HOUR)
        await doubts.round()
    doubts.reader.told = Opinion("chat")
    doubts.town.clock.advance(HOUR)
    await doubts.round()
    assert [one.kind for one in await doubts.opinions()] == ["chat"]
    await doubts.town.close()


@run
async def test_nothing_waits_for_it_and_few_are_under_way(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path, at_once=2)
    doubts.reader.gate = asyncio.Event()
    for who in ("kestrel", "bob", "juno", "ives"):
        await doubts.town.says(who, "doubtful")
    asking = asyncio.create_task(doubts.round())
    await doubts.reader.begun(2)
    await doubts.town.says("brann", "you liar")
    assert (await case(doubts.town, 5)).state is CaseState.OPEN
    await doubts.town.presses("mira", "ok")
    assert (await case(doubts.town, 5)).state is CaseState.CLOSED
    doubts.reader.gate.set()
    await asking
    assert (doubts.reader.most, len(await doubts.opinions())) == (2, 4)
    await doubts.town.close()


@run
async def test_a_case_decided_meanwhile_is_not_asked_about(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path, at_once=1)
    doubts.reader.gate = asyncio.Event()
    await doubts.town.says("kestrel", "doubtful first")
    await doubts.town.says("bob", "doubtful second")
    asking = asyncio.create_task(doubts.round())
    await doubts.reader.begun(1)
    waiting = 1 if "second" in doubts.reader.asked[0] else 2
    card = (await doubts.town.cards())[waiting - 1]
    await doubts.town.presses("mira", "ok", card)
    doubts.reader.gate.set()
    await asking
    assert len(doubts.reader.asked) == 1
    await doubts.town.close()


@run
async def test_who_is_forgotten_is_not_asked_about_and_leaves_nothing(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path)
    await doubts.town.says("kestrel", "doubtful")
    await doubts.town.uses("kestrel", "forget_me")
    note = (await doubts.town.notes("kestrel"))[-1]
    token = note["content"]["buttons"][0]["token"]
    await doubts.town.do("kestrel", do="press", channel=note["channel"], message=note["id"], token=token)
    assert await rows(doubts.town, EVIDENCE) == []
    await doubts.round()
    assert doubts.reader.asked == []
    await doubts.town.close()


@run
async def test_the_part_asks_by_itself(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path)
    part = asyncio.create_task(doubts.reading.run())
    await doubts.town.says("kestrel", "doubtful")
    while not await doubts.opinions():
        doubts.town.clock.advance(5 * SECOND)
        await asyncio.sleep(0)
    part.cancel()
    await asyncio.gather(part, return_exceptions=True)
    assert doubts.reader.asked == ["doubtful"]
    await doubts.town.close()


@run
async def test_an_old_case_is_left_alone(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path)
    await doubts.town.says("kestrel", "doubtful")
    doubts.town.clock.advance(8 * DAY)
    await doubts.round()
    assert doubts.reader.asked == []
    await doubts.town.close()
