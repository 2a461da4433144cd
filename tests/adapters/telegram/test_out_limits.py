"""How fast the bot calls: raids are cleaned at once, sends keep to the chat's pace, nobody waits for another chat."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram.error import RetryAfter

from adapters.memory.clock import MemoryClock
from adapters.telegram.limits import Lane, Limiter, lane
from bot.domain.actions import Ban, DeleteMessage, SendMessage
from bot.domain.content import Content, Line, Look, plain
from bot.domain.results import Done, Later
from bot.domain.time import MINUTE, SECOND
from tests.adapters.telegram.outgoing import Out, account, on_wire
from tests.kit.run import run

GROUP = -1_002_000_000_001
OTHER = -1_002_000_000_002


class Server:
    """Takes calls and remembers when; `flood` (seconds) is what it answers with once."""

    def __init__(self, clock: MemoryClock) -> None:
        self.clock = clock
        self.limiter = Limiter(clock)
        self.calls: list[tuple[int, str, Any]] = []
        self.flood = 0

    async def call(self, endpoint: str, chat: int | None, text: str = "", which: Lane | None = None) -> bool:
        """One request as the library makes it."""
        data = {"text": text} | ({"chat_id": chat} if chat is not None else {})

        async def answer() -> bool:
            flood, self.flood = self.flood, 0
            if flood:
                raise RetryAfter(flood)
            self.calls.append((self.clock.now(), endpoint, text))
            return True

        with lane(which if which is not None else Lane.POST):
            return bool(await self.limiter.process_request(answer, (), {}, endpoint, data, None))

    def times(self, endpoint: str) -> list[int]:
        """When calls of a method were made, in seconds from the first."""
        found = [at for at, name, _ in self.calls if name == endpoint]
        return [(at - self.calls[0][0]) // SECOND for at in found]


@run
async def test_what_puts_no_words_into_a_chat_never_waits() -> None:
    server = Server(MemoryClock())
    for endpoint in ("deleteMessages", "banChatMember", "getChatMember", "answerCallbackQuery", "restrictChatMember"):
        await asyncio.gather(*(server.call(endpoint, GROUP) for _ in range(40)))
    assert len(server.calls) == 200
    assert len({at for at, _, _ in server.calls}) == 1


@run
async def test_a_group_gets_twenty_a_minute_and_posts_leave_room_for_cards() -> None:
    clock = MemoryClock(autojump=True)
    server = Server(clock)
    sent = late = 0
    start = clock.now()
    while clock.now() - start < MINUTE:
        try:
            await server.call("sendMessage", GROUP)
            sent += 1
        except RetryAfter:
            late += 1
            break
    assert (sent, late) == (15, 1)
    for _ in range(5):
        await server.call("sendMessage", GROUP, which=Lane.CARD)
    with pytest.raises(RetryAfter):
        await server.call("sendMessage", GROUP, which=Lane.CARD)
    await clock.sleep(start + MINUTE + SECOND - clock.now())
    await server.call("sendMessage", GROUP)


@run
async def test_every_window_keeps_to_every_limit() -> None:
    clock = MemoryClock(autojump=True)
    server = Server(clock)
    chats = [GROUP, OTHER, *range(1, 60)]
    results = await asyncio.gather(
        *(server.call("sendMessage", chat, str(chat)) for chat in chats * 2), return_exceptions=True
    )
    assert not [one for one in results if isinstance(one, Exception) and not isinstance(one, RetryAfter)]
    at = sorted(one for one, _, _ in server.calls)
    assert all(at[n + 30] - at[n] >= SECOND for n in range(len(at) - 30))
    assert len(at) > 60


@run
async def test_whoever_is_better_overtakes() -> None:
    clock = MemoryClock(autojump=True)
    server = Server(clock)
    for _ in range(4):
        await server.call("sendMessage", GROUP)
    lanes = [(Lane.POST, "post"), (Lane.DEED, "deed"), (Lane.CARD, "card"), (Lane.ANSWER, "answer")]
    await asyncio.gather(*(server.call("sendMessage", GROUP, text, which) for which, text in lanes))
    assert [text for _, _, text in server.calls[4:]] == ["answer", "card", "deed", "post"]


@run
async def test_a_flood_in_one_chat_delays_no_other() -> None:
    clock = MemoryClock()
    server = Server(clock)
    server.flood = 35
    with pytest.raises(RetryAfter):
        await server.call("sendMessage", GROUP)
    with pytest.raises(RetryAfter):
        await server.call("sendMessage", GROUP)
    assert await server.call("sendMessage", OTHER)
    assert await server.call("deleteMessage", GROUP)
    assert await server.call("answerCallbackQuery", None)
    assert server.times("sendMessage") == [0]
    clock.advance(36 * SECOND)
    assert await server.call("sendMessage", GROUP)


@run
async def test_a_waiter_that_is_cancelled_holds_nobody_up() -> None:
    clock = MemoryClock()
    server = Server(clock)
    for _ in range(4):
        await server.call("sendMessage", GROUP)
    waiting = [asyncio.create_task(server.call("sendMessage", GROUP, str(n))) for n in range(3)]
    await clock.settle()
    waiting[0].cancel()
    waiting[1].cancel()
    await clock.run(4 * SECOND)
    assert await waiting[2]
    assert [text for _, _, text in server.calls[4:]] == ["2"]
    assert server.limiter._gate(str(GROUP)).idle


@run
async def test_chats_that_are_quiet_are_forgotten() -> None:
    clock = MemoryClock(autojump=True)
    server = Server(clock)
    for person in range(1, 2001):
        await server.call("sendMessage", person)
    await clock.sleep(2 * MINUTE)
    await server.call("sendMessage", 5000)
    assert len(server.limiter._gates) == 1


@on_wire
async def test_a_raid_of_a_hundred_messages_by_twenty_people(out: Out) -> None:
    """All at once, as the core's lanes hand it over: at most five calls to delete, twenty bans, no 429."""
    raiders = out.wire.users(20, "Raider")
    for one in raiders:
        out.wire.joins(one, out.town)
    said = [out.wire.says(raiders[n % 20], out.town, f"free coins {n}") for n in range(100)]
    out.wire.forget_calls()
    card = Content((Line("raid"),), look=Look.CARD)
    ends = await asyncio.gather(
        *(out.does(DeleteMessage(out.message(one))) for one in said),
        *(out.does(Ban(out.place, account(one))) for one in raiders),
        *(out.does(SendMessage(out.channel(out.room), card, "en")) for _ in range(3)),
    )
    assert all(isinstance(one, Done) for one in ends)
    counts = out.wire.call_counts()
    assert counts.get("deleteMessages", 0) + counts.get("deleteMessage", 0) <= 5
    assert counts["banChatMember"] == 20
    assert out.wire.messages(out.town) == []
    assert out.wire.figures()["limited"] == 0


@on_wire
async def test_a_flood_is_told_to_the_core_at_once(out: Out) -> None:
    out.wire.fault("flood", "sendMessage", chat=out.town, times=1, seconds=35)
    end = await out.does(SendMessage(out.channel(), plain("a"), "en"))
    assert isinstance(end, Later)
    assert end.after == 35 * SECOND
    assert isinstance(await out.does(SendMessage(out.channel(out.room), plain("b"), "en")), Done)
