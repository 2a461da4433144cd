"""The store over dicts: the same verbs, order, refusals and undoing, and nothing written anywhere."""

from __future__ import annotations

import asyncio
import operator
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final, TypeAlias, TypeVar

from activities.catalog import TABLES
from adapters.memory.rows import Column, columns_of
from bot.domain.records import Sequence as Counter
from bot.ports.store import Body, Table, Where
from bot.ports.tables import SEQUENCES

R = TypeVar("R")
T = TypeVar("T")
Key: TypeAlias = tuple[Any, ...]
_COMPARED: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Rows:
    """One table's rows by key, with the columns of its declaration."""

    def __init__(self, table: Table[Any]) -> None:
        self.table = table
        self.columns = columns_of(table.row)
        self.rows: dict[Key, Any] = {}

    def column(self, name: str) -> Column:
        """A column by name. Raises ValueError for one that is not there."""
        if name not in self.columns:
            raise ValueError(f"{self.table.name} has no column {name}")
        return self.columns[name]

    def take(self, row: Any) -> tuple[Key, Any]:
        """A row's key and the row as it is kept. Raises ValueError."""
        if type(row) is not self.table.row:
            raise ValueError(f"{self.table.name}: {type(row).__name__} is no {self.table.row.__name__}")
        taken = {name: column.take(getattr(row, name)) for name, column in self.columns.items()}
        changed = {name: value for name, value in taken.items() if value is not getattr(row, name)}
        return tuple(taken[name] for name in self.table.key), replace(row, **changed) if changed else row

    def key(self, values: Sequence[Any]) -> Key:
        """A key as it is kept. Raises ValueError."""
        names = self.table.key
        if len(values) != len(names):
            raise ValueError(f"the key of {self.table.name} is {names}, not {len(values)} values")
        return tuple(self.columns[name].take(value) for name, value in zip(names, values, strict=True))

    def meeting(self, conditions: tuple[Where, ...]) -> list[tuple[Key, Any]]:
        """Keys and rows that meet all conditions, in the order of their keys."""
        tests = [self._test(one) for one in conditions]
        found = [(key, row) for key, row in self.rows.items() if all(test(row) for test in tests)]
        return sorted(found, key=lambda one: one[0])

    def _test(self, one: Where) -> Callable[[Any], bool]:
        column = self.column(one.column)
        read = operator.attrgetter(one.column)
        if one.op == "in":
            wanted = [None if value is None else column.take(value) for value in one.value]
            return lambda row: read(row) in wanted
        compare = _COMPARED.get(one.op)
        if compare is None and one.op not in ("=", "!="):
            raise ValueError(f"there is no condition {one.op!r}")
        if compare is not None and (one.value is None or column.kind is None):
            raise ValueError(f"{self.table.name}.{column.name} can't be compared with {one.value!r}")
        value = None if one.value is None else column.take(one.value)
        if compare is not None:
            return lambda row: read(row) is not None and compare(read(row), value)
        if one.op == "=":
            return lambda row: bool(read(row) == value)
        return lambda row: bool(read(row) != value)

    def ordered(self, found: list[tuple[Key, Any]], order: tuple[str, ...]) -> list[Any]:
        """Rows by `order`; ties by the key, in the direction of the last column; None first upwards."""
        parts = list(order)
        if order:
            minus = "-" if order[-1].startswith("-") else ""
            parts += [minus + name for name in self.table.key]
        rows = [row for _, row in found]
        for part in reversed(parts):
            name = part.removeprefix("-")
            if self.column(name).kind is None:
                raise ValueError(f"{self.table.name}.{name} has no order")
            rows.sort(key=_rank(name), reverse=part.startswith("-"))
        return rows


def _rank(name: str) -> Callable[[Any], tuple[bool, Any]]:
    read = operator.attrgetter(name)
    return lambda row: (False, 0) if read(row) is None else (True, read(row))


