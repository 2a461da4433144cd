"""How fast Steward calls Telegram: sends and edits wait for their chat's turn, everything else goes at once.

The library's own limiter counts every call that names a chat, so that deleting spam takes minutes and one 429 stops the
whole bot (docs/telegram.md). Here only what puts words into a chat is counted, better lanes overtake, and a chat that
was told to wait delays nobody else. Numbers: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits.

What would have to wait longer than `PATIENCE`, or is overtaken until it would, is not kept here: RetryAfter is raised
and the core plans it again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import IntEnum
from heapq import heappop, heappush
from typing import Any, Final, TypeAlias

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from adapters.telegram.errors import seconds_of
from adapters.telegram.windows import Pace, Window
from bot.domain.time import MINUTE, SECOND
from bot.ports.clock import Clock

Answer: TypeAlias = bool | dict[str, Any] | list[dict[str, Any]]
PATIENCE: Final = 3 * SECOND
"""The longest wait for a turn inside a call, in µs."""
OVERTAKEN: Final = 2 * PATIENCE
"""The longest wait of one that better lanes overtook meanwhile: a deletion may stand behind it in the core."""
GLANCE: Final = SECOND // 4
"""How often whoever waits at the head of a queue looks whether somebody better came."""
SLACK: Final = SECOND // 10
"""What a call may take longer to arrive than the one before."""
OVERALL: Final = (30, SECOND + SLACK)
PACE: Final = SECOND
"""What a chat's messages keep apart, on average."""
BURST: Final = 4
"""How many may come at once before that."""
GROUP: Final = (20, MINUTE + SECOND)
PRIVATE: Final = (10, 10 * SECOND + SLACK)
RESERVED: Final = 5
"""Of a group's twenty a minute, what posts leave to cards and answers."""
MOST_CHATS: Final = 2000
_COUNTED: Final = ("send", "editMessage", "copyMessage", "forwardMessage")
_UNCOUNTED: Final = frozenset({"sendChatAction", "editMessageReplyMarkup"})


class Lane(IntEnum):
    """Who goes first."""

    ANSWER = 0
    CARD = 1
    DEED = 2
    POST = 3


_LANE: Final[ContextVar[Lane]] = ContextVar("lane", default=Lane.POST)


@contextmanager
def lane(one: Lane) -> Iterator[None]:
    """Calls made inside go in this lane."""
    before = _LANE.set(one)
    try:
        yield
    finally:
        _LANE.reset(before)


@dataclass(slots=True)
class Waiting:
    """A call in the queue. `future` ends with None when it is its turn, or with the time (µs UTC) at which that would
    be, where that is after `until`."""

    which: Lane
    number: int
    until: int
    future: asyncio.Future[int | None]

    def __lt__(self, other: Waiting) -> bool:
        return (self.which, self.number) < (other.which, other.number)


@dataclass(slots=True)
class Gate:
    """A queue before one chat (or all of Telegram): the best lane first; `head` is the lane that is let through now."""

    windows: tuple[Window | Pace, ...]
    reserve: bool = False
    waiting: list[Waiting] = field(default_factory=list)
    head: Lane | None = None
    arrivals: int = 0

    def free_at(self, now: int, which: Lane, ahead: int) -> int:
        """When a call of this lane may go behind `ahead` others, if nobody better comes."""
        spare = RESERVED if self.reserve and which is Lane.POST else 0
        return max(w.free_at(now, ahead, spare if w.most > RESERVED else 0) for w in self.windows)

    async def turn(self, clock: Clock, which: Lane) -> None:
        """Wait for a turn and take it. Raises RetryAfter where that takes too long, as soon as that is seen."""
        now = clock.now()
        ahead = sum(one.which <= which for one in self.waiting) + self._is_before(which)
        _refuse(self.free_at(now, which, ahead), now, now + PATIENCE)
        self.arrivals += 1
        number, until = self.arrivals, now + OVERTAKEN
        while True:
            if self.head is not None:
                await self._queue(clock, which, number, until)
            self.head = which
            try:
                if await self._pass(clock, which):
                    return
            finally:
                self.head = None
                self._wake(clock.now())

    def _is_before(self, which: Lane) -> bool:
        """Whether whoever is being let through goes before a call of this lane."""
        return self.head is not None and self.head <= which

    async def _pass(self, clock: Clock, which: Lane) -> bool:
        """At the head of the queue: wait until the windows allow it; False where somebody better came meanwhile."""
        while True:
            if self.waiting and self.waiting[0].which < which:
                return False
            now = clock.now()
            at = self.free_at(now, which, 0)
            if at <= now:
                break
            await clock.sleep(min(at - now, GLANCE))
        for window in self.windows:
            window.take(now)
        return True

    async def _queue(self, clock: Clock, which: Lane, number: int, until: int) -> None:
        """Wait to be the head. Raises RetryAfter as soon as it is seen that the turn comes too late."""
        one = Waiting(which, number, until, asyncio.get_running_loop().create_future())
        heappush(self.waiting, one)
        self._weed(clock.now())
        try:
            at = await one.future
        except asyncio.CancelledError:
            if one.future.done() and not one.future.cancelled() and one.future.result() is None:
                self.head = None  # the turn was given just before: it goes to the next
                self._wake(clock.now())
            raise
        if at is not None:
            _refuse(at, clock.now(), until)

    def _weed(self, now: int) -> None:
        """Whoever was overtaken so often that their turn comes too late need not wait for it."""
        stay: list[Waiting] = []
        for one in sorted(self.waiting):
            if one.future.done():
                continue
            at = self.free_at(now, one.which, len(stay) + self._is_before(one.which))
            if at > one.until:
                one.future.set_result(at)
            else:
                stay.append(one)
        self.waiting = stay  # sorted, and so a heap

    def _wake(self, now: int) -> None:
        self._weed(now)
        if self.waiting and self.head is None:
            one = heappop(self.waiting)
            self.head = one.which
            one.future.set_result(None)

    @property
    def idle(self) -> bool:
        """Whether nobody waits or is being let through."""
        return self.head is None and not self.waiting


