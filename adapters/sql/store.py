"""A store in one SQLite file, with one owner."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeVar

from activities.catalog import TABLES
from adapters.sql import backup as copies
from adapters.sql import dialect
from adapters.sql.faults import fault_of
from adapters.sql.group import ReadGroup, SqliteThread, WriteGroup
from adapters.sql.lock import FileLock
from adapters.sql.migrations import MIGRATIONS, Migration, catch_up, migrate, missing, refuse_newer, version_of
from adapters.sql.scan import Found, scan
from adapters.sql.statements import Statements
from bot.domain.records import Lease
from bot.ports.clock import Clock
from bot.ports.dice import Dice
from bot.ports.store import Body, StoreFault, Table, Tx
from bot.ports.tables import LEASES

T = TypeVar("T")
LEASE: Final = "store"
BEAT: Final = 10.0
"""Seconds between two heartbeats of the owner."""
_STATEMENTS_KEPT: Final = 512
_log: Final = logging.getLogger(__name__)


class SqliteReader:
    """A store that is only read, beside its owner or without one."""

    def __init__(self, path: Path, readers: ReadGroup) -> None:
        self.path = path
        self._readers = readers

    async def read(self, body: Body[T]) -> T:
        """Run a body that only reads, over one moment of the store."""
        return await self._readers.submit(body)

    async def write(self, body: Body[T]) -> T:
        """Refused: StoreFault "store-readonly"."""
        raise StoreFault("store-readonly", str(self.path))

    async def backup(self, target: Path) -> None:
        """Write a checked copy of this moment to `target`. Raises StoreFault."""
        await asyncio.to_thread(copies.copy, self.path, target)

    async def integrity(self) -> tuple[str, ...]:
        """What SQLite's check finds wrong; empty when sound."""
        return await asyncio.to_thread(copies.problems, self.path)

    async def scan_columns(self, needles: Iterable[str | bytes]) -> tuple[Found, ...]:
        """Where any needle stands, in any column of any table."""
        return await asyncio.to_thread(scan, self.path, list(needles))

    async def close(self) -> None:
        """Finish what is under way and close."""
        await self._readers.close()


class SqliteStore(SqliteReader):
    """The owner's store. Made by `open_store`."""

    def __init__(self, path: Path, readers: ReadGroup, writers: WriteGroup, lock: FileLock, lease: _Owner) -> None:
        super().__init__(path, readers)
        self._writers = writers
        self._lock = lock
        self._owner = lease
        self._beating = asyncio.create_task(self._beat())

    async def write(self, body: Body[T]) -> T:
        """Run the body durably; returns after the commit. Raises what the body raised, or StoreFault."""
        return await self._writers.submit(body)

    async def close(self) -> None:
        """Finish what is under way, give up ownership, close."""
        self._beating.cancel()
        with suppress(asyncio.CancelledError):
            await self._beating
        try:
            await self._readers.close()
            await self._writers.close()
        finally:
            self._lock.release()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            try:
                await self.write(self._owner.beat)
            except StoreFault as fault:
                _log.warning("the heartbeat could not be written: %s", fault)


class _Owner:
    """The owner's lease: its row, its heartbeat, and the fence that stops an owner who was overtaken."""

    def __init__(self, clock: Clock, dice: Dice, note: str, where: str) -> None:
        self._clock = clock
        self._where = where
        who = f"{dice.id():x}"
        self.note = f"{note}, process {os.getpid()} on {socket.gethostname()}"
        self.row = Lease(LEASE, who, 1, clock.now(), self.note)

    def take(self, connection: sqlite3.Connection) -> None:
        """Become the owner, in an epoch of one's own. The lock is already held."""
        made = Statements(LEASES)
        connection.execute(dialect.BEGIN_WRITE)
        before = connection.execute(made.get, (LEASE,)).fetchone()
        if before is not None:
            self.row = replace(self.row, epoch=made.decode(*before).epoch + 1)
        connection.execute(made.upsert, made.encode(self.row))
        connection.execute(dialect.COMMIT)

    def fence(self, cursor: sqlite3.Cursor) -> None:
        """At the beginning of every batch: nobody has taken over."""
        if cursor.execute(dialect.FENCE, (LEASE, self.row.owner, self.row.epoch)).fetchone() is None:
            raise StoreFault("store-owned", self._where)

    async def beat(self, tx: Tx) -> None:
        """The heartbeat, as a body."""
        self.row = replace(self.row, beat_at=self._clock.now())
        await tx.put(LEASES, self.row)


