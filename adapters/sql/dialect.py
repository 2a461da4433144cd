"""What SQLite says in its own way. Whatever differs between databases stands here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal["int", "bool", "str", "float", "bytes", "json"]

TYPES: Final[dict[Kind, str]] = {
    "int": "INTEGER",
    "bool": "INTEGER",
    "str": "TEXT",
    "float": "REAL",
    "bytes": "BLOB",
    "json": "TEXT",
}
PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=OFF",
    "PRAGMA secure_delete=FAST",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-32000",
    "PRAGMA wal_autocheckpoint=4000",
)
"""FULL: with group commit it costs at most a fifth, and a power cut loses nothing that was acknowledged."""
READER_PRAGMAS: Final = ("PRAGMA query_only=ON", "PRAGMA temp_store=MEMORY", "PRAGMA cache_size=-16000")

BEGIN_WRITE: Final = "BEGIN IMMEDIATE"
BEGIN_READ: Final = "BEGIN DEFERRED"
COMMIT: Final = "COMMIT"
ROLLBACK: Final = "ROLLBACK"
SAVEPOINT: Final = "SAVEPOINT body"
RELEASE: Final = "RELEASE body"
UNDO: Final = "ROLLBACK TO body"

MANY: Final = 100
"""From here on, the values of an `in` travel as one JSON array: one statement, and no limit on their number."""


def quoted(name: str) -> str:
    """An identifier; `case`, `by` and `before` are words of SQL."""
    return '"' + name.replace('"', '""') + '"'


def create_table(name: str, columns: Sequence[tuple[str, Kind, bool]], key: Sequence[str]) -> str:
    """A table of (column, kind, may be NULL). STRICT keeps a column's type from drifting."""
    lines = [f"{quoted(column)} {TYPES[kind]}{'' if null else ' NOT NULL'}" for column, kind, null in columns]
    lines.append(f"PRIMARY KEY ({', '.join(map(quoted, key))})")
    return f"CREATE TABLE IF NOT EXISTS {quoted(name)} ({', '.join(lines)}) STRICT"


def create_index(table: str, columns: Sequence[str]) -> str:
    """An index, named after what it holds."""
    name = "_".join((table, "by", *columns))
    return f"CREATE INDEX IF NOT EXISTS {quoted(name)} ON {quoted(table)} ({', '.join(map(quoted, columns))})"


def add_column(table: str, column: str, kind: Kind, null: bool, default: str | None) -> str:
    """A column more; `default` is a literal."""
    ending = "" if default is None else f" DEFAULT {default}"
    return f"ALTER TABLE {quoted(table)} ADD COLUMN {quoted(column)} {TYPES[kind]}{'' if null else ' NOT NULL'}{ending}"


def insert(table: str, columns: Sequence[str], key: Sequence[str]) -> str:
    """Insert, or leave alone what has the same key. (`OR IGNORE` would also swallow a missing value.)"""
    return f"{_values(table, columns)} ON CONFLICT ({', '.join(map(quoted, key))}) DO NOTHING"


def upsert(table: str, columns: Sequence[str], key: Sequence[str]) -> str:
    """Insert, or replace what has the same key."""
    rest = [quoted(column) for column in columns if column not in key]
    if not rest:
        return insert(table, columns, key)
    change = ", ".join(f"{column}=excluded.{column}" for column in rest)
    return f"{_values(table, columns)} ON CONFLICT ({', '.join(map(quoted, key))}) DO UPDATE SET {change}"


def _values(table: str, columns: Sequence[str]) -> str:
    names = ", ".join(map(quoted, columns))
    return f"INSERT INTO {quoted(table)} ({names}) VALUES ({', '.join('?' * len(columns))})"


def among(column: str, count: int, *, as_array: bool) -> str:
    """Whether a column's value is one of `count` parameters, or of one parameter that is a JSON array."""
    if as_array:
        return f"{quoted(column)} IN (SELECT value FROM json_each(?))"
    return f"{quoted(column)} IN ({', '.join('?' * count)})"


def differs(column: str) -> str:
    """Not equal, where NULL differs from every value."""
    return f"{quoted(column)} IS NOT ?"


def ordered(column: str, *, down: bool) -> str:
    """One part of an order: NULLs first upwards, last downwards."""
    return f"{quoted(column)} DESC NULLS LAST" if down else f"{quoted(column)} ASC NULLS FIRST"


NEXT: Final = (
    'INSERT INTO "sequences" ("community", "name", "value") VALUES (?, ?, 1)'
    ' ON CONFLICT ("community", "name") DO UPDATE SET "value" = "value" + 1 RETURNING "value"'
)
FENCE: Final = 'SELECT 1 FROM "leases" WHERE "name" = ? AND "owner" = ? AND "epoch" = ?'

VERSIONS: Final = (
    'CREATE TABLE IF NOT EXISTS "schema_version"'
    ' ("version" INTEGER PRIMARY KEY, "title" TEXT NOT NULL, "at" INTEGER NOT NULL) STRICT'
)
HAS_VERSIONS: Final = "SELECT 1 FROM sqlite_schema WHERE name = 'schema_version'"
ANYTHING: Final = "SELECT count(*) FROM sqlite_schema"
TABLES: Final = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
INTEGRITY: Final = "PRAGMA integrity_check(20)"
SINGLE_FILE: Final = "PRAGMA journal_mode=DELETE"
LITERAL: Final = "SELECT quote(?)"


def column_names(table: str) -> str:
    """A SELECT of a table's columns, one a row."""
    return f"SELECT name FROM pragma_table_info('{table.replace(chr(39), chr(39) * 2)}')"


def holding(table: str, column: str, forms: int) -> str:
    """A SELECT of how many rows hold any of `forms` byte strings in a column of whatever type."""
    held = " OR ".join([f"instr(CAST({quoted(column)} AS BLOB), ?) > 0"] * forms)
    return f"SELECT count(*) FROM {quoted(table)} WHERE {held}"
