"""What a store takes in: the memory store keeps values as they are, and must refuse what a database would refuse."""

from __future__ import annotations

import math
import typing
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum, IntEnum, StrEnum
from types import NoneType, UnionType
from typing import Any, Final, Union

_SURROGATES: Final = range(0xD800, 0xE000)
_BIGGEST: Final = 2**63 - 1
_SCALARS: Final = (int, bool, str, float, bytes)


@dataclass(frozen=True, slots=True)
class Column:
    """A field: its plain type (None for what a database keeps as JSON), its enum, whether None is allowed."""

    name: str
    kind: type[Any] | None
    enum: type[Enum] | None
    null: bool

    def take(self, value: Any) -> Any:
        """The value, cleaned. Raises ValueError for what has no place in the column."""
        if value is None:
            if not self.null:
                raise ValueError(f"{self.name} can't be None")
            return None
        if self.kind is None:
            return cleaned(value)
        if not _fits(self.kind, value):
            raise ValueError(f"{self.name}: {value!r} is no {self.kind.__name__}")
        if self.kind is int and not -_BIGGEST - 1 <= value <= _BIGGEST:
            raise ValueError(f"{self.name}: {value} does not fit into 64 bits")
        return cleaned_text(value) if isinstance(value, str) and not isinstance(value, Enum) else value


def columns_of(row: type[Any]) -> dict[str, Column]:
    """The columns of a row type, by name, in order."""
    hints = typing.get_type_hints(row)
    return {one.name: _column(one.name, hints[one.name]) for one in fields(row)}


def _column(name: str, hint: Any) -> Column:
    inside = typing.get_args(hint) if typing.get_origin(hint) in (Union, UnionType) else (hint,)
    rest = [one for one in inside if one is not NoneType]
    null = len(rest) < len(inside)
    only = rest[0] if len(rest) == 1 and isinstance(rest[0], type) else None
    if only is not None and issubclass(only, StrEnum | IntEnum):
        return Column(name, str if issubclass(only, StrEnum) else int, only, null)
    return Column(name, only if only in _SCALARS else None, None, null)


def _fits(kind: type[Any], value: Any) -> bool:
    if kind is bool:
        return isinstance(value, int) and value in (0, 1)
    if kind is float:
        return isinstance(value, int) or (isinstance(value, float) and not math.isnan(value))
    return isinstance(value, kind)


def cleaned_text(text: str) -> str:
    """NUL and lone surrogates become U+FFFD; the length is kept."""
    if "\0" not in text and not any(ord(one) in _SURROGATES for one in text):
        return text
    return "".join("\ufffd" if one == "\0" or ord(one) in _SURROGATES else one for one in text)


def cleaned(value: Any) -> Any:
    """The same inside tuples, sets and dataclasses. Raises ValueError for what JSON can't hold."""
    if value is None or isinstance(value, Enum | int | bytes):
        return value
    if isinstance(value, str):
        return cleaned_text(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{value} is no finite number")
        return value
    if isinstance(value, tuple | frozenset):
        return type(value)(cleaned(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: cleaned(getattr(value, one.name)) for one in fields(value) if one.init})
    raise ValueError(f"{type(value).__name__} can't be stored")
