"""Values that are no column type of their own, as JSON text and back.

A class that msgspec understands whole is encoded and checked by msgspec. msgspec can't tell the members of a union of
dataclasses apart, so those carry a tag: `{"$": "MessagePosted", "$v": 1, ...}`, where `$v` is the version of the
members of `Event`. What can't be read (unknown tag, later version, missing field, broken JSON) is an `Unreadable`
value in the row's place, which is written back byte for byte: the row can be set aside as stuck, kept, and read again
after an upgrade.
"""

from __future__ import annotations

import math
import typing
from collections.abc import Callable
from dataclasses import dataclass
from types import NoneType
from typing import Any, Final, TypeAlias

import msgspec

from adapters.sql.hints import field_types, is_row, members, without_none
from adapters.sql.text import Unclean
from bot.domain.events import EVENT_VERSION, Event

Step: TypeAlias = Callable[[Any], Any]

_EVENTS: Final = frozenset(members(Event))
_encode: Final = msgspec.json.Encoder(order="deterministic").encode
_decode: Final = msgspec.json.Decoder().decode
_BROKEN: Final = (msgspec.MsgspecError, ValueError, TypeError, KeyError, RecursionError)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands in a field that this version can't read: what was expected, why it failed, and the stored value."""

    expected: str
    why: str
    raw: Any


class _Head(msgspec.Struct, frozen=True):
    """The tag of a stored member of a union."""

    tag: str = msgspec.field(name="$")
    version: int = msgspec.field(name="$v", default=1)


class Codec:
    """JSON of one type. `encode` raises ValueError for what it can't hold, `Unclean` where a NUL needs replacing."""

    def __init__(self, hint: Any) -> None:
        self.expected = getattr(hint, "__name__", str(hint))
        many = members(hint)
        self._tagged = len(many) > 1 and all(is_row(one) for one in many)
        self._members = {one: _Member(one, versioned=one in _EVENTS) for one in many} if self._tagged else {}
        self._named = {one.__name__: member for one, member in self._members.items()}
        self._whole = None if self._tagged else _Member(hint, tagged=False)

    def encode(self, value: Any) -> str:
        """The text of a value. A text that only looks like an escaped NUL raises `Unclean` too, to be looked at."""
        kind = type(value)
        member = self._whole if self._whole is not None and kind is not Unreadable else self._members.get(kind)
        if member is None:
            return self.encode_clean(value)
        text = member.encode(value).decode()
        if "\\u0000" in text:
            raise Unclean
        return text

    def encode_clean(self, value: Any) -> str:
        """The text of a value that has been through `clean_value`."""
        if type(value) is Unreadable:
            return str(value.raw)
        member = self._whole or self._members.get(type(value))
        if member is None:
            raise ValueError(f"{type(value).__name__} is no {self.expected}")
        return member.encode(value).decode()

    def decode(self, text: str) -> Any:
        """The value of a text, or `Unreadable`."""
        try:
            if self._whole is not None:
                return self._whole.decode(text)
            head = msgspec.json.decode(text, type=_Head)
            member = self._named[head.tag]
            if head.version > member.version:
                return Unreadable(self.expected, f"version {head.version} of {head.tag}", text)
            return member.decode(text)
        except _BROKEN as error:
            return Unreadable(self.expected, f"{type(error).__name__}: {error}", text)


class _Member:
    """One type, alone or as a tagged member of a union."""

    def __init__(self, hint: Any, *, tagged: bool = True, versioned: bool = False) -> None:
        self.version = EVENT_VERSION if versioned else 1
        version = f'"$v":{self.version},' if versioned else ""
        self._prefix = f'{{"$":"{hint.__name__}",{version}'.encode() if tagged else b""
        plain = is_plain(hint)
        self._pack = None if plain else packer(hint)
        self._unpack = None if plain else unpacker(hint)
        self._typed = msgspec.json.Decoder(hint).decode if plain else _decode

        self.encode: Callable[[Any], bytes] = _encode if plain and not tagged else self._with_tag

    def _with_tag(self, value: Any) -> bytes:
        raw = _encode(value if self._pack is None else self._pack(value))
        if not self._prefix:
            return raw
        return self._prefix + raw[1:] if raw != b"{}" else self._prefix[:-1] + b"}"

    def decode(self, text: str) -> Any:
        value = self._typed(text)
        return value if self._unpack is None else self._unpack(value)


def is_plain(hint: Any) -> bool:
    """Whether msgspec alone encodes and decodes the type (floats are left out: it writes infinity as null)."""
    if _mentions_float(hint, set()):
        return False
    try:
        msgspec.json.Decoder(hint)
    except (TypeError, NameError):
        return False
    return True


