"""From the outbox to the core: at least once, in order, a press never behind the talk."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from adapters.sandbox.codec import decode
from adapters.sandbox.file import File
from adapters.sandbox.ranks import PLATFORM
from adapters.sandbox.step import FAST_LANE, SLOW_LANE
from bot.domain.events import Incoming
from bot.domain.time import SECOND
from bot.ports.clock import Clock
from bot.ports.platform import Accept
from bot.ports.store import StoreFault

_BATCH: Final = 32
_WAITS: Final = (SECOND // 4, SECOND, 4 * SECOND, 15 * SECOND)
_LOG: Final = logging.getLogger("steward.sandbox")


@dataclass(slots=True)
class Delivery:
    """Two lanes of rows. A row stays until `accept` returned; whoever waits for one is told then.

    Rows of a lane are handed over in the order of their numbers, up to 32 at a time so that the core may commit them
    together; when one fails, it and those behind it that failed too are handed over again before anything newer.
    """

    file: File
    clock: Clock
    birth: str
    changed: Callable[[str], None]
    _faults: dict[str, str] = field(default_factory=dict)
    _wake: dict[str, asyncio.Event] = field(default_factory=dict)
    _waiting: dict[int, asyncio.Future[None]] = field(default_factory=dict)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    @property
    def running(self) -> bool:
        """Whether somebody takes events."""
        return bool(self._tasks)

    @property
    def why(self) -> str:
        """What keeps events from being taken now; empty when nothing does."""
        return next((why for why in self._faults.values() if why), "")

    def start(self, accept: Accept) -> None:
        """Begin with what was left over."""
        for lane in (SLOW_LANE, FAST_LANE):
            self._wake[lane] = asyncio.Event()
            self._tasks.append(asyncio.create_task(self._carry(lane, accept), name=f"sandbox-{lane}"))

    async def stop(self) -> None:
        """Stop; what was not accepted stays in the file."""
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for waiter in self._waiting.values():
            waiter.cancel()
        self._waiting.clear()

    def wake(self) -> None:
        """Something was put into the outbox."""
        for event in self._wake.values():
            event.set()

    def expect(self, number: int) -> asyncio.Future[None]:
        """A future that is done when the core has accepted the event; call before `wake`."""
        return self._waiting.setdefault(number, asyncio.get_running_loop().create_future())

    def forget(self, number: int) -> None:
        """Nobody waits for it any longer."""
        self._waiting.pop(number, None)

    async def _carry(self, lane: str, accept: Accept) -> None:
        fails = 0
        while True:
            self._wake[lane].clear()
            try:
                fault = await self._next(lane, accept)
            except StoreFault as broken:
                fault = broken
            fails = fails + 1 if fault else 0
            self._tell(lane, fault)
            if fault:
                await self.clock.sleep(_WAITS[min(fails, len(_WAITS)) - 1])

    async def _next(self, lane: str, accept: Accept) -> BaseException | None:
        """Hand the next rows over, or wait for some; the first fault among them. Raises StoreFault."""
        choose = "SELECT * FROM outbox WHERE lane = ? ORDER BY id LIMIT ?"
        batch = await self.file.run(lambda db: db.execute(choose, (lane, _BATCH)).fetchall())
        if not batch:
            await self._wake[lane].wait()
            return None
        ready = await self._readable(batch)
        return await self._hand_over(list(ready), [accept(one) for one in ready.values()])

    async def _readable(self, rows: list[sqlite3.Row]) -> dict[int, Incoming]:
        """Events by number. One that nobody can read (of another version) is set aside, and the lane goes on."""
        ready: dict[int, Incoming] = {}
        for row in rows:
            number = int(row["id"])
            try:
                event = decode(row["event"])
            except (KeyError, TypeError, ValueError) as fault:
                _LOG.warning("event %s of the sandbox's file cannot be read and is set aside", number, exc_info=fault)
                await self.file.run(partial(_set_aside, number=number))
                continue
            ready[number] = Incoming(PLATFORM, f"{self.birth}-{number}", PLATFORM, row["place"], event)
        return ready

    async def _hand_over(self, numbers: list[int], calls: list[Awaitable[bool]]) -> BaseException | None:
        ends = await asyncio.gather(*calls, return_exceptions=True)
        taken = [number for number, end in zip(numbers, ends, strict=True) if not isinstance(end, BaseException)]
        await self.file.run(lambda db: db.executemany("DELETE FROM outbox WHERE id = ?", [(one,) for one in taken]))
        for number in taken:
            waiter = self._waiting.pop(number, None)
            if waiter is not None and not waiter.done():
                waiter.set_result(None)
        return next((end for end in ends if isinstance(end, BaseException)), None)

    def _tell(self, lane: str, fault: BaseException | None) -> None:
        if fault is not None:
            _LOG.warning("the core did not take an event; it will be handed over again", exc_info=fault)
        before = self.why
        self._faults[lane] = type(fault).__name__ if fault is not None else ""
        if self.why != before:
            self.changed(self.why)


def _set_aside(db: sqlite3.Connection, number: int) -> None:
    db.execute("UPDATE outbox SET lane = 'aside' WHERE id = ?", (number,))