class MemoryTx:
    """The verbs, with a log of what to put back when the body fails."""

    def __init__(self, tables: dict[str, Rows], *, writes: bool) -> None:
        self._tables = tables
        self._writes = writes
        self._undo: list[tuple[Rows, Key, Any]] = []

    def undo(self) -> None:
        """Put everything back as it was."""
        for rows, key, before in reversed(self._undo):
            if before is None:
                del rows.rows[key]
            else:
                rows.rows[key] = before

    async def get(self, table: Table[R], *key: Any) -> R | None:
        """The row with this key."""
        rows = self._of(table)
        return rows.rows.get(rows.key(key))

    async def add(self, table: Table[R], row: R) -> bool:
        """Insert; False when the key is taken."""
        rows = self._of(table, writes=True)
        key, taken = rows.take(row)
        if key in rows.rows:
            return False
        self._set(rows, key, taken)
        return True

    async def put(self, table: Table[R], row: R) -> None:
        """Insert or replace by key."""
        rows = self._of(table, writes=True)
        self._set(rows, *rows.take(row))

    async def find(
        self, table: Table[R], *conditions: Where, order: tuple[str, ...] = (), limit: int | None = None
    ) -> list[R]:
        """Rows that meet all conditions; by key where no order is asked."""
        if limit is not None and limit < 0:
            raise ValueError("a limit is 0 or more")
        rows = self._of(table)
        return rows.ordered(rows.meeting(conditions), order)[:limit]

    async def change(self, table: Table[Any], conditions: tuple[Where, ...], **values: Any) -> int:
        """Set columns of the rows that meet all conditions; how many there were."""
        if not conditions or not values:
            raise ValueError(f"a change of {table.name} needs a condition and a value")
        if any(name in table.key for name in values):
            raise ValueError(f"the key of {table.name}, {table.key}, can't be changed")
        rows = self._of(table, writes=True)
        taken = {name: rows.column(name).take(value) for name, value in values.items()}
        found = rows.meeting(conditions)
        for key, row in found:
            self._set(rows, key, replace(row, **taken))
        return len(found)

    async def drop(self, table: Table[Any], *conditions: Where) -> int:
        """Delete; how many there were."""
        if not conditions:
            raise ValueError(f"a drop from {table.name} needs a condition")
        rows = self._of(table, writes=True)
        found = rows.meeting(conditions)
        for key, row in found:
            self._undo.append((rows, key, row))
            del rows.rows[key]
        return len(found)

    async def count(self, table: Table[Any], *conditions: Where) -> int:
        """How many rows meet all conditions."""
        return len(self._of(table).meeting(conditions))

    async def next(self, community: int, sequence: str) -> int:
        """The next number of a sequence."""
        before = await self.get(SEQUENCES, community, sequence)
        value = 1 if before is None else before.value + 1
        await self.put(SEQUENCES, Counter(community, sequence, value))
        return value

    def _of(self, table: Table[Any], *, writes: bool = False) -> Rows:
        if writes and not self._writes:
            raise RuntimeError(f"a body handed to `read` wants to write to {table.name}; hand it to `write`")
        rows = self._tables.get(table.name)
        if rows is None:
            raise LookupError(f"this store has no table {table.name}")
        return rows

    def _set(self, rows: Rows, key: Key, row: Any) -> None:
        self._undo.append((rows, key, rows.rows.get(key)))
        rows.rows[key] = row


class MemoryStore:
    """A store that lasts as long as its process."""

    def __init__(self, tables: Sequence[Table[Any]] = TABLES) -> None:
        self._tables = {table.name: Rows(table) for table in tables}
        self._closed = False

    async def write(self, body: Body[T]) -> T:
        """Run the body whole or not at all. Raises what the body raised."""
        return await self._run(body, writes=True)

    async def read(self, body: Body[T]) -> T:
        """Run a body that only reads."""
        return await self._run(body, writes=False)

    async def close(self) -> None:
        """Take no more."""
        self._closed = True

    async def _run(self, body: Body[T], *, writes: bool) -> T:
        if self._closed:
            raise RuntimeError("the store is closed")
        await asyncio.sleep(0)  # a store on a disk always suspends here; whoever relies on the contrary should notice
        tx = MemoryTx(self._tables, writes=writes)
        steps = body(tx).__await__()
        try:
            awaited = next(steps)
        except StopIteration as end:
            value: T = end.value
            return value
        except BaseException:
            tx.undo()
            raise
        tx.undo()
        steps.close()
        name = getattr(body, "__qualname__", repr(body))
        raise RuntimeError(f"the body {name} awaited {awaited!r}; inside a transaction only `tx` may be awaited")