def _mentions_float(hint: Any, seen: set[Any]) -> bool:
    if hint is float:
        return True
    if is_row(hint):
        if hint in seen:
            return False
        seen.add(hint)
        return any(_mentions_float(one, seen) for one in field_types(hint).values())
    return any(_mentions_float(one, seen) for one in typing.get_args(hint))


_packers: dict[Any, Step] = {}
_unpackers: dict[Any, Step] = {}


def packer(hint: Any) -> Step:
    """A step from a value to what msgspec can encode, with tags wherever unions hold dataclasses."""
    if hint not in _packers:
        _packers[hint] = lambda value: _packers[hint](value)  # a class may hold itself
        _packers[hint] = _make_packer(hint)
    return _packers[hint]


def _make_packer(hint: Any) -> Step:
    if is_plain(hint):
        return _same
    if hint is float:
        return _finite
    if is_row(hint):
        steps = [(name, packer(one)) for name, one in field_types(hint).items()]
        return lambda value: {name: step(getattr(value, name)) for name, step in steps}
    if len(members(hint)) > 1:
        return _union_packer(members(hint))
    inner, each = _items(hint)
    if each:
        item = packer(inner[0])
        return lambda value: [item(one) for one in value]
    parts = [packer(one) for one in inner]
    return lambda value: [step(one) for step, one in zip(parts, value, strict=True)]


def _union_packer(many: tuple[Any, ...]) -> Step:
    classes = {one: packer(one) for one in many if is_row(one)}
    rest = [packer(one) for one in many if typing.get_origin(one) is not None]
    floats = float in many

    def pack(value: Any) -> Any:
        step = classes.get(type(value))
        if step is not None:
            return {"$": type(value).__name__, **_as_dict(step(value))}
        if rest and isinstance(value, tuple | frozenset):
            return rest[0](value)
        if isinstance(value, float) and floats:
            return _finite(value)
        return value

    return pack


def _as_dict(packed: Any) -> dict[str, Any]:
    return packed if isinstance(packed, dict) else msgspec.to_builtins(packed)


def unpacker(hint: Any) -> Step:
    """A step from decoded JSON to the value; raises one of `_BROKEN` for what does not fit."""
    if hint not in _unpackers:
        _unpackers[hint] = lambda value: _unpackers[hint](value)
        _unpackers[hint] = _make_unpacker(hint)
    return _unpackers[hint]


def _make_unpacker(hint: Any) -> Step:
    if is_plain(hint) or hint is float:
        return lambda value: msgspec.convert(value, hint, builtin_types=())
    if is_row(hint):
        steps = {name: unpacker(one) for name, one in field_types(hint).items()}
        return lambda value: hint(**{name: steps[name](one) for name, one in value.items() if name in steps})
    if len(members(hint)) > 1:
        return _union_unpacker(members(hint))
    inner, each = _items(hint)
    kind = typing.get_origin(hint)
    if each:
        item = unpacker(inner[0])
        return lambda value: kind(item(one) for one in _list(value))
    parts = [unpacker(one) for one in inner]
    return lambda value: tuple(step(one) for step, one in zip(parts, _list(value), strict=True))


def _union_unpacker(many: tuple[Any, ...]) -> Step:
    classes = {one.__name__: unpacker(one) for one in many if is_row(one)}
    rest = [unpacker(one) for one in many if typing.get_origin(one) is not None]
    leaves = tuple(one for one in many if one in (str, int, float, bool, NoneType))

    def unpack(value: Any) -> Any:
        if isinstance(value, dict):
            return classes[value["$"]](value)
        if isinstance(value, list):
            return rest[0](value)
        if isinstance(value, leaves):
            return value
        raise TypeError(f"{type(value).__name__} has no place here")

    return unpack


def _items(hint: Any) -> tuple[tuple[Any, ...], bool]:
    """The types inside a tuple or frozenset, and whether one type stands for every item."""
    inner = typing.get_args(hint)
    kind = typing.get_origin(hint)
    if kind is tuple and not (len(inner) == 2 and inner[1] is Ellipsis):
        return inner, False
    if kind in (tuple, frozenset):
        return inner[:1], True
    raise TypeError(f"{hint} can't be stored; use tuples, frozensets and dataclasses")


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"a list was expected, not {type(value).__name__}")
    return value


def _same(value: Any) -> Any:
    return value


def _finite(value: Any) -> float:
    if not math.isfinite(value):
        raise ValueError(f"{value} is no finite number")
    return float(value)


__all__ = ["Codec", "Unreadable", "is_plain", "packer", "unpacker", "without_none"]
