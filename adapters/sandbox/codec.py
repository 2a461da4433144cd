"""Domain values as JSON and back, for the sandbox's own file: each dataclass carries its name under "_"."""

from __future__ import annotations

import dataclasses
import enum
import functools
import re
import types
import typing
from collections.abc import Mapping
from typing import Any, Final

import orjson

from bot.domain import content, drawings, events, messages, people, polls, text

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_NAMES: Final[dict[str, type]] = {
    name: value
    for module in (content, drawings, events, messages, people, polls, text)
    for name, value in vars(module).items()
    if isinstance(value, type) and dataclasses.is_dataclass(value)
}


def encode(value: object) -> str:
    """JSON text of a domain value (dataclasses, tuples, frozensets, enums, bytes, plain values).

    Half characters (lone surrogates), which no file and no wire carries, become U+FFFD; the length stays.
    """
    return orjson.dumps(_down(value)).decode()


def decode(data: str) -> Any:  # the caller knows which kind it stored
    """The value that `encode` wrote. Raises KeyError or TypeError on anything else (a damaged file)."""
    return _up(orjson.loads(data), None)


def _down(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = {field.name: _down(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"_": type(value).__name__, **pairs}
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, str):
        return value if value.isascii() else _SURROGATE.sub("\ufffd", value)
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, frozenset):
        return sorted(_down(one) for one in value)  # type: ignore[type-var]  # role ids: strings
    if isinstance(value, tuple | list):
        return [_down(one) for one in value]
    return value


def _up(value: object, hint: object) -> object:
    if isinstance(value, Mapping):
        kind = _NAMES[value["_"]]
        hints = _hints(kind)
        return kind(**{name: _up(one, hints.get(name)) for name, one in value.items() if name in hints})
    if isinstance(value, list):
        whole = tuple(_up(one, None) for one in value)
        return frozenset(whole) if _wants(hint, frozenset) else whole
    if hint is bytes and isinstance(value, str):
        return value.encode("latin-1")
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return hint(value)
    return value


def _wants(hint: object, kind: type) -> bool:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return any(_wants(one, kind) for one in typing.get_args(hint))
    return (typing.get_origin(hint) or hint) is kind


@functools.cache
def _hints(kind: type) -> dict[str, object]:
    return dict(typing.get_type_hints(kind))
