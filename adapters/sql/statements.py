"""Each table's SQL and its encoders, made once from its declaration."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec

from adapters.sql import dialect
from adapters.sql.columns import Column, columns_of, make_decoder, make_encoder
from adapters.sql.dialect import quoted
from bot.ports.store import Table, Where

_KEPT: Final = 500
_COMPARED: Final = frozenset(("<", "<=", ">", ">="))


class Statements:
    """The statements of one table."""

    def __init__(self, table: Table[Any]) -> None:
        self.table = table
        self.columns = columns_of(table.row)
        self.named: dict[str, Column] = {one.name: one for one in self.columns}
        names = [one.name for one in self.columns]
        self.key = tuple(self.named[name] for name in table.key)
        self._key_at = tuple(names.index(name) for name in table.key)
        self.encode = make_encoder(self.columns)
        self.decode = make_decoder(table.row, self.columns)
        self.insert = dialect.insert(table.name, names, table.key)
        self.upsert = dialect.upsert(table.name, names, table.key)
        self._select = f"SELECT {', '.join(map(quoted, names))} FROM {quoted(table.name)}"
        self.get = f"{self._select} WHERE {' AND '.join(f'{quoted(name)} = ?' for name in table.key)}"
        self._made: dict[Any, str] = {}

    def encode_with_care(self, row: Any) -> tuple[Any, ...]:
        """The values of a row, each cleaned and checked. Raises ValueError, naming table and column."""
        try:
            return tuple(one.bind(getattr(row, one.name)) for one in self.columns)
        except ValueError as error:
            raise ValueError(f"{self.table.name}.{error}") from error
        except AttributeError as error:
            raise ValueError(f"{self.table.name}: {type(row).__name__} is no {self.table.row.__name__}") from error

    def key_values(self, key: Sequence[Any]) -> list[Any]:
        """The values of a key."""
        if len(key) != len(self.key):
            raise ValueError(f"the key of {self.table.name} is {self.table.key}, not {len(key)} values")
        return [column.bind(value) for column, value in zip(self.key, key, strict=True)]

    def find(self, conditions: tuple[Where, ...], order: tuple[str, ...], limit: int | None) -> tuple[str, list[Any]]:
        """A SELECT and its values."""
        tests, values = self._tests(conditions)
        if limit is not None:
            if limit < 0:
                raise ValueError("a limit is 0 or more")
            values.append(limit)
        made = self._made.get((tests, order, limit is None))
        if made is None:
            made = f"{self._select}{tests}{self._order(order)}{'' if limit is None else ' LIMIT ?'}"
            self._keep((tests, order, limit is None), made)
        return made, values

    def change(self, conditions: tuple[Where, ...], new: dict[str, Any]) -> tuple[str, list[Any]]:
        """An UPDATE and its values. The key of a row can't be changed."""
        if not conditions or not new:
            raise ValueError(f"a change of {self.table.name} needs a condition and a value")
        if any(name in self.table.key for name in new):
            raise ValueError(f"the key of {self.table.name}, {self.table.key}, can't be changed")
        values = [self._column(name).bind(value) for name, value in new.items()]
        tests, tested = self._tests(conditions)
        changes = ", ".join(f"{quoted(name)} = ?" for name in new)
        return f"UPDATE {quoted(self.table.name)} SET {changes}{tests}", values + tested

    def drop(self, conditions: tuple[Where, ...]) -> tuple[str, list[Any]]:
        """A DELETE and its values."""
        if not conditions:
            raise ValueError(f"a drop from {self.table.name} needs a condition")
        tests, values = self._tests(conditions)
        return f"DELETE FROM {quoted(self.table.name)}{tests}", values

    def count(self, conditions: tuple[Where, ...]) -> tuple[str, list[Any]]:
        """A SELECT count and its values."""
        tests, values = self._tests(conditions)
        return f"SELECT count(*) FROM {quoted(self.table.name)}{tests}", values

    def by_key(self, rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Rows (as values) in the order of their keys."""
        at = self._key_at
        return sorted(rows, key=lambda row: tuple(row[one] for one in at))

    def _keep(self, shape: Any, made: str) -> None:
        if len(self._made) >= _KEPT:
            self._made.clear()
        self._made[shape] = made

    def _column(self, name: str) -> Column:
        if name not in self.named:
            raise ValueError(f"{self.table.name} has no column {name}")
        return self.named[name]

    def _order(self, order: tuple[str, ...]) -> str:
        """Ties are broken by the key, in the direction of the last column."""
        if not order:
            return ""
        parts = []
        for one in order:
            column = self._column(one.removeprefix("-"))
            if column.codec is not None:
                raise ValueError(f"{self.table.name}.{column.name} has no order")
            parts.append(dialect.ordered(column.name, down=one.startswith("-")))
        down = order[-1].startswith("-")
        used = {one.removeprefix("-") for one in order}
        parts += [dialect.ordered(name, down=down) for name in self.table.key if name not in used]
        return f" ORDER BY {', '.join(parts)}"

    def _tests(self, conditions: tuple[Where, ...]) -> tuple[str, list[Any]]:
        values: list[Any] = []
        tests = [self._test(one, values) for one in conditions]
        return (f" WHERE {' AND '.join(tests)}" if tests else ""), values

    def _test(self, one: Where, values: list[Any]) -> str:
        column = self._column(one.column)
        if one.op == "in":
            return self._among(column, one.value, values)
        if one.op not in _COMPARED and one.op not in ("=", "!="):
            raise ValueError(f"there is no condition {one.op!r}")
        if one.value is None:
            if one.op in _COMPARED:
                raise ValueError(f"None can't be compared by {one.op}")
            return f"{quoted(column.name)} {'IS NULL' if one.op == '=' else 'IS NOT NULL'}"
        if one.op in _COMPARED and column.codec is not None:
            raise ValueError(f"{self.table.name}.{column.name} has no order")
        values.append(column.bind(one.value))
        return dialect.differs(column.name) if one.op == "!=" else f"{quoted(column.name)} {one.op} ?"

    def _among(self, column: Column, wanted: Iterable[Any], values: list[Any]) -> str:
        every = list(wanted)
        bound = [column.bind(value) for value in every if value is not None]
        null = len(bound) < len(every)
        if not bound:
            return f"{quoted(column.name)} IS NULL" if null else "0"
        as_array = len(bound) > dialect.MANY and column.kind not in ("float", "bytes")
        values.extend([msgspec.json.encode(bound).decode()] if as_array else bound)
        test = dialect.among(column.name, len(bound), as_array=as_array)
        return f"({test} OR {quoted(column.name)} IS NULL)" if null else test
