"""Group commit: bodies that are in flight together share one thread hop and one commit.

A body is stepped to its end inside aiosqlite's thread. While a batch commits, the next one gathers, so nobody waits
for company. A batch is first run whole, without savepoints, which cost a copy of every page they touch; when a body in
it fails, the batch is rolled back and run again with a savepoint for each body (bodies may be run again by contract),
so the failing one is undone alone and only its waiter hears of it. Nobody is told anything before the commit.
"""

from __future__ import annotations

import asyncio
import sqlite3
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any, Final, TypeVar

import aiosqlite

from adapters.sql import dialect
from adapters.sql.faults import fault_of
from adapters.sql.statements import Statements
from adapters.sql.tx import ReadingTx, SqliteTx
from bot.ports.store import Body, StoreFault

T = TypeVar("T")
MOST: Final = 512
LONGEST: Final = 0.020
"""A batch holds at most so many bodies, and is closed when stepping them has taken so many seconds."""


class BodySuspended(RuntimeError):
    """A body awaited something other than its transaction: a bug of the body."""


class _Failed(Exception):
    """A body of a batch raised; the batch has to be run again, one savepoint each."""


class Job:
    """A body on its way, and what came of it."""

    __slots__ = ("body", "error", "future", "value")

    def __init__(self, body: Body[Any], future: asyncio.Future[Any]) -> None:
        self.body = body
        self.future = future
        self.value: Any = None
        self.error: BaseException | None = None


