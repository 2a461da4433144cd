"""Time as the project counts it: int microseconds since the Unix epoch, UTC. Lengths are microseconds too."""

from __future__ import annotations

import re
from typing import Final

SECOND: Final = 1_000_000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR

_UNITS: Final = {
    "s": SECOND, "m": MINUTE, "h": HOUR, "d": DAY, "w": 7 * DAY,
    "с": SECOND, "сек": SECOND, "м": MINUTE, "мин": MINUTE, "ч": HOUR, "д": DAY, "дн": DAY, "н": 7 * DAY,
    "sec": SECOND, "min": MINUTE, "hour": HOUR, "hours": HOUR, "day": DAY, "days": DAY,
}  # fmt: skip
_LENGTH: Final = re.compile(r"(\d{1,9})\s*([a-zа-я]+)")


def parse_length(text: str) -> int | None:
    """Read "10s", "5m", "1h 30m", "1ч", "10 мин" as microseconds; None when it is not a length."""
    rest = text.strip().lower()
    if not rest:
        return None
    total = 0
    while rest:
        found = _LENGTH.match(rest)
        if not found or found[2] not in _UNITS:
            return None
        total += int(found[1]) * _UNITS[found[2]]
        rest = rest[found.end() :].lstrip()
    return total
