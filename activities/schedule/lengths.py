"""Lengths of time in words."""

from __future__ import annotations

import re
from typing import Final

from activities.schedule import vocabulary as v
from activities.schedule.tokens import UNITS

UNIT: Final = "|".join(f"(?:{one})" for one in v.UNITS.values())
"""Any unit, as a pattern."""
LENGTH: Final = rf"(?:(?:\d+(?:\.\d+)? ?|an? |half an? |полтора |полторы |пол ?)?(?:{UNIT})(?!\w)(?: (?:and|и))? ?)+"
_ONE: Final = re.compile(
    rf"(?:(\d{{1,7}}(?:\.\d{{1,3}})?) ?|(half an? |пол ?)|(полтора |полторы )|an? )?"
    rf"({UNIT})(?!\w)(?: (?:and|и)(?!\w))? ?"
)


def place_of(patterns: tuple[str, ...], word: str) -> int:
    """Which of the patterns a word is."""
    return next(place for place, one in enumerate(patterns) if re.fullmatch(one, word))


def unit_of(word: str) -> int:
    """Which unit a word is, by its place in `UNITS`."""
    return place_of(tuple(v.UNITS.values()), word)


def length_of(text: str) -> tuple[int, int, int] | None:
    """A length in words: (µs, days, months), which are added one after another; None when it is none."""
    micros = days = months = 0
    rest = text.strip()
    while rest:
        m = _ONE.match(rest)
        if m is None:
            return None
        many = float(m[1]) if m[1] else 0.5 if m[2] else 1.5 if m[3] else 1.0
        unit = UNITS[unit_of(m[4])]
        if unit in ("month", "quarter", "year"):
            if many != int(many):
                return None
            months += int(many) * {"month": 1, "quarter": 3, "year": 12}[unit]
        elif unit in ("day", "week") and many == int(many):
            days += int(many) * (7 if unit == "week" else 1)
        else:
            micros += round(many * v.LENGTHS[unit])
        rest = rest[m.end() :]
    return micros, days, months
