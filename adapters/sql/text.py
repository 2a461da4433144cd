"""Text on its way in: NUL and lone surrogates become U+FFFD, and the length is kept."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, Final

_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")


class Unclean(ValueError):
    """A fast encoder met a NUL; the careful one has to clean the row first."""


def clean(text: str) -> str:
    """The text with each NUL and surrogate replaced by one U+FFFD."""
    if text.isascii() and "\0" not in text:
        return text
    return _UNSTORABLE.sub("\ufffd", text)


def clean_value(value: Any) -> Any:
    """The same for every string inside tuples, sets and dataclasses; the value itself where nothing changes."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple | list | set | frozenset):
        return type(value)(clean_value(one) for one in value)
    if isinstance(value, dict):
        return {clean_value(key): clean_value(one) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: clean_value(getattr(value, one.name)) for one in fields(value) if one.init})
    return value
