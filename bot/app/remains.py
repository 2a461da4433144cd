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

from activities.catalog import TABLES
from bot.domain.people import Account
from bot.ports.store import Tx, where
from bot.ports.tables import ACCOUNTS, COMMUNITIES

LONG: Final = 5
"""Digits from which on a number may be an account's id and no mere count."""
IMPERSONAL: Final = frozenset({"schema_version"})
"""Tables of the store's own that no event reaches."""
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


async def left_in(tx: Tx, places: Iterable[tuple[str, str]], accounts: Sequence[Account]) -> tuple[Left, ...]:
    """Of these (table, column), those in which the accounts' person still stands, in the communities they were of.

    A name that somebody else there bears is theirs now and proves nothing. Tables that are not ours count whole.
    """
    communities = {one.community for one in accounts}
    looked = await _needles(tx, accounts, communities)
    if not looked:
        return ()
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(one) for one in looked)})(?!\w)", re.IGNORECASE)
    numbers = frozenset(int(one) for one in looked if one.isascii() and one.isdecimal() and len(one) >= LONG)
    found = []
    for table, column in sorted(set(places)):
        if table in IMPERSONAL:
            continue
        if table not in _TABLES:
            found.append(Left(table, column, 1))
            continue
        rows = [row for row in await tx.find(_TABLES[table]) if _community(table, row) in communities]
        count = sum(_stands(getattr(row, column), pattern, numbers) for row in rows)
        if count:
            found.append(Left(table, column, count))
    return tuple(found)


async def _needles(tx: Tx, accounts: Sequence[Account], communities: Iterable[int]) -> tuple[str, ...]:
    borne = set()
    for community in communities:
        borne |= {row.name.casefold() for row in await tx.find(ACCOUNTS, *where(community=community))}
    ids = {one.id for one in accounts}
    return tuple(one for one in needles_of(accounts) if one in ids or one.casefold() not in borne)


def _community(table: str, row: Any) -> int:
    return int(row.id if table == COMMUNITIES.name else getattr(row, "community", 0))


def _stands(value: Any, pattern: re.Pattern[str], numbers: frozenset[int]) -> bool:
    if isinstance(value, int) and not isinstance(value, bool):
        return value in numbers
    return any(pattern.search(text) for text in _texts(value))


def _texts(value: Any) -> Iterator[str]:
    """Every text within a value. Numbers there are counts, times and random ids: platforms' ids are texts."""
    if isinstance(value, Enum | int | float) or value is None:
        return
    if isinstance(value, str):
        yield value
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