async def open_store(
    path: Path,
    *,
    clock: Clock,
    dice: Dice,
    note: str = "steward",
    tables: Sequence[Table[Any]] = TABLES,
    migrations: Sequence[Migration] = MIGRATIONS,
    patience: float = 5.0,
) -> SqliteStore:
    """Own the store at `path` (made if missing, migrated if older, after a backup beside it).

    `note` says who this is, for a second one that is refused; `patience` how many seconds a lock by another program is
    waited for. Raises StoreFault: store-owned, store-newer, store-corrupt, store-readonly, store-locked, store-full.
    """
    owner = _Owner(clock, dice, note, str(path))
    lock = _locked(path, owner.note)
    thread = None
    try:
        thread = await _thread(path, patience)
        await thread.run(_prepare, path, tables, migrations, owner)
        statements = {table.name: Statements(table) for table in tables}
        writers = WriteGroup(thread, statements, str(path), owner.fence)
        readers = ReadGroup(await _reading_thread(path, patience), statements, str(path))
    except BaseException as error:
        if thread is not None:
            await thread.close()
        lock.release()
        _raise_fault(error, path)
        raise
    return SqliteStore(path, readers, writers, lock, owner)


async def open_readonly(
    path: Path,
    *,
    tables: Sequence[Table[Any]] = TABLES,
    migrations: Sequence[Migration] = MIGRATIONS,
    patience: float = 5.0,
) -> SqliteReader:
    """Read a store beside its owner. Raises StoreFault, "store-missing" where there is none."""
    thread = None
    try:
        await asyncio.to_thread(copies.require, path)
        thread = await _reading_thread(path, patience)
        await thread.run(refuse_newer, migrations, str(path))
    except BaseException as error:
        if thread is not None:
            await thread.close()
        _raise_fault(error, path)
        raise
    return SqliteReader(path, ReadGroup(thread, {table.name: Statements(table) for table in tables}, str(path)))


def _locked(path: Path, note: str) -> FileLock:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreFault("store-readonly", f"{path.parent}: {error.strerror}") from error
    return FileLock(path, note)


def _raise_fault(error: BaseException, path: Path) -> None:
    fault = fault_of(error, str(path)) if isinstance(error, sqlite3.Error) else None
    if fault is not None:
        raise fault from error


async def _thread(path: Path, patience: float) -> SqliteThread:
    def connect() -> sqlite3.Connection:
        copies.make_private(path)
        return sqlite3.connect(path, timeout=patience, isolation_level=None, cached_statements=_STATEMENTS_KEPT)

    return await _started(SqliteThread(connect))


async def _reading_thread(path: Path, patience: float) -> SqliteThread:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro",
            uri=True,
            timeout=patience,
            isolation_level=None,
            cached_statements=_STATEMENTS_KEPT,
        )
        for pragma in dialect.READER_PRAGMAS:
            connection.execute(pragma)
        return connection

    return await _started(SqliteThread(connect))


async def _started(thread: SqliteThread) -> SqliteThread:
    await thread
    return thread


def _prepare(
    connection: sqlite3.Connection,
    path: Path,
    tables: Sequence[Table[Any]],
    migrations: Sequence[Migration],
    owner: _Owner,
) -> None:
    """In the thread: settings, the schema brought up to date, ownership."""
    version = refuse_newer(connection, migrations, str(path))
    for pragma in dialect.PRAGMAS:
        connection.execute(pragma)
    pending = version < migrations[-1].number
    lacks = bool(version) and bool(missing(connection, tables))
    if version and (pending or lacks):
        copies.copy(path, copies.free_name(path, f"before-migration-from-{version}"))
    if pending:
        migrate(connection, tables, migrations, owner.row.beat_at)
    if missing(connection, tables):
        catch_up(connection, tables)
    owner.take(connection)
    _log.info("the store %s is open, schema %d", path, version_of(connection))
