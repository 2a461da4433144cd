"""Where in a store a string stands: every column of every table, JSON and BLOB too. Forgetting is proved by it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from adapters.sql import dialect
from adapters.sql.backup import reading

DIGESTS: Final = frozenset(("audit", column) for column in ("hash", "prev", "actor_digest", "object_digest"))
"""Columns of hexadecimal digests: a short number may stand in one by chance, and nobody's does."""


@dataclass(frozen=True, slots=True)
class Found:
    """A needle's place: table, column, how many rows."""

    needle: str | bytes
    table: str
    column: str
    rows: int


def scan(path: Path, needles: Iterable[str | bytes]) -> tuple[Found, ...]:
    """Every place that holds a needle, also within numbers, JSON (nested too) and BLOBs. Empty needles are none."""
    wanted = [(needle, _forms(needle)) for needle in needles if needle]
    with closing(reading(path)) as connection:
        return tuple(
            Found(needle, table, column, rows)
            for table, column in _columns(connection)
            for needle, forms in wanted
            if (rows := _count(connection, table, column, forms))
        )


def _columns(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    tables = [row[0] for row in connection.execute(dialect.TABLES)]
    found = [(table, row[0]) for table in tables for row in connection.execute(dialect.column_names(table))]
    return [one for one in found if one not in DIGESTS]


def _count(connection: sqlite3.Connection, table: str, column: str, forms: list[bytes]) -> int:
    return int(connection.execute(dialect.holding(table, column, len(forms)), forms).fetchone()[0])


def _forms(needle: str | bytes) -> list[bytes]:
    """How a needle may be written: as it is, and as JSON writes it once and twice, with and without \\u escapes."""
    if isinstance(needle, bytes):
        return [needle]
    forms = {needle}
    for ascii_only in (False, True):
        once = json.dumps(needle, ensure_ascii=ascii_only)[1:-1]
        forms |= {once, json.dumps(once, ensure_ascii=ascii_only)[1:-1]}
    return sorted(form.encode(errors="replace") for form in forms)
