"""A community's data for taking along: one object a line, described in docs/operating.md.

Who somebody is stays out unless it is asked for: people appear under the random ids that the store gives them, and what
staff wrote about people (notes) stays out with their names.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import AsyncIterator, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, Final, TypeAlias

from bot.domain.records import Community
from bot.ports.store import Store, Table, Tx, Where, where
from bot.ports.tables import (
    ACCOUNTS,
    ADAPTATIONS,
    CASES,
    DECISIONS,
    HOUSE,
    LESSONS,
    PEOPLE,
    PLACES,
    RULE_FILES,
    WISHES,
)

Line: TypeAlias = dict[str, Any]

PAGE: Final = 500
PARTS: Final[tuple[tuple[str, Table[Any], str], ...]] = (
    ("place", PLACES, ""),
    ("house_rule", HOUSE, ""),
    ("rule_file", RULE_FILES, ""),
    ("case", CASES, "number"),
    ("decision", DECISIONS, "id"),
    ("lesson", LESSONS, "id"),
    ("adaptation", ADAPTATIONS, "version"),
    ("wish", WISHES, ""),
)
"""(kind, table, column that pages it), in the order of the lines; "" where one page holds all."""
NAMES: Final[tuple[tuple[str, Table[Any], str], ...]] = (("person", PEOPLE, "id"), ("account", ACCOUNTS, ""))
SPOKEN: Final = frozenset({"note"})
"""Columns in which staff may have named somebody."""
NEVER: Final = frozenset({"salt", "community", "voice"})
RENAMED: Final = {"kind": "case_kind"}
"""Columns whose name the line itself needs (only cases have one)."""
LONG: Final = frozenset({"id", "person", "target", "owner", "handed_to", "by", "replaces"})
"""Columns that hold a random id. It is 62 bits long, so it goes out as text: readers of JSON round such numbers."""


async def lines(store: Store, community: Community, *, with_names: bool) -> AsyncIterator[Line]:
    """Every line of a community."""
    yield {"kind": "community", "community": str(community.id), **plain_row(community, with_names, skip=("id",))}
    for kind, table, key in (*PARTS, *(NAMES if with_names else ())):
        async for row in _rows(store, table, key, community.id):
            yield {"kind": kind, "community": str(community.id), **plain_row(row, with_names)}


async def _rows(store: Store, table: Table[Any], key: str, community: int) -> AsyncIterator[Any]:
    last = -1
    while True:
        page = await store.read(lambda tx, last=last: _page(tx, table, key, community, last))  # type: ignore[misc]  # bound
        for row in page:
            yield row
        if not key or len(page) < PAGE:
            return
        last = getattr(page[-1], key)


async def _page(tx: Tx, table: Table[Any], key: str, community: int, last: int) -> list[Any]:
    mine = where(community=community)
    if not key:
        return await tx.find(table, *mine)
    return await tx.find(table, *mine, Where(key, ">", last), order=(key,), limit=PAGE)


def plain_row(row: Any, with_names: bool, skip: Sequence[str] = ()) -> Line:
    """A row as JSON has it; every key is always there."""
    out: Line = {}
    for one in fields(row):
        if one.name in NEVER or one.name in skip:
            continue
        value = getattr(row, one.name)
        if one.name in SPOKEN and not with_names:
            value = None
        out[RENAMED.get(one.name, one.name)] = _id(value) if one.name in LONG else plain(value)
    return out


def _id(value: Any) -> Any:
    return value if value is None or isinstance(value, str) else str(value)


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list | frozenset):
        parts = [plain(one) for one in value]
        return sorted(parts) if isinstance(value, frozenset) else parts
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return str(value)
