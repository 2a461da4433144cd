"""A clock that stands still until it is set; sleepers wake in the order of their times."""

from __future__ import annotations

import asyncio
import heapq
from itertools import count
from typing import Final

START: Final = 1_800_000_000_000_000
"""15 January 2027, 08:00 UTC."""
_SETTLE: Final = 50
"""How many turns of the loop everything runnable gets before time jumps."""


class MemoryClock:
    """A settable clock. With `autojump`, time leaps to the next sleeper as soon as nothing else has anything to do."""

    def __init__(self, start: int = START, *, autojump: bool = False) -> None:
        self._now = start
        self._autojump = autojump
        self._order = count()
        self._sleepers: list[tuple[int, int, asyncio.Future[None]]] = []
        self._jumping: asyncio.Task[None] | None = None

    def now(self) -> int:
        """Microseconds since the Unix epoch, as last set."""
        return self._now

    async def sleep(self, length: int) -> None:
        """Wait until the clock has moved `length` µs on. Zero and less yield once."""
        if length <= 0:
            await asyncio.sleep(0)
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now + length, next(self._order), future))
        if self._autojump and self._jumping is None:
            self._jumping = asyncio.get_running_loop().create_task(self._jump())
        await future

    def set(self, at: int) -> None:
        """Set the time, forwards (waking who slept until then) or backwards, as real clocks are now and then."""
        self._now = at
        self._wake()

    def advance(self, length: int) -> None:
        """Move `length` µs on at one leap; whoever falls asleep again while waking sleeps from the new time."""
        self.set(self._now + length)

    async def run(self, length: int) -> None:
        """Move `length` µs on, stopping at each sleeper's time and letting everybody do what they do then."""
        end = self._now + length
        await self.settle()
        while (first := self._first()) is not None and first <= end:
            self.set(max(first, self._now))
            await self.settle()
        self.set(end)
        await self.settle()

    @staticmethod
    async def settle() -> None:
        """Let everything that can run in the loop run."""
        for _ in range(_SETTLE):
            await asyncio.sleep(0)

    def _first(self) -> int | None:
        while self._sleepers and self._sleepers[0][2].done():
            heapq.heappop(self._sleepers)
        return self._sleepers[0][0] if self._sleepers else None

    def _wake(self) -> None:
        while self._sleepers and self._sleepers[0][0] <= self._now:
            future = heapq.heappop(self._sleepers)[2]
            if not future.done():
                future.set_result(None)

    async def _jump(self) -> None:
        try:
            await self.settle()
            while (first := self._first()) is not None:
                self.set(max(first, self._now))
                await self.settle()
        finally:
            self._jumping = None
