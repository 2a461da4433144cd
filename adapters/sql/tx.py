"""The verbs of a transaction on SQLite. They are awaited and never suspend: all work is done in the calling thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, TypeVar

from adapters.sql import dialect
from adapters.sql.faults import fault_of
from adapters.sql.statements import Statements
from adapters.sql.text import clean
from bot.ports.store import StoreFault, Table, Where

R = TypeVar("R")


class SqliteTx:
    """Verbs over one cursor. After a fault of the database every verb raises it again, even if a body swallowed it."""

    def __init__(self, cursor: sqlite3.Cursor, statements: dict[str, Statements], where: str) -> None:
        self._cursor = cursor
        self._statements = statements
        self._where = where
        self.fault: StoreFault | None = None

    async def get(self, table: Table[R], *key: Any) -> R | None:
        """The row with this key."""
        made = self._of(table)
        rows = self._rows(made.get, made.key_values(key))
        return made.decode(*rows[0]) if rows else None

    async def add(self, table: Table[R], row: R) -> bool:
        """Insert; False when the key is taken."""
        made = self._of(table)
        try:
            self._cursor.execute(made.insert, made.encode(row))
        except Exception as error:
            self._with_care(made, made.insert, row, error)
        return self._cursor.rowcount == 1

    async def put(self, table: Table[R], row: R) -> None:
        """Insert or replace by key."""
        made = self._of(table)
        try:
            self._cursor.execute(made.upsert, made.encode(row))
        except Exception as error:
            self._with_care(made, made.upsert, row, error)

    async def find(
        self, table: Table[R], *conditions: Where, order: tuple[str, ...] = (), limit: int | None = None
    ) -> list[R]:
        """Rows that meet all conditions; by key where no order is asked (but with a limit alone: any)."""
        made = self._of(table)
        rows = self._rows(*made.find(conditions, order, limit))
        if not order and limit is None:
            rows = made.by_key(rows)
        decode = made.decode
        return [decode(*values) for values in rows]

    async def change(self, table: Table[Any], conditions: tuple[Where, ...], **values: Any) -> int:
        """Set columns of the rows that meet all conditions; how many there were."""
        self._run(*self._of(table).change(conditions, values))
        return self._cursor.rowcount

    async def drop(self, table: Table[Any], *conditions: Where) -> int:
        """Delete; how many there were."""
        self._run(*self._of(table).drop(conditions))
        return self._cursor.rowcount

    async def count(self, table: Table[Any], *conditions: Where) -> int:
        """How many rows meet all conditions."""
        return int(self._rows(*self._of(table).count(conditions))[0][0])

    async def next(self, community: int, sequence: str) -> int:
        """The next number of a sequence."""
        return int(self._rows(dialect.NEXT, (community, clean(sequence)))[0][0])

    def _of(self, table: Table[Any]) -> Statements:
        if self.fault is not None:
            raise self.fault
        made = self._statements.get(table.name)
        if made is None:
            raise LookupError(f"this store has no table {table.name}")
        return made

    def _with_care(self, made: Statements, sql: str, row: Any, error: Exception) -> None:
        """The fast way did not work: a fault of the database, or a row to be cleaned, or to be refused by column."""
        if isinstance(error, sqlite3.Error):
            self._translate(error)
        self._run(sql, made.encode_with_care(row))

    def _run(self, sql: str, values: Sequence[Any]) -> None:
        if self.fault is not None:
            raise self.fault
        try:
            self._cursor.execute(sql, values)
        except sqlite3.Error as error:
            self._translate(error)
            raise

    def _rows(self, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        if self.fault is not None:
            raise self.fault
        try:
            return self._cursor.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            self._translate(error)
            raise

    def _translate(self, error: sqlite3.Error) -> None:
        self.fault = fault_of(error, self._where)
        if self.fault is not None:
            raise self.fault from error


class ReadingTx(SqliteTx):
    """The verbs that read; the others say that they have no place in `read`."""

    async def add(self, table: Table[R], row: R) -> bool:
        """No."""
        raise _no_write(table.name)

    async def put(self, table: Table[R], row: R) -> None:
        """No."""
        raise _no_write(table.name)

    async def change(self, table: Table[Any], conditions: tuple[Where, ...], **values: Any) -> int:
        """No."""
        raise _no_write(table.name)

    async def drop(self, table: Table[Any], *conditions: Where) -> int:
        """No."""
        raise _no_write(table.name)

    async def next(self, community: int, sequence: str) -> int:
        """No."""
        raise _no_write("sequences")


def _no_write(what: str) -> RuntimeError:
    return RuntimeError(f"a body handed to `read` wants to write to {what}; hand it to `write`")
