"""The types of a row's fields, with aliases that are written as strings resolved."""

from __future__ import annotations

import builtins
import sys
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import IntEnum, StrEnum
from types import NoneType, UnionType
from typing import Any, Union


def field_types(row: type[Any]) -> dict[str, Any]:
    """Field name → type, in order.

    `typing.get_type_hints` can't read `Words | None` where `Words = "str | Say"`: it adds a string to None. So the
    annotations are evaluated here, in names that stand for types throughout.
    """
    names = _Names(row.__module__)
    return {one.name: names.type_of(one.type) for one in fields(row)}


class _Names(dict[str, Any]):
    """Names as the row's module sees them, then as the other modules of its package do (a recursive alias names
    classes that its user need not import). A name that stands for a string is an alias, and is read in turn."""

    def __init__(self, module: str) -> None:
        super().__init__()
        package = module.rpartition(".")[0]
        near = [vars(other) for name, other in list(sys.modules.items()) if package and name.startswith(f"{package}.")]
        self._spaces: list[Mapping[str, Any]] = [vars(sys.modules[module]), *near, vars(builtins)]

    def __missing__(self, name: str) -> Any:
        for space in self._spaces:
            if name in space:
                return self.type_of(space[name])
        raise KeyError(name)

    def type_of(self, annotation: Any) -> Any:
        """A type from its annotation; anything but a string is one already."""
        return eval(annotation, {}, self) if isinstance(annotation, str) else annotation


def members(hint: Any) -> tuple[Any, ...]:
    """The members of a union, or the type alone."""
    if typing.get_origin(hint) in (Union, UnionType):
        return typing.get_args(hint)
    return (hint,)


def without_none(hint: Any) -> tuple[Any, bool]:
    """`X | None` → (X, True); anything else → (itself, False). A larger union loses its None."""
    inside = members(hint)
    rest = tuple(one for one in inside if one is not NoneType)
    if len(rest) == len(inside):
        return hint, False
    return (rest[0] if len(rest) == 1 else Union[rest]), True  # noqa: UP007  # a union of a tuple of types


def is_row(hint: Any) -> bool:
    """Whether it is a dataclass type."""
    return isinstance(hint, type) and is_dataclass(hint)


def is_enum(hint: Any) -> bool:
    """Whether it is a StrEnum or an IntEnum."""
    return isinstance(hint, type) and issubclass(hint, StrEnum | IntEnum)
