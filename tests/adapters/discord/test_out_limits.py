"""Whose call goes first, how many a second, what is not asked again, and when nothing is asked at all."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from time import monotonic
from typing import Any

import aiohttp
import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.errors import result_of
from adapters.discord.limits import Budget, Lane, Limiter, Refusals, priority
from adapters.discord.state import state_of
from adapters.memory.clock import MemoryClock
from bot.domain.actions import (
    Act,
    Answer,
    Ban,
    BanMany,
    DeleteMessage,
    EditMessage,
    Mute,
    SendDirect,
    SendMessage,
)
from bot.domain.content import Content, Look, plain
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef
from bot.domain.results import Later, Refused, Uncertain, Why
from bot.domain.time import HOUR, MINUTE, SECOND
from tests.contracts.discord_stage import stage
from tests.kit.run import run

ROOM = ChannelRef("discord", "1", "2")
BOB = AccountRef("discord", "3")
POST = SendMessage(ROOM, plain("a"), "en")
CARD = replace(POST, content=Content((), look=Look.CARD))


@pytest.mark.parametrize(
    ("act", "lane"),
    [
        (Answer("i", ROOM, BOB, plain("a"), "en"), Lane.ANSWER), (CARD, Lane.CARD), (POST, Lane.POST),
        (EditMessage(MessageRef(ROOM, "1"), plain("a"), "en"), Lane.CARD), (Mute("1", BOB, 5), Lane.DEED),
        (DeleteMessage(MessageRef(ROOM, "1")), Lane.DEED), (SendDirect("1", BOB, plain("a"), "en"), Lane.POST),
    ],
)  # fmt: skip
def test_answers_then_cards_then_deeds_then_posts(act: Act, lane: Lane) -> None:
    assert priority(act) is lane


@run
async def test_no_second_sees_more_than_so_many_and_answers_wait_for_nobody() -> None:
    clock = MemoryClock()
    limiter = Limiter(clock, per_second=5)
    gone: list[tuple[int, Lane]] = []

    async def ask(lane: Lane) -> None:
        await limiter.turn(lane)
        gone.append((clock.now(), lane))

    tasks = [asyncio.create_task(ask(lane)) for lane in [Lane.POST] * 12 + [Lane.DEED] * 4 + [Lane.CARD] * 4]
    await clock.settle()
    assert len(gone) == 5
    await ask(Lane.ANSWER)
    assert gone[-1] == (clock.now(), Lane.ANSWER)
    await clock.run(10 * SECOND)
    await asyncio.gather(*tasks)
    waited = [(at, lane) for at, lane in gone if lane is not Lane.ANSWER]
    assert [lane for _, lane in waited] == [Lane.POST] * 5 + [Lane.CARD] * 4 + [Lane.DEED] * 4 + [Lane.POST] * 7
    for start, _ in waited:
        assert sum(start <= at < start + SECOND for at, _ in waited) <= 5
    await limiter.close()


@run
async def test_who_gives_up_waiting_keeps_nobody_else_and_a_stop_frees_all() -> None:
    clock = MemoryClock()
    limiter = Limiter(clock, per_second=1)
    await limiter.turn(Lane.POST)
    first, second, third = [asyncio.create_task(limiter.turn(Lane.POST)) for _ in range(3)]
    await clock.settle()
    first.cancel()
    await clock.run(SECOND)
    assert second.done()
    await limiter.close()
    await asyncio.gather(first, third, return_exceptions=True)
    assert third.cancelled()


@run
async def test_a_clock_that_is_set_back_stops_nobody() -> None:
    clock = MemoryClock()
    limiter = Limiter(clock, per_second=1)
    await limiter.turn(Lane.POST)
    clock.set(clock.now() - HOUR)
    async with asyncio.timeout(1):
        await limiter.turn(Lane.POST)


def test_a_refusal_stands_ten_minutes_unless_the_rights_changed() -> None:
    clock, no = MemoryClock(), Refused(Why.NO_RIGHT, "write")
    refusals = Refusals(clock)
    refusals.keep(("SendMessage", "2"), 8, no)
    assert refusals.known(("SendMessage", "2"), 8) == no
    assert refusals.known(("SendMessage", "3"), 8) is None
    assert refusals.known(("SendMessage", "2"), 9) is None
    refusals.keep(("SendMessage", "2"), 8, no)
    clock.advance(10 * MINUTE)
    assert refusals.known(("SendMessage", "2"), 8) is None


def test_when_too_much_was_refused_all_but_answers_wait() -> None:
    clock = MemoryClock()
    budget = Budget(clock, most=3)
    for status in (200, 404, 403, 429):
        budget.note(status)
    assert budget.spent(Lane.POST) is None
    clock.advance(MINUTE)
    budget.note(401)
    later = budget.spent(Lane.POST)
    assert later is not None
    assert later.after == 9 * MINUTE
    assert budget.spent(Lane.ANSWER) is None
    clock.advance(later.after)
    assert budget.spent(Lane.POST) is None


class Said:
    """What aiohttp would give as a response."""

    def __init__(self, status: int, headers: dict[str, str] | None = None) -> None:
        self.status, self.reason, self.headers = status, "", headers or {}


def said(status: int, code: int = 0, **headers: str) -> discord.HTTPException:
    kinds = {403: discord.Forbidden, 404: discord.NotFound}
    kind = kinds.get(status, discord.DiscordServerError if status >= 500 else discord.HTTPException)
    response: Any = Said(status, {name.replace("_", "-"): value for name, value in headers.items()})
    return kind(response, {"code": code, "message": "words"})


BAN = Ban("1", BOB)


@pytest.mark.parametrize(
    ("error", "act", "result"),
    [
        (said(403, 50013), BAN, Refused(Why.NO_RIGHT, "ban")), (said(403, 50001), POST, Refused(Why.NO_RIGHT, "read")),
        (said(404, 10003), POST, Refused(Why.ROOM_GONE)), (said(404, 10008), POST, Refused(Why.GONE)),
        (said(404, 10007), BAN, Refused(Why.NOT_HERE)), (said(404, 10013), BAN, Refused(Why.NOT_HERE)),
        (said(403, 50007), POST, Refused(Why.CLOSED)), (said(403, 50278), POST, Refused(Why.CLOSED)),
        (said(400, 50034), POST, Refused(Why.TOO_OLD)), (said(404, 10062), POST, Refused(Why.TOO_OLD)),
        (said(401, 50027), POST, Refused(Why.TOO_OLD)), (said(401), POST, Later(MINUTE, "401")),
        (said(400, 50035), POST, Refused(Why.BAD_REQUEST, detail="50035 words")),
        (said(400, 30035), BAN, Later(HOUR, "30035")), (said(429, 0, Retry_After="7"), POST, Later(7 * SECOND, "429")),
        (said(429, 0, Retry_After="soon"), POST, Later(MINUTE, "429")), (said(502), POST, Uncertain("502")),
        (said(502), BAN, Later(5 * SECOND, "502")), (discord.RateLimited(3.5), POST, Later(3_500_000, "429")),
        (aiohttp.ServerDisconnectedError(), POST, Uncertain("ServerDisconnectedError")),
        (TimeoutError(), BAN, Later(5 * SECOND, "TimeoutError")),
    ],
)  # fmt: skip
def test_what_discord_says_becomes_a_result(error: BaseException, act: Act, result: object) -> None:
    assert result_of(error, act) == result


@given(st.integers(400, 599), st.integers(0, 600_000))
def test_every_answer_has_a_meaning(status: int, code: int) -> None:
    for act in (POST, BAN, BanMany("discord", "1", (BOB,))):
        assert isinstance(result_of(said(status, code), act), Refused | Later | Uncertain)


@run
async def test_a_channel_that_must_wait_keeps_no_other_waiting() -> None:
    async with stage() as one:
        one.wire.control.make_channel(one.place, "other")
        await one.until(lambda: len(one.discord.session.client.guilds[0].text_channels) == 3)
        route = f"/channels/{one.channel('general').id}/messages"
        one.wire.control.fault("429", method="POST", route=route, seconds=1.5, times=1)
        slow = asyncio.create_task(one.platform.carry_out(replace(POST, channel=one.channel("general"))))
        started = monotonic()
        await one.platform.carry_out(replace(POST, channel=one.channel("other")))
        assert monotonic() - started < 1.0
        assert not slow.done()
        await slow


@run
async def test_every_refusal_is_counted_those_that_the_library_waits_out_too() -> None:
    async with stage() as one:
        route = f"/channels/{one.channel('general').id}/messages"
        one.wire.control.fault("429", method="POST", route=route, seconds=0.05, times=2)
        await one.platform.carry_out(replace(POST, channel=one.channel("general")))
        budget = state_of(one.discord.session).budget
        for _ in range(3_000 - 2):
            assert budget.spent(Lane.POST) is None
            budget.note(429)
        assert isinstance(await one.platform.carry_out(replace(POST, channel=one.channel("general"))), Later)
