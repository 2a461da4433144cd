"""What is left of somebody in the store: looked for in every value of every table, whatever its shape.

The raw search of the store finds a needle anywhere, also within a longer word or number; here each place that it names
is read again, and counts only where the needle stands as a word or number of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any, Final

from bot.domain.people import Account
from bot.ports.store import Tx
from bot.ports.tables import TABLES

_TABLES: Final = {table.name: table for table in TABLES}


@dataclass(frozen=True, slots=True)
class Left:
    """A place where somebody is still named: table, column, how many rows."""

    table: str
    column: str
    rows: int


def needles_of(accounts: Iterable[Account]) -> tuple[str, ...]:
    """What leads to somebody: ids and names of their accounts."""
    return tuple(sorted({text for one in accounts for text in (one.id, one.name) if text}))


def spellings(needles: Iterable[str]) -> tuple[str, ...]:
    """Needles as a search that tells capitals from small letters has to look for them."""
    return tuple(sorted({form for one in needles for form in (one, one.lower(), one.upper(), one.title())}))


async def left_in(tx: Tx, places: Iterable[tuple[str, str]], needles: Sequence[str]) -> tuple[Left, ...]:
    """Of these (table, column), those in which a needle stands by itself. Tables that are not ours count whole."""
    parts = "|".join(re.escape(one) for one in needles)
    pattern = re.compile(rf"(?<!\w)(?:{parts})(?!\w)", re.IGNORECASE)
    found = []
    for table, column in sorted(set(places)):
        if table not in _TABLES:
            found.append(Left(table, column, 1))
            continue
        rows = await tx.find(_TABLES[table])
        count = sum(any(pattern.search(text) for text in _texts(getattr(row, column))) for row in rows)
        if count:
            found.append(Left(table, column, count))
    return tuple(found)


def _texts(value: Any) -> Iterator[str]:
    """Every text and number within a value."""
    if isinstance(value, Enum) or value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, int | float):
        yield str(value)
    elif isinstance(value, bytes):
        yield value.decode("utf-8", "replace")
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(key)
            yield from _texts(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
    else:
        yield str(value)
