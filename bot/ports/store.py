"""The store: typed tables and transactions.

A transaction is one `async def body(tx)` over a few verbs, written once for every store. A body must decide on what it
reads inside itself, must not await anything but `tx`, and may be run again from its start (its effects are undone
first), so it must not change anything outside the store. In a group commit each body has a savepoint of its own.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeAlias, TypeVar

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Table(Generic[R_co]):
    """A table: its name, its row (a frozen dataclass), its key columns, its indexes.

    `personal` names the columns that tell who somebody is or what they wrote (names, platform ids, texts); retention
    and forgetting work on them. `world` tables are the few whose key does not lead with the community.
    """

    name: str
    row: type[R_co]
    key: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...] = ()
    personal: tuple[str, ...] = ()
    world: bool = False


Op: TypeAlias = Literal["=", "!=", "<", "<=", ">", ">=", "in"]


@dataclass(frozen=True, slots=True)
class Where:
    """One condition on a column. None compares with IS NULL / IS NOT NULL."""

    column: str
    op: Op
    value: Any


def where(**equal: Any) -> tuple[Where, ...]:
    """Conditions of equality: `where(community=1, state=CaseState.OPEN)`."""
    return tuple(Where(column, "=", value) for column, value in equal.items())


class Tx(Protocol):
    """The verbs of a transaction. Rows come and go as their dataclasses."""

    async def get(self, table: Table[R], *key: Any) -> R | None:
        """The row with this key, locked until the transaction ends where the store can."""

    async def add(self, table: Table[R], row: R) -> bool:
        """Insert; False (and nothing changed) when the key is taken."""

    async def put(self, table: Table[R], row: R) -> None:
        """Insert or replace by key."""

    async def find(
        self, table: Table[R], *conditions: Where, order: tuple[str, ...] = (), limit: int | None = None
    ) -> list[R]:
        """Rows that meet all conditions. `order` columns, "-" before a name for descending."""

    async def change(self, table: Table[Any], conditions: tuple[Where, ...], **values: Any) -> int:
        """Set columns of the rows that meet all conditions (at least one); how many there were: compare-and-set."""

    async def drop(self, table: Table[Any], *conditions: Where) -> int:
        """Delete the rows that meet all conditions (at least one); how many there were."""

    async def count(self, table: Table[Any], *conditions: Where) -> int:
        """How many rows meet all conditions."""

    async def next(self, community: int, sequence: str) -> int:
        """The next number of a community's sequence, from 1, without gaps among committed transactions."""


Body: TypeAlias = Callable[[Tx], Awaitable[T]]


class StoreFault(Exception):
    """The store can't do its work now (disk full, locked, corrupt). `key` is a Fluent key for people."""

    def __init__(self, key: str, detail: str = "") -> None:
        super().__init__(f"{key}: {detail}" if detail else key)
        self.key = key
        self.detail = detail


class Store(Protocol):
    """A store with one owner. Everything durable goes through `write`."""

    async def write(self, body: Body[T]) -> T:
        """Run the body durably; returns after the commit. Raises what the body raised, or StoreFault."""

    async def read(self, body: Body[T]) -> T:
        """Run a body that only reads."""

    async def close(self) -> None:
        """Finish what is under way, give up ownership, close."""
