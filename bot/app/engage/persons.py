"""What activities keep about somebody: shown, moved to the person they turn out to be, and erased."""

from __future__ import annotations

from dataclasses import replace

from activities.catalog import CATALOG
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.domain.text import Words
from bot.ports.store import where


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
    """Two persons are one: what was `gone`'s is `keep`'s; where both have one, `keep`'s stays."""
    for activity in CATALOG:
        for table, column in (*activity.owned, *activity.named):
            for row in await turn.tx.find(table, *where(community=turn.id, **{column: gone})):
                moved = replace(row, **{column: keep})
                if column not in table.key:
                    await turn.tx.put(table, moved)
                    continue
                await turn.tx.drop(table, *where(**{name: getattr(row, name) for name in table.key}))
                await turn.tx.add(table, moved)
