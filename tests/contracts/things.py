"""A made-up table with every kind of column, and stores of every kind to keep it in."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

from activities.catalog import TABLES
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.memory.store import MemoryStore
from adapters.sql import open_store
from bot.domain.actions import Act, Kick
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef, Standing
from bot.ports.store import Store, Table, Tx

T = TypeVar("T")


class Mood(StrEnum):
    """An enum of words."""

    CALM = "calm"
    LOUD = "loud"


@dataclass(frozen=True, slots=True)
class Thing:
    """One of everything."""

    community: int
    name: str
    number: int | None
    ratio: float | None
    flag: bool
    mood: Mood
    standing: Standing | None
    data: bytes
    pairs: tuple[tuple[str, int], ...]
    act: Act | None
    ref: MessageRef | None
    word: str | None = None


THINGS: Final = Table("things", Thing, ("community", "name"), indexes=(("community", "number"), ("mood",)))
PAIRS: Final = Table("things_pairs", AccountRef, ("platform", "id"))
"""A table that is all key."""
KINDS: Final = ("memory", "sqlite", "reopened")

PLAIN: Final = Thing(
    community=1,
    name="first",
    number=7,
    ratio=0.5,
    flag=True,
    mood=Mood.CALM,
    standing=Standing.LEAD,
    data=b"\x00\xff",
    pairs=(("a", 1), ("b", 2)),
    act=Kick("place", AccountRef("sandbox", "5"), "reason"),
    ref=MessageRef(ChannelRef("sandbox", "place", "general"), "9"),
)


def thing(name: str, **changes: Any) -> Thing:
    """A thing like `PLAIN` under another name."""
    return replace(PLAIN, name=name, **changes)


class Keeper:
    """Keeps a store of one kind open; `reopened` closes and opens it again between writing and looking."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.kind = kind
        self.path = folder / "steward.db"
        self.store: Store = MemoryStore((*TABLES, THINGS, PAIRS))

    async def open(self) -> None:
        """Open it (the memory store is always open)."""
        if self.kind != "memory":
            tables = (*TABLES, THINGS, PAIRS)
            self.store = await open_store(self.path, clock=MemoryClock(), dice=MemoryDice(), tables=tables)

    async def again(self) -> Store:
        """The store, to look into it."""
        if self.kind == "reopened":
            await self.store.close()
            await self.open()
        return self.store

    def run(self, story: Callable[[Keeper], Awaitable[T]]) -> T:
        """Play a story on the open store."""

        async def whole() -> T:
            await self.open()
            try:
                return await story(self)
            finally:
                await self.store.close()

        return asyncio.run(whole())


def filling(*rows: Thing) -> Callable[[Tx], Any]:
    """A body that puts rows."""

    async def body(tx: Tx) -> None:
        for row in rows:
            await tx.put(THINGS, row)

    return body


async def everything(keeper: Keeper) -> list[Thing]:
    """All things, by key, as kept."""
    return await (await keeper.again()).read(lambda tx: tx.find(THINGS))
