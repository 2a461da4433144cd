"""How fast the bot calls: raids are cleaned at once, sends keep to the chat's pace, nobody waits for another chat."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import RetryAfter

from adapters.memory.clock import MemoryClock
from adapters.telegram import pacing
from adapters.telegram.errors import seconds_of
from adapters.telegram.limits import GLANCE, OVERTAKEN, PACE, Lane, Limiter, lane
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


async def _full_but_for(left: int, clock: MemoryClock, server: Server) -> None:
    """All of a group's minute is taken, but for `left`, and the chat's pace is at its slowest."""
    for _ in range(20 - left):
        await server.call("sendMessage", GROUP, which=Lane.CARD)
    assert clock.now() - server.calls[0][0] < 20 * SECOND


async def _ended(clock: MemoryClock, call: Coroutine[Any, Any, bool]) -> tuple[int, int | None]:
    """After how many µs a call ended, and how many seconds it was told to wait; None for one that was made."""
    start = clock.now()
    try:
        await call
    except RetryAfter as error:
        return clock.now() - start, seconds_of(error)
    return clock.now() - start, None


@run
async def test_whoever_loses_the_last_turns_to_better_ones_hears_so_and_is_not_kept() -> None:
    """Two cards take what a copy of a picture was let in for: it is told to come back when the minute is over."""
    clock = MemoryClock(autojump=True)
    server = Server(clock)
    await _full_but_for(2, clock, server)
    copy = asyncio.create_task(_ended(clock, server.call("copyMessage", GROUP, which=Lane.DEED)))
    await asyncio.sleep(0)
    cards = [server.call("sendMessage", GROUP, which=Lane.CARD) for _ in range(2)]
    assert await asyncio.gather(*cards) == [True, True]
    waited, told = await copy
    assert waited <= OVERTAKEN
    assert told is not None
    assert told > 30


@run
async def test_a_post_that_lost_its_turn_keeps_no_answer_waiting() -> None:
    """Posts leave five a minute free; one of them that is still in the queue does not stand in the way to these."""
    clock = MemoryClock(autojump=True)
    server = Server(clock)
    await _full_but_for(6, clock, server)
    post = asyncio.create_task(_ended(clock, server.call("sendMessage", GROUP, "post")))
    await asyncio.sleep(0)
    card = asyncio.create_task(_ended(clock, server.call("sendMessage", GROUP, "card", Lane.CARD)))
    await clock.sleep(2 * SECOND)
    waited, told = await _ended(clock, server.call("sendMessage", GROUP, "answer", Lane.ANSWER))
    assert told is None
    assert waited <= PACE
    assert (await card)[1] is None
    assert (await post)[0] <= OVERTAKEN


@run
async def test_an_answer_goes_at_once_past_a_post_for_which_nothing_is_left_yet() -> None:
    clock = MemoryClock(autojump=True)
    server = Server(clock)
    await _full_but_for(5, clock, server)
    await clock.sleep(server.calls[0][0] + MINUTE + SECOND - 2 * SECOND - clock.now())
    post = asyncio.create_task(_ended(clock, server.call("sendMessage", GROUP, "post")))
    await asyncio.sleep(0)
    waited, told = await _ended(clock, server.call("sendMessage", GROUP, "answer", Lane.ANSWER))
    assert (waited <= GLANCE, told) == (True, None)
    assert (await post)[0] <= OVERTAKEN


@run
async def test_the_last_turn_of_a_minute_is_the_better_ones() -> None:
    clock = MemoryClock(autojump=True)
    server = Server(clock)
    await _full_but_for(1, clock, server)
    deed = asyncio.create_task(_ended(clock, server.call("copyMessage", GROUP, which=Lane.DEED)))
    await asyncio.sleep(0)
    assert (await _ended(clock, server.call("sendMessage", GROUP, which=Lane.CARD)))[1] is None
    assert (await deed)[1] is not None


@given(
    st.lists(
        st.tuples(st.sampled_from(Lane), st.sampled_from([0, 100, 500, 1500]), st.sampled_from([GROUP, OTHER])),
        min_size=30, max_size=60,
    )
)  # fmt: skip
def test_nobody_is_kept_longer_than_promised(asked: list[tuple[Lane, int, int]]) -> None:
    """Whoever comes when and overtakes whom (pauses in ms): the answer or the refusal comes in time, and the group's
    minute is kept to."""

    async def body() -> None:
        clock = MemoryClock(autojump=True)
        server = Server(clock)
        calls = []
        for which, pause, chat in asked:
            await clock.sleep(pause * SECOND // 1000)
            calls.append(asyncio.create_task(_ended(clock, server.call("sendMessage", chat, str(chat), which))))
        ends = await asyncio.gather(*calls)
        assert all(waited <= OVERTAKEN for waited, _ in ends)
        for chat in (GROUP, OTHER):
            at = [one for one, _, text in server.calls if text == str(chat)]
            assert all(at[n + 20] - at[n] > MINUTE for n in range(len(at) - 20))
            assert str(chat) not in server.limiter._gates or server.limiter._gates[str(chat)].idle

    asyncio.run(body())


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


@run
async def test_what_was_sent_before_a_stop_counts_after_it() -> None:
    clock = MemoryClock(autojump=True)
    before, after = Server(clock), Server(clock)
    for number in range(18):
        await before.call("sendPhoto", GROUP, str(number), Lane.CARD)
    after.limiter.remember(before.limiter.spent())
    assert before.limiter.spent().keys() == {str(GROUP)}
    for number in range(2):
        await after.call("sendPoll", GROUP, str(number), Lane.CARD)
    with pytest.raises(RetryAfter):
        await after.call("sendPoll", GROUP, "one too many", Lane.CARD)
    await after.call("sendMessage", OTHER, "elsewhere", Lane.CARD)
    clock.advance(2 * MINUTE)
    assert after.limiter.spent() == {}


@on_wire
async def test_the_pace_is_noted_at_a_stop_and_an_odd_note_is_left_out(out: Out) -> None:
    await out.done(SendMessage(out.channel(), plain("hello"), "en"))
    limiter = Limiter(out.session.clock)
    await pacing.keep(out.session, out.platform._limiter)
    await pacing.restore(out.session, limiter)
    assert [(chat, len(times)) for chat, times in limiter.spent().items()] == [(out.place, 1)]
    for odd in ("{", "[1]", '{"-5": 3}', '{"-5": ["x"]}'):
        await out.notes.write(pacing.KIND, pacing.KEY, odd)
        await pacing.restore(out.session, limiter)
        assert await out.notes.read(pacing.KIND, pacing.KEY) is None
    assert len(limiter.spent()) == 1
