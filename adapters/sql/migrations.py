"""The schema's versions: numbered, carried out in order, each in one transaction, after a backup.

How to add one:
1. Declare the new columns (with a default) or tables in `bot`.
2. Append `Migration(n, "what it does", additive(...))` to `MIGRATIONS`; `fill` gives a column without a default the
   value that old rows get. A change that adds nothing new is a function of its own over the connection.
3. Store a fixture of the version before in `tests/adapters/sql` and open it with the new code.
4. Never change one that has been released.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass
from typing import Any, Final, TypeAlias

from adapters.sql import dialect
from adapters.sql.columns import Column, columns_of
from bot.ports.store import StoreFault, Table

Tables: TypeAlias = Sequence[Table[Any]]


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema. `apply` runs inside a transaction and may use the tables as declared now."""

    number: int
    title: str
    apply: Callable[[sqlite3.Connection, Tables], None]


def additive(fill: Mapping[tuple[str, str], Any] | None = None) -> Callable[[sqlite3.Connection, Tables], None]:
    """A step that adds what is declared and missing: tables, columns, indexes. Carrying it out twice changes nothing.

    `fill` maps (table, column) to what old rows get, where the dataclass names no default.
    """

    def apply(connection: sqlite3.Connection, tables: Tables) -> None:
        for table in tables:
            _add_table(connection, table, fill or {})

    return apply


def _add_table(connection: sqlite3.Connection, table: Table[Any], fill: Mapping[tuple[str, str], Any]) -> None:
    columns = columns_of(table.row)
    connection.execute(dialect.create_table(table.name, [(one.name, one.kind, one.null) for one in columns], table.key))
    there = _present(connection, table.name)
    for column in columns:
        if column.name not in there:
            default = _default(connection, column, fill.get((table.name, column.name), column.default), table.name)
            connection.execute(dialect.add_column(table.name, column.name, column.kind, column.null, default))
    for index in table.indexes:
        connection.execute(dialect.create_index(table.name, index))


def _default(connection: sqlite3.Connection, column: Column, value: Any, table: str) -> str | None:
    """The literal that old rows get."""
    if value is MISSING:
        if column.null:
            return None
        raise ValueError(f"{table}.{column.name} is new and has no default: name one in `fill`")
    literal: str | None = connection.execute(dialect.LITERAL, (column.bind(value),)).fetchone()[0]
    return literal


def _present(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[0] for row in connection.execute(dialect.column_names(table))}


MIGRATIONS: Final[tuple[Migration, ...]] = (Migration(1, "every table, from its declaration", additive()),)


def version_of(connection: sqlite3.Connection) -> int:
    """The schema's version; 0 for an empty database."""
    known = connection.execute(dialect.HAS_VERSIONS).fetchone()
    if known is None:
        return 0
    return int(connection.execute('SELECT coalesce(max("version"), 0) FROM "schema_version"').fetchone()[0])


def refuse_newer(connection: sqlite3.Connection, migrations: Sequence[Migration], where: str) -> int:
    """The version, or StoreFault "store-newer" when a later Steward wrote it."""
    version = version_of(connection)
    if version > migrations[-1].number:
        raise StoreFault("store-newer", f"{where} ({version} > {migrations[-1].number})")
    return version


def missing(connection: sqlite3.Connection, tables: Tables) -> list[str]:
    """Declared columns that the database lacks, as "table.column"; empty when it is as declared."""
    lacks = []
    for table in tables:
        there = _present(connection, table.name)
        lacks += [f"{table.name}.{one.name}" for one in columns_of(table.row) if one.name not in there]
    return lacks


def migrate(connection: sqlite3.Connection, tables: Tables, migrations: Sequence[Migration], now: int) -> None:
    """Carry out what has not been carried out, each step whole or not at all."""
    done = version_of(connection)
    for step in migrations:
        if step.number <= done:
            continue
        connection.execute(dialect.BEGIN_WRITE)
        try:
            connection.execute(dialect.VERSIONS)
            step.apply(connection, tables)
            connection.execute('INSERT INTO "schema_version" VALUES (?, ?, ?)', (step.number, step.title, now))
            connection.execute(dialect.COMMIT)
        except BaseException:
            _roll_back(connection)
            raise


def _roll_back(connection: sqlite3.Connection) -> None:
    """SQLite itself rolls back when the disk is full (https://www.sqlite.org/lang_transaction.html)."""
    if connection.in_transaction:
        connection.execute(dialect.ROLLBACK)


def catch_up(connection: sqlite3.Connection, tables: Tables) -> None:
    """Add what is declared and missing without a version of its own (between releases)."""
    connection.execute(dialect.BEGIN_WRITE)
    try:
        additive()(connection, tables)
        connection.execute(dialect.COMMIT)
    except BaseException:
        _roll_back(connection)
        raise
