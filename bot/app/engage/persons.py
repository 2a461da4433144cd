"""What activities keep about somebody: shown, moved to the person they turn out to be, and erased."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, TypeAlias

from activities.catalog import CATALOG
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.domain.records import Mark
from bot.domain.text import Words
from bot.ports.store import Table, where
from bot.ports.tables import MARKS

_Noted: TypeAlias = tuple[str, str, list[Any]]
"""A table, a column that names a person, and the key of a row of it."""


async def mydata(turn: Turn, person: int) -> tuple[Words, ...]:
    """Lines for /mydata."""
    floor = TurnFloor(turn)
    found: list[Words] = []
    for activity in CATALOG:
        if activity.mydata is not None:
            found += await activity.mydata(floor, person)
    return tuple(found)


async def forget(turn: Turn, person: int) -> int:
    """Erase what is theirs; how many rows."""
    floor, touched = TurnFloor(turn), 0
    for activity in CATALOG:
        if activity.forget is not None:
            await activity.forget(floor, person)
        for table, column in activity.owned:
            touched += await turn.tx.drop(table, *where(community=turn.id, **{column: person}))
    return touched


async def left(turn: Turn, person: int) -> None:
    """Somebody has left every place of the community."""
    for activity in CATALOG:
        if activity.left is not None:
            await activity.left(TurnFloor(turn), person)


async def unite(turn: Turn, gone: int, keep: int) -> None:
    """Two persons are one: what was `gone`'s is `keep`'s; where both have one, `keep`'s stays. What moved is noted, so
    that it can be told apart again."""
    noted: list[_Noted] = []
    for activity in CATALOG:
        for table, column in (*activity.owned, *activity.named):
            for row in await turn.tx.find(table, *where(community=turn.id, **{column: gone})):
                if await _rename(turn, table, column, row, keep):
                    key = [keep if name == column else getattr(row, name) for name in table.key]
                    noted.append((table.name, column, key))
    await turn.tx.put(MARKS, Mark(turn.id, _mark(gone), json.dumps(noted), turn.now))
    for activity in CATALOG:
        if activity.united is not None:
            await activity.united(TurnFloor(turn), gone, keep)


async def separate(turn: Turn, gone: int, keep: int) -> None:
    """They are two after all: what was `gone`'s before is `gone`'s again, and what came since stays `keep`'s."""
    mark = await turn.tx.get(MARKS, turn.id, _mark(gone))
    tables = {table.name: table for one in CATALOG for table, _ in (*one.owned, *one.named)}
    for name, column, key in _read(mark.value if mark is not None else "[]"):
        table = tables.get(name)
        row = await turn.tx.get(table, *key) if table is not None and len(key) == len(table.key) else None
        if table is not None and row is not None and getattr(row, column, None) == keep:
            await _rename(turn, table, column, row, gone)
    await turn.tx.drop(MARKS, *where(community=turn.id, name=_mark(gone)))


async def _rename(turn: Turn, table: Table[Any], column: str, row: Any, to: int) -> bool:
    """The row with another person in this column; False where that person has one of that key already."""
    moved = replace(row, **{column: to})
    if column not in table.key:
        await turn.tx.put(table, moved)
        return True
    await turn.tx.drop(table, *where(**{name: getattr(row, name) for name in table.key}))
    return bool(await turn.tx.add(table, moved))


def _mark(gone: int) -> str:
    return f"engaged:{gone}"


def _read(text: str) -> list[_Noted]:
    """What was noted; nothing of what forgetting somebody has made unreadable."""
    try:
        return [(str(name), str(column), list(key)) for name, column, key in json.loads(text)]
    except (ValueError, TypeError):
        return []
