"""Pools of evergreen texts and banks of questions: filled, approved, drawn from; and channels that are asked something
when they are quiet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from activities.floor import Floor
from activities.posts.model import fold
from activities.posts.rotation import Item, Pool, draw, shuffled
from activities.posts.tables import ITEMS, POOLS
from bot.ports.store import Where, where

MOST_AT_ONCE: Final = 100
LONGEST: Final = 2000


async def pools_of(floor: Floor) -> list[Pool]:
    """Every pool."""
    return await floor.tx.find(POOLS, *where(community=floor.id), order=("name",))


async def pool_named(floor: Floor, name: str) -> Pool | None:
    """A pool by its name, as typed."""
    return await floor.tx.get(POOLS, floor.id, fold(name))


async def items_of(floor: Floor, name: str, *, approved: bool | None = None) -> list[Item]:
    """What a pool holds, in the order in which it was added."""
    only = () if approved is None else where(approved=approved)
    return await floor.tx.find(ITEMS, *where(community=floor.id, pool=fold(name)), *only, order=("id",))


async def fill(floor: Floor, name: str, texts: Sequence[str], by: int, *, approved: bool) -> tuple[int, int]:
    """Add texts to a pool, made on first use; a text that it holds already is passed over. How many were added, and how
    many were known."""
    title = " ".join(name.split())
    if await pool_named(floor, name) is None:
        await floor.tx.put(POOLS, Pool(floor.id, fold(name), title))
    known = {_same(one.text) for one in await items_of(floor, name)}
    added = 0
    for text in texts:
        if _same(text) in known:
            continue
        known.add(_same(text))
        number = await floor.next("post-item")
        await floor.tx.put(ITEMS, Item(floor.id, fold(name), number, text, by, approved))
        added += 1
    return added, len(texts) - added


def lines_of(text: str) -> list[str]:
    """One item a line; a blank line between paragraphs means that items are the paragraphs."""
    parts = text.replace("\r", "").split("\n\n") if "\n\n" in text.strip() else text.splitlines()
    return [part.strip() for part in parts if part.strip()]


def _same(text: str) -> str:
    return " ".join(text.casefold().split())


async def approve(floor: Floor, name: str) -> int:
    """Everything that waits in a pool may be drawn from now on; how many there were."""
    waits = (*where(community=floor.id, pool=fold(name), approved=False),)
    return await floor.tx.change(ITEMS, waits, approved=True)


async def remove(floor: Floor, number: int) -> bool:
    """Take an item out of its pool."""
    return await floor.tx.drop(ITEMS, Where("community", "=", floor.id), Where("id", "=", number)) > 0


async def draw_item(floor: Floor, name: str) -> Item | None:
    """The next item of a pool; None when nothing in it is approved. Both are stored as they are after it."""
    pool = await pool_named(floor, name)
    items = await items_of(floor, name, approved=True)
    drawn = draw(pool, [one.id for one in items], lambda ids: shuffled(ids, floor.dice.below)) if pool else None
    if drawn is None:
        return None
    number, after = drawn
    item = next(one for one in items if one.id == number)
    item = replace(item, used=item.used + 1, last_at=floor.now)
    await floor.tx.put(POOLS, after)
    await floor.tx.put(ITEMS, item)
    return item
