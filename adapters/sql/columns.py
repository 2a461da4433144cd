"""A row's fields as columns: their kind, and how a value goes in and comes out."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from enum import IntEnum, StrEnum
from typing import Any, Final, TypeAlias

from adapters.sql.codec import Codec, Unreadable
from adapters.sql.dialect import Kind
from adapters.sql.hints import field_types, is_enum, without_none
from adapters.sql.text import Unclean, clean, clean_value

BIGGEST: Final = 2**63 - 1
Encode: TypeAlias = Callable[[Any], tuple[Any, ...]]
Decode: TypeAlias = Callable[..., Any]

_KINDS: Final[dict[Any, Kind]] = {int: "int", bool: "bool", str: "str", float: "float", bytes: "bytes"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `enum` maps members to stored values, `named` back; `codec` is there for JSON."""

    name: str
    kind: Kind
    null: bool
    enum: dict[Any, Any] | None
    named: dict[Any, Any] | None
    codec: Codec | None
    default: Any = MISSING

    def bind(self, value: Any) -> Any:
        """A value as the database takes it, checked. Raises ValueError."""
        if value is None:
            if not self.null:
                raise ValueError(f"{self.name} can't be None")
            return None
        if isinstance(value, Unreadable):
            return value.raw
        try:
            return _BIND[self.kind](value) if self.codec is None else self._json(value)
        except (TypeError, OverflowError) as error:
            raise ValueError(f"{self.name}: {error}") from error

    def _json(self, value: Any) -> str:
        assert self.codec is not None
        try:
            return self.codec.encode(value)
        except (Unclean, UnicodeEncodeError):
            return self.codec.encode_clean(clean_value(value))


class _Members(dict[Any, Any]):
    """Stored value → member; a value that no member has is `Unreadable`, and its row stays readable."""

    def __init__(self, enum: type[StrEnum] | type[IntEnum]) -> None:
        super().__init__((member.value, member) for member in enum)
        self._name = enum.__name__

    def __missing__(self, value: Any) -> Unreadable:
        return Unreadable(self._name, f"no {self._name} is called {value!r}", value)


def columns_of(row: type[Any]) -> tuple[Column, ...]:
    """The columns of a row type, in the order of its fields."""
    hints = field_types(row)
    return tuple(_column(one.name, hints[one.name], one.default) for one in fields(row))


def _column(name: str, hint: Any, default: Any) -> Column:
    inner, null = without_none(hint)
    if is_enum(inner):
        kind: Kind = "str" if issubclass(inner, StrEnum) else "int"
        return Column(name, kind, null, {one: one.value for one in inner}, _Members(inner), None, default)
    if inner in _KINDS:
        return Column(name, _KINDS[inner], null, None, None, None, default)
    return Column(name, "json", null, None, None, Codec(inner), default)


def _int(value: Any) -> int:
    if not isinstance(value, int):
        raise TypeError(f"an int was expected, not {type(value).__name__}")
    if not -BIGGEST - 1 <= value <= BIGGEST:
        raise OverflowError(f"{value} does not fit into 64 bits")
    return int(value)


def _bool(value: Any) -> int:
    if value not in (0, 1) or not isinstance(value, int):
        raise TypeError(f"a bool was expected, not {value!r}")
    return int(value)


def _str(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a str was expected, not {type(value).__name__}")
    return clean(str(value))


def _float(value: Any) -> float:
    if not isinstance(value, float | int) or math.isnan(value):
        raise TypeError(f"a number was expected, not {value!r}")
    return float(value)


def _bytes(value: Any) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError(f"bytes were expected, not {type(value).__name__}")
    return value


_BIND: Final[dict[Kind, Callable[[Any], Any]]] = {
    "int": _int,
    "bool": _bool,
    "str": _str,
    "float": _float,
    "bytes": _bytes,
}


def make_encoder(columns: tuple[Column, ...]) -> Encode:
    """One function from a row to its values, written out once for the table (as `namedtuple` does): no loop and no
    look at types for each row. It raises (anything) where `bind` of each column has to look closer."""
    known: dict[str, Any] = {"Unclean": Unclean}
    lines, values, dirty = [], [], []
    for at, column in enumerate(columns):
        name = f"v{at}"
        lines.append(f"    {name} = row.{column.name}")
        values.append(_written(column, name, at, known))
        if column.kind == "str" and column.enum is None:
            dirty.append(f'({name} is not None and "\\0" in {name})' if column.null else f'"\\0" in {name}')
        elif column.kind == "float":
            dirty.append(f"{name} != {name}")
    check = [f"    if {' or '.join(dirty)}: raise Unclean"] if dirty else []
    source = "\n".join(["def encode(row):", *lines, *check, f"    return ({', '.join(values)},)"])
    exec(source, known)
    encode: Encode = known["encode"]
    return encode


def _written(column: Column, name: str, at: int, known: dict[str, Any]) -> str:
    if column.enum is not None:
        known[f"e{at}"] = column.enum
        written = f"e{at}[{name}]"
    elif column.codec is not None:
        known[f"e{at}"] = column.codec.encode
        written = f"e{at}({name})"
    elif column.kind == "bool":
        written = f"1 if {name} else 0"
    else:
        return name
    return f"None if {name} is None else {written}" if column.null else written


def make_decoder(row: type[Any], columns: tuple[Column, ...]) -> Decode:
    """One function from a row's values (positional) to the row."""
    known: dict[str, Any] = {"Row": row}
    parts = []
    for at, column in enumerate(columns):
        name = f"v{at}"
        if column.named is not None:
            known[f"d{at}"] = column.named
            part = f"d{at}[{name}]"
        elif column.codec is not None:
            known[f"d{at}"] = column.codec.decode
            part = f"d{at}({name})"
        elif column.kind == "bool":
            part = f"{name} != 0"
        else:
            parts.append(name)
            continue
        parts.append(f"None if {name} is None else {part}" if column.null else part)
    names = ", ".join(f"v{at}" for at in range(len(columns)))
    decode: Decode = eval(f"lambda {names}: Row({', '.join(parts)})", known)
    return decode