def _refuse(at: int, now: int, until: int) -> None:
    """Raise RetryAfter where a turn comes after `until` (all µs UTC)."""
    if at > until:
        raise RetryAfter(max(1, -(-(at - now) // SECOND)))


class Limiter(BaseRateLimiter[Lane]):
    """The limiter of Steward's bot. Time is the clock's."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._overall = Gate((Window(*OVERALL),))
        self._gates: dict[str, Gate] = {}
        self._held: dict[tuple[str, bool], int] = {}

    async def initialize(self) -> None:
        """Nothing to do: there is nothing but memory."""

    async def shutdown(self) -> None:
        """Nothing to do."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Lane | None,
    ) -> Answer:
        """Make the call when its turn has come. Raises RetryAfter, from Telegram or because the wait is long."""
        which = rate_limit_args if rate_limit_args is not None else _LANE.get()
        counted = endpoint.startswith(_COUNTED) and endpoint not in _UNCOUNTED
        chat = str(data["chat_id"]) if data.get("chat_id") is not None else endpoint
        self._refuse_held((chat, counted))
        if counted:
            await self._gate(chat).turn(self._clock, which)
            await self._overall.turn(self._clock, which)
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            self._held[chat, counted] = self._clock.now() + seconds_of(error) * SECOND
            raise

    def spent(self) -> dict[str, list[int]]:
        """When each group was written to within its window (µs UTC): what a restart would forget."""
        now = self._clock.now()
        found = {chat: one.times_after(now) for chat, gate in self._gates.items() if gate.reserve
                 for one in gate.windows if isinstance(one, Window)}  # fmt: skip
        return {chat: times for chat, times in found.items() if times}

    def remember(self, spent: Mapping[str, Sequence[int]]) -> None:
        """What was spent before a restart counts on, where nothing is known of a chat."""
        for chat, times in spent.items():
            for one in self._gate(chat).windows:
                if isinstance(one, Window) and not one.times:
                    one.times.extend(sorted(times)[-one.most :])

    def _refuse_held(self, key: tuple[str, bool]) -> None:
        """A chat that was told to wait waits, for the kind of call that was told so; nothing else does."""
        left = self._held.get(key, 0) - self._clock.now()
        if left > 0:
            raise RetryAfter(-(-left // SECOND))
        self._held.pop(key, None)

    def _gate(self, chat: str) -> Gate:
        if chat not in self._gates:
            if len(self._gates) >= MOST_CHATS:
                self._tidy()
            is_group = not chat.isdecimal()
            windows = (Pace(BURST, PACE), Window(*(GROUP if is_group else PRIVATE)))
            self._gates[chat] = Gate(windows, reserve=is_group)
        return self._gates[chat]

    def _tidy(self) -> None:
        """Chats whose windows are empty again need not be remembered."""
        now = self._clock.now()
        for chat, gate in list(self._gates.items()):
            if gate.idle and all(one.is_empty(now) for one in gate.windows):
                del self._gates[chat]
        for key, at in list(self._held.items()):
            if at < now:
                del self._held[key]
