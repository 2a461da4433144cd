"""Reading what Discord sends: whatever stands where, nothing here raises."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from bot.domain.time import SECOND

Json: TypeAlias = dict[str, Any]
EPOCH_MS: Final = 1_420_070_400_000
"""Where Discord's ids begin to count (https://docs.discord.com/developers/reference#snowflakes)."""
_LARGEST: Final = 1 << 64
_UNWRITABLE: Final = re.compile("[\x00\ud800-\udfff]")
_NOTHING: Final[Json] = {}


def clean(value: Any) -> str:
    """A text with NUL and lone surrogates replaced by U+FFFD, length kept; anything that is no text is ""."""
    if type(value) is not str:
        return ""
    return value if _UNWRITABLE.search(value) is None else _UNWRITABLE.sub("\ufffd", value)


def object_of(value: Any) -> Json:
    """An object, or an empty one."""
    return value if type(value) is dict else _NOTHING


def objects_of(value: Any) -> list[Json]:
    """The objects of a list, whatever else stands in it."""
    return [one for one in value if type(one) is dict] if type(value) is list else []


def number_of(value: Any) -> int:
    """An id as a number; 0 for anything that is none."""
    if type(value) is int:
        return value if 0 <= value < _LARGEST else 0
    if type(value) is str and value.isascii() and value.isdecimal() and len(value) <= 20:
        number = int(value)
        return number if number < _LARGEST else 0
    return 0


def kind_of(value: Any) -> int:
    """A kind, as Discord numbers them; -1 for anything that is no number."""
    return value if type(value) is int else -1


def id_of(value: Any) -> str:
    """An id as text; "" for anything that is none."""
    number = number_of(value)
    return str(number) if number else ""


def made_at(number: int) -> int:
    """When the thing with this id was made, in µs UTC."""
    return ((number >> 22) + EPOCH_MS) * 1_000


def first_id(at: int) -> int:
    """The smallest id of a thing made at `at` (µs UTC) or later."""
    return max(at // 1_000 - EPOCH_MS, 0) << 22


def iso_time(value: Any) -> int | None:
    """ISO 8601 as µs UTC; a time without a zone is taken as UTC. None when it is no time."""
    if type(value) is not str:
        return None
    try:
        moment = datetime.fromisoformat(value)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return int(moment.timestamp()) * SECOND + moment.microsecond
    except (ValueError, OverflowError, OSError):
        return None
