"""Whose call goes first, how many a second, and when to stop asking.

discord.py keeps each route's own bucket below this: a channel that has to wait keeps no other waiting. Here stand the
global limit (50 a second), the lanes, the memory of refusals and the budget of invalid requests (10,000 in ten minutes
cut a bot off altogether): https://docs.discord.com/developers/topics/rate-limits.
"""

from __future__ import annotations

import asyncio
import heapq
from collections import deque
from email.utils import parsedate_to_datetime
from enum import IntEnum
from itertools import count
from types import SimpleNamespace
from typing import Final

import aiohttp

from bot.domain.actions import (
    Act,
    Answer,
    EditMessage,
    MakeInvite,
    OpenForm,
    PinMessage,
    SendDirect,
    SendMessage,
    SendPoll,
    SetNativeEvent,
)
from bot.domain.content import Look
from bot.domain.results import Later, Refused
from bot.domain.time import MINUTE, SECOND
from bot.ports.clock import Clock

PER_SECOND: Final = 45
"""Below the fifty that Discord allows: reads of the library itself are not counted here."""
STUBBORN: Final = 10 * MINUTE
WINDOW: Final = 10 * MINUTE
MOST_INVALID: Final = 3_000
INVALID: Final = frozenset({401, 403, 429})


class Lane(IntEnum):
    """Which calls go first. Answers are exempt from the global limit and wait for nobody."""

    ANSWER = 0
    LOOK = 1
    CARD = 2
    DEED = 3
    POST = 4
    BACKFILL = 5


_POSTS: Final = frozenset({Look.PLAIN, Look.NOTICE, Look.LIST})


def priority(act: Act) -> Lane:
    """The lane of an act: answers, cards and their edits, punishments and deletes, then posts."""
    if isinstance(act, Answer | OpenForm):
        return Lane.ANSWER
    if isinstance(act, EditMessage):
        return Lane.CARD
    if isinstance(act, SendMessage | SendDirect):
        return Lane.POST if act.content.look in _POSTS else Lane.CARD
    return Lane.POST if isinstance(act, SendPoll | PinMessage | SetNativeEvent | MakeInvite) else Lane.DEED


class Limiter:
    """Lets calls go by lane, then in their order, no more than `per_second` in any second."""

    def __init__(self, clock: Clock, per_second: int = PER_SECOND) -> None:
        self._clock = clock
        self._most = per_second
        self._gone: deque[int] = deque()
        self._waiting: list[tuple[Lane, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._pump: asyncio.Task[None] | None = None

    async def turn(self, lane: Lane) -> None:
        """Wait for this call's turn; answers go at once."""
        if lane is Lane.ANSWER:
            return
        if not self._waiting and self._wait() <= 0:
            self._gone.append(self._clock.now())
            return
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (lane, next(self._numbers), mine))
        if self._pump is None or self._pump.done():
            self._pump = asyncio.create_task(self._let_go(), name="discord-limiter")
        await mine

    def _wait(self) -> int:
        """How long (µs) until another call may go."""
        now = self._clock.now()
        while self._gone and (self._gone[0] <= now - SECOND or self._gone[0] > now):
            self._gone.popleft()
        return 0 if len(self._gone) < self._most else self._gone[0] + SECOND - now

    async def _let_go(self) -> None:
        while self._waiting:
            wait = self._wait()
            if wait > 0:
                await self._clock.sleep(wait)
                continue
            _, _, first = heapq.heappop(self._waiting)
            if not first.done():
                self._gone.append(self._clock.now())
                first.set_result(None)

    async def close(self) -> None:
        """Let nobody wait any more."""
        if self._pump is not None:
            self._pump.cancel()
            await asyncio.gather(self._pump, return_exceptions=True)
        for _, _, one in self._waiting:
            one.cancel()
        self._waiting.clear()


class Refusals:
    """What was refused for want of a right is not asked again for ten minutes, unless the rights changed.

    `key` is the kind of act with its channel or place, `rights` whatever own permissions are at the moment.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: dict[tuple[str, str], tuple[int, int | None, Refused]] = {}

    def known(self, key: tuple[str, str], rights: int | None) -> Refused | None:
        """The refusal that still stands, if any."""
        found = self._kept.get(key)
        if found is None:
            return None
        if found[0] <= self._clock.now() or found[1] != rights:
            del self._kept[key]
            return None
        return found[2]

    def keep(self, key: tuple[str, str], rights: int | None, refused: Refused) -> None:
        """Remember a refusal."""
        self._kept[key] = (self._clock.now() + STUBBORN, rights, refused)


class Budget:
    """Counts answers that Discord counts against us (401, 403, 429); when too many came, all but answers wait."""

    def __init__(self, clock: Clock, most: int = MOST_INVALID) -> None:
        self._clock = clock
        self._most = most
        self._times: deque[int] = deque()
        self.skew = 0
        """How far Discord's clock is ahead of ours (µs), by its last answer."""

    def note(self, status: int) -> None:
        """One more HTTP answer."""
        if status in INVALID:
            self._times.append(self._clock.now())

    def spent(self, lane: Lane) -> Later | None:
        """What to say to a call while nothing may be asked; None while it may."""
        now = self._clock.now()
        while self._times and not now - WINDOW < self._times[0] <= now:
            self._times.popleft()
        if lane is Lane.ANSWER or len(self._times) < self._most:
            return None
        return Later(self._times[0] + WINDOW - now, "too many refused requests")

    def _compare(self, date: str) -> None:
        """Set `skew` from the header of an answer, which knows whole seconds."""
        try:
            self.skew = int(parsedate_to_datetime(date).timestamp()) * SECOND - self._clock.now()
        except ValueError:
            return

    def trace(self) -> aiohttp.TraceConfig:
        """For the HTTP session: counts what discord.py waits out by itself, too."""
        config = aiohttp.TraceConfig()

        async def ended(_: aiohttp.ClientSession, __: SimpleNamespace, end: aiohttp.TraceRequestEndParams) -> None:
            self.note(end.response.status)
            self._compare(end.response.headers.get("Date", ""))

        config.on_request_end.append(ended)
        return config
