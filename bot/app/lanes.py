"""Lanes: per community one ordered lane of talk and one of presses; communities run in parallel.

An event whose handling raises three times is set aside as `stuck` and its lane goes on. While the store can't work
(disk full, locked) a lane waits and loses nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import traceback
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, TypeAlias

from bot.app.desk import Desk
from bot.domain.records import InboxRow, InboxState
from bot.domain.time import SECOND
from bot.ports.store import StoreFault, Tx, Where, where
from bot.ports.tables import INBOX

log = logging.getLogger("steward.lanes")

BATCH: Final = 32
FEW: Final = 4
TRIES: Final = 3
RETRY_PAUSE: Final = SECOND

Handler: TypeAlias = Callable[[int, Sequence[InboxRow]], Awaitable[None]]
"""Handles rows of one community in order, in one turn that marks them done."""
Stuck: TypeAlias = Callable[[InboxRow], Awaitable[None]]
"""Tells staff about an event that was set aside."""


class Lanes:
    """Workers by (community, lane). `handle` maps a lane's name to its handler and the most rows it takes at once."""

    def __init__(self, desk: Desk, handle: dict[str, tuple[Handler, int]], stuck: Stuck) -> None:
        self._desk = desk
        self._handle = handle
        self._stuck = stuck
        self._waiting: dict[tuple[int, str], deque[InboxRow]] = {}
        self._workers: dict[tuple[int, str], asyncio.Task[None]] = {}
        self._pressed_at: int | None = None
        self._stopped = False

    def offer(self, row: InboxRow) -> None:
        """A stored event joins its lane; after the stop it waits in the store for the next start."""
        if self._stopped:
            return
        key = (row.community, row.lane)
        if self._handle[row.lane][1] == 1:  # a lane that takes one at a time is one that people wait for
            self._pressed_at = self._desk.clock.now()
        waiting = self._waiting.get(key)
        if waiting is None:
            waiting = self._waiting[key] = deque()
        waiting.append(row)
        if key not in self._workers:
            self._begin(key)

    def _begin(self, key: tuple[int, str]) -> None:
        self._workers[key] = asyncio.create_task(self._work(key), name=f"lane-{key[0]}-{key[1]}")

    async def resume(self) -> None:
        """Offer everything that is stored, not done and not waiting already, in order."""
        known = {row.seq for waiting in self._waiting.values() for row in waiting}
        rows = await self._desk.store.read(lambda tx: tx.find(INBOX, *where(state=InboxState.NEW), order=("seq",)))
        for row in rows:
            if row.seq not in known:
                self.offer(row)
        for key, waiting in self._waiting.items():
            if waiting and key not in self._workers:
                self._begin(key)

    async def idle(self) -> None:
        """Wait until every lane is empty (for tests and for an orderly stop)."""
        while self._workers:
            await asyncio.gather(*self._workers.values(), return_exceptions=True)

    async def stop(self) -> None:
        """Stop the workers; what is not done stays stored."""
        self._stopped = True
        workers = list(self._workers.values())
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        self._workers.clear()

    async def _work(self, key: tuple[int, str]) -> None:
        handler, most = self._handle[key[1]]
        waiting = self._waiting[key]
        try:
            while waiting:
                batch = [waiting[n] for n in range(min(self._most(most), len(waiting)))]
                await self._carry(key[0], handler, batch)
                for _ in batch:
                    waiting.popleft()
        finally:
            self._workers.pop(key, None)

    def _most(self, most: int) -> int:
        """Fewer at once while people press: every transaction of theirs waits for one of these."""
        since = None if self._pressed_at is None else self._desk.clock.now() - self._pressed_at
        return min(most, FEW) if since is not None and 0 <= since <= SECOND else most

    async def _carry(self, community: int, handler: Handler, batch: list[InboxRow]) -> None:
        """Handle a batch; when it fails, each of its rows alone, so that one bad row stops nobody."""
        if len(batch) > 1:
            with contextlib.suppress(Exception):
                await handler(community, batch)
                return
        for row in batch:
            await self._carry_one(community, handler, row)

    async def _carry_one(self, community: int, handler: Handler, row: InboxRow) -> None:
        tries = row.tries
        while True:
            try:
                return await handler(community, [row])
            except StoreFault as fault:
                log.error("the store can't work now, waiting: %s", fault)
                await self._desk.clock.sleep(RETRY_PAUSE)
            except Exception as error:
                tries += 1
                if await self._failed(row, tries, error):
                    return None

    async def _failed(self, row: InboxRow, tries: int, error: Exception) -> bool:
        """Note a failure; True when the row is set aside."""
        trace = redacted(error)
        log.exception("handling %s failed (%d of %d)", type(row.event).__name__, tries, TRIES)
        state = InboxState.STUCK if tries >= TRIES else InboxState.NEW

        async def body(tx: Tx) -> None:
            await tx.change(
                INBOX, where(source=row.source, external_id=row.external_id), state=state, tries=tries, error=trace
            )

        await self._patiently(lambda: self._desk.store.write(body))
        if state is InboxState.STUCK:
            await self._patiently(lambda: self._stuck(row))
        return state is InboxState.STUCK

    async def _patiently(self, deed: Callable[[], Awaitable[None]]) -> None:
        """Carry something out as soon as the store can work."""
        while True:
            try:
                return await deed()
            except StoreFault as fault:
                log.error("the store can't work now, waiting: %s", fault)
                await self._desk.clock.sleep(RETRY_PAUSE)


def redacted(error: BaseException) -> str:
    """Where an error happened, without any of its values: file names, lines, functions and the error's type."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames]
    return " > ".join([*places, type(error).__name__])


async def mark_done(tx: Tx, rows: Sequence[InboxRow]) -> list[InboxRow]:
    """Claim rows in the transaction that carries them out; rows done by another are left out."""
    if len(rows) > 1 and len({row.source for row in rows}) == 1:
        names = Where("external_id", "in", [row.external_id for row in rows])
        key = (*where(source=rows[0].source), names)
        if await tx.count(INBOX, *key, *where(state=InboxState.NEW)) == len(rows):
            await tx.change(INBOX, key, state=InboxState.DONE)
            return list(rows)
    return [row for row in rows if await _claim(tx, row)]


async def _claim(tx: Tx, row: InboxRow) -> bool:
    key = where(source=row.source, external_id=row.external_id, state=InboxState.NEW)
    return await tx.change(INBOX, key, state=InboxState.DONE) == 1
