"""A row of any table, made from its types alone: a table added tomorrow is tried as well."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

PLAIN: Final[dict[Any, Any]] = {int: 1, str: "", bool: False, float: 0.0, bytes: b"", NoneType: None}


def a_row(kind: type, **fixed: Any) -> Any:
    """One row; `fixed` says what some columns are, everything else is the plainest value of its type."""
    hints = get_type_hints(kind)
    names = [one.name for one in fields(kind) if one.init]
    return kind(**{name: fixed.get(name, _plainest(hints[name])) for name in names})


def _plainest(hint: Any) -> Any:
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) in (Union, UnionType):
        kinds = get_args(hint)
        return None if NoneType in kinds else _plainest(kinds[0])
    if get_origin(hint) in (tuple, frozenset, dict):
        return get_origin(hint)()
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    assert isinstance(hint, type), hint
    assert is_dataclass(hint), hint
    return a_row(hint)
