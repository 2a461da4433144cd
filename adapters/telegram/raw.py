"""What the Bot API sent, read with suspicion: a field of another shape than the documents say counts as absent.

Updates are read as plain JSON and not through the library's classes: those reject a whole batch for one malformed
member, know nothing of fields newer than themselves, and cost more than everything that is done here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from bot.domain.time import SECOND

Json: TypeAlias = Mapping[str, Any]
NOTHING: Final[Json] = {}
_UNREADABLE: Final = re.compile("[\x00\ud800-\udfff]")
_LONGEST_NUMBER: Final = 20
_LAST_SECOND: Final = 1 << 40


def clean(text: str) -> str:
    """A text whose NULs and lone surrogates, which no store keeps, are U+FFFD; its length is the same."""
    return _UNREADABLE.sub("�", text) if _UNREADABLE.search(text) else text


def text_of(item: Json, key: str) -> str:
    """A text, or ""."""
    value = item.get(key)
    return clean(value) if isinstance(value, str) else ""


def id_of(item: Json, key: str) -> str:
    """A number that names something (52 bits and a sign), as text; "" for anything else."""
    value = item.get(key)
    if isinstance(value, bool) or not isinstance(value, int):
        return ""
    text = str(value) if -(1 << 63) <= value < 1 << 63 else ""
    return text if len(text) <= _LONGEST_NUMBER else ""


def number_of(item: Json, key: str) -> int | None:
    """A number that counts something, not negative; None for anything else."""
    value = item.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 1 << 63:
        return None
    return value


def time_of(item: Json, key: str) -> int | None:
    """A Unix time as µs UTC; None where there is none (0 stands for "never")."""
    value = number_of(item, key)
    return value * SECOND if value and value < _LAST_SECOND else None


def part_of(item: Json, key: str) -> Json:
    """An object inside; an empty one for anything else."""
    value = item.get(key)
    return value if isinstance(value, dict) else NOTHING


def list_of(item: Json, key: str) -> list[Json]:
    """The objects of a list; members of another shape are left out."""
    value = item.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def utf16_slice(text: str, offset: int, length: int) -> tuple[int, int]:
    """Where a span that the Bot API counts in UTF-16 units stands in code points, as (start, end)."""
    if text.isascii():
        return offset, offset + length
    raw = text.encode("utf-16-le", "surrogatepass")
    start = len(raw[: 2 * offset].decode("utf-16-le", "ignore"))
    return start, start + len(raw[2 * offset : 2 * (offset + length)].decode("utf-16-le", "ignore"))