class SqliteThread(aiosqlite.Connection):
    """aiosqlite's connection, which can also carry one function into its thread.

    The thread does not keep a process alive that ends without closing: what was acknowledged is on the disk.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connect, iter_chunk_size=64)
        self._thread.daemon = True

    async def run(self, function: Callable[..., T], *args: Any) -> T:
        """Call `function(connection, *args)` in the thread."""
        result: T = await self._execute(lambda: function(self._conn, *args))  # type: ignore[no-untyped-call]  # aiosqlite leaves it unannotated
        return result


def step(body: Body[T], tx: SqliteTx) -> T:
    """Run a body to its end here and now. Raises what it raises, or `BodySuspended`."""
    steps = body(tx).__await__()
    try:
        awaited = next(steps)
    except StopIteration as end:
        if tx.fault is not None:
            raise tx.fault from None
        value: T = end.value
        return value
    except RuntimeError as error:
        if "no running event loop" in str(error):
            raise BodySuspended(_suspended(body, "the event loop")) from error
        raise
    steps.close()
    raise BodySuspended(_suspended(body, repr(awaited)))


def _suspended(body: Body[Any], what: str) -> str:
    name = getattr(body, "__qualname__", repr(body))
    return f"the body {name} awaited {what}; inside a transaction only the verbs of `tx` may be awaited"


class Group(ABC):
    """What reads and writes share: gather jobs, carry them in the thread, release their waiters."""

    def __init__(self, thread: SqliteThread, statements: dict[str, Statements], where: str) -> None:
        self._thread = thread
        self._statements = statements
        self._where = where
        self._jobs: deque[Job] = deque()
        self._loop = asyncio.get_running_loop()
        self._carrying: asyncio.Task[None] | None = None
        self._closed = False

    def submit(self, body: Body[T]) -> asyncio.Future[T]:
        """Have a body carried; the future is done when its batch is safe."""
        if self._closed:
            raise RuntimeError("the store is closed")
        future: asyncio.Future[T] = self._loop.create_future()
        self._jobs.append(Job(body, future))
        if self._carrying is None:
            self._carrying = self._loop.create_task(self._carry_on())
        return future

    async def close(self) -> None:
        """Take no more, finish what is under way, close the connection."""
        self._closed = True
        while self._carrying is not None:
            await asyncio.shield(self._carrying)
        await self._thread.close()

    async def _carry_on(self) -> None:
        try:
            while self._jobs:
                await self._thread.run(self._drain)
        except BaseException as error:  # the thread is gone: nobody may wait for ever
            jobs, self._jobs = self._jobs, deque()
            for job in jobs:
                job.error = error
            self._release(list(jobs))
            raise
        finally:
            self._carrying = None

    def _drain(self, connection: sqlite3.Connection) -> None:
        """In the thread: batch after batch, until nothing waits."""
        cursor = connection.cursor()
        while jobs := self._take():
            try:
                carried = self._carry(connection, cursor, jobs)
            except sqlite3.Error as error:
                self._put_right(connection)
                carried = self._all_fail(jobs, fault_of(error, self._where) or error)
            except BaseException as error:  # whatever it is: nobody may wait for ever
                self._put_right(connection)
                carried = self._all_fail(jobs, error)
            self._loop.call_soon_threadsafe(self._release, carried)
        cursor.close()

    def _take(self) -> list[Job]:
        jobs: list[Job] = []
        while self._jobs and len(jobs) < MOST:
            job = self._jobs.popleft()
            if not job.future.cancelled():
                jobs.append(job)
        return jobs

    @abstractmethod
    def _carry(self, connection: sqlite3.Connection, cursor: sqlite3.Cursor, jobs: list[Job]) -> list[Job]:
        """Carry these jobs out together; those that may be told of their end."""

    def _all_fail(self, jobs: list[Job], error: BaseException) -> list[Job]:
        for job in jobs:
            if job.error is None:  # each waiter gets an exception of its own to add its traceback to
                job.error = StoreFault(error.key, error.detail) if isinstance(error, StoreFault) else error
        return jobs

    @staticmethod
    def _put_right(connection: sqlite3.Connection) -> None:
        """Leave no transaction open; SQLite may have rolled back by itself."""
        try:
            if connection.in_transaction:
                connection.execute(dialect.ROLLBACK)
        except sqlite3.Error:
            pass  # the disk does not even take this; the next batch begins by trying again

    @staticmethod
    def _release(jobs: list[Job]) -> None:
        for job in jobs:
            if job.future.done():
                continue
            if job.error is None:
                job.future.set_result(job.value)
            else:
                job.future.set_exception(job.error)


class WriteGroup(Group):
    """Bodies that write. `fence` is asked at the beginning of every batch and raises when the store has a new owner."""

    def __init__(
        self,
        thread: SqliteThread,
        statements: dict[str, Statements],
        where: str,
        fence: Callable[[sqlite3.Cursor], None],
    ) -> None:
        super().__init__(thread, statements, where)
        self._fence = fence

    def _carry(self, connection: sqlite3.Connection, cursor: sqlite3.Cursor, jobs: list[Job]) -> list[Job]:
        try:
            return self._together(cursor, jobs)
        except _Failed:
            self._put_right(connection)
        if len(jobs) > 1:
            for job in jobs:
                job.error = None
            self._apart(cursor, jobs)
        return jobs

    def _together(self, cursor: sqlite3.Cursor, jobs: list[Job]) -> list[Job]:
        cursor.execute(dialect.BEGIN_WRITE)
        self._fence(cursor)
        tx = SqliteTx(cursor, self._statements, self._where)
        end = monotonic() + LONGEST
        for at, job in enumerate(jobs):
            try:
                job.value = step(job.body, tx)
            except BaseException as error:
                if tx.fault is not None:
                    raise tx.fault from error
                job.error = error
                raise _Failed from error
            if at % 8 == 7 and monotonic() > end and at + 1 < len(jobs):
                self._jobs.extendleft(reversed(jobs[at + 1 :]))
                jobs = jobs[: at + 1]
                break
        cursor.execute(dialect.COMMIT)
        return jobs

    def _apart(self, cursor: sqlite3.Cursor, jobs: list[Job]) -> None:
        cursor.execute(dialect.BEGIN_WRITE)
        self._fence(cursor)
        for job in jobs:
            cursor.execute(dialect.SAVEPOINT)
            tx = SqliteTx(cursor, self._statements, self._where)
            try:
                job.value = step(job.body, tx)
            except BaseException as error:
                if tx.fault is not None:
                    raise tx.fault from error
                job.error = error
                cursor.execute(dialect.UNDO)
            cursor.execute(dialect.RELEASE)
        cursor.execute(dialect.COMMIT)


class ReadGroup(Group):
    """Bodies that read, on a connection of their own; a batch shares one snapshot, taken after it was asked for."""

    def _carry(self, connection: sqlite3.Connection, cursor: sqlite3.Cursor, jobs: list[Job]) -> list[Job]:
        cursor.execute(dialect.BEGIN_READ)
        for job in jobs:
            tx = ReadingTx(cursor, self._statements, self._where)
            try:
                job.value = step(job.body, tx)
            except BaseException as error:
                job.error = error
                if tx.fault is not None:
                    raise tx.fault from error
        cursor.execute(dialect.COMMIT)
        return jobs
