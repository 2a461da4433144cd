"""Tokens: what a person wrote about time, cut into dates, clocks, weekdays, ordinals, lengths."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from activities.schedule import vocabulary as v


class Kind(StrEnum):
    """What a token tells; beside each what `value` holds."""

    STAMP = "stamp"
    """µs UTC: (at,)."""
    DATE = "date"
    """(year or 0, month, day)."""
    DOT = "dot"
    """Two numbers with a dot that may be a date or a time: (first, second)."""
    TIME = "time"
    """(hour, minute)."""
    NUMBER = "number"
    """(n,)."""
    AFTER = "after"
    """In so long: (µs, days, months)."""
    SHIFT = "shift"
    """Today and so many days: (n,)."""
    WEEKDAY = "weekday"
    """(day,), 0 for Monday."""
    DAYS = "days"
    """Several weekdays."""
    NEXT = "next"
    EVERY = "every"
    STEP = "step"
    """Every so many (n, unit of `UNITS` by its place)."""
    NTH = "nth"
    """The first to fifth, -1 the last: (n,)."""
    MONTH_DAY = "month-day"
    """(n,), -1 the last."""
    ZONE = "zone"
    UNTIL = "until"
    SINCE = "since"
    PART = "part"
    """Of the day: (0 morning, 1 night, 2 afternoon, 3 evening)."""
    TIMES = "times"
    """(n,); in each of a unit (n, unit): "twice a week"."""
    FILLER = "filler"


UNITS: Final = tuple(v.UNITS)


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `text` as it was written (folded), `name` an IANA zone or an offset in minutes for ZONE."""

    kind: Kind
    value: tuple[int, ...] = ()
    text: str = ""
    name: str = ""


PARTS: Final = (v.MORNING, v.NIGHT, v.AFTERNOON, v.EVENING)
"""Parts of the day: morning, night, afternoon, evening."""


EVENING: Final = ("evening", "in the evening", "вечер", "вечера", "вечером", "веч")
"""Words of the evening that are no "pm"."""


def in_part(hour: int, part: int) -> int:
    """An hour as it is meant in a part of the day (by its place in `PARTS`): 7 in the evening is 19. -1 where they
    contradict each other, as 15 in the morning."""
    match part:
        case 0:
            return 0 if hour == 12 else hour if hour < 12 else -1
        case 1:
            return 0 if hour == 12 else hour + 12 if 6 <= hour <= 11 else hour if hour < 6 or hour > 20 else -1
        case 2:
            return hour + 12 if 0 < hour < 9 else hour if hour else -1
    return hour + 12 if 0 < hour < 12 else hour if hour else -1
