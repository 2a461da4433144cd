"""during: the hours in which it happened, in the community's zone: "22:00-08:00", "mon-fri 09:00-18:00"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.text import Say, say
from rules.conditions.base import UNKNOWN, Build, Condition, Found, Line, Spec, clause, items, when
from rules.reading import Reading
from rules.schema_values import Bad, Context, expected, read_texts

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN: Final = re.compile(r"(?:([a-z]{3}(?:\s*[-_,]\s*[a-z]{3})*)\s+)?(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Hours:
    """A span of minutes of a day (past midnight when `end` is not after `start`) on the days it begins on."""

    text: str
    days: frozenset[int]
    start: int
    end: int

    def hold(self, day: int, minute: int) -> bool:
        """Whether a moment lies in it; `day` 0 is Monday."""
        if self.start < self.end:
            return day in self.days and self.start <= minute < self.end
        return (day in self.days and minute >= self.start) or ((day - 1) % 7 in self.days and minute < self.end)


def read_days(text: str | None) -> frozenset[int] | None:
    """ "mon-fri", "sat,sun", "mon-wed,fri"; None for what is no list of days."""
    if text is None:
        return frozenset(range(7))
    days: set[int] = set()
    for part in text.replace("_", "-").split(","):
        ends = [one.strip() for one in part.split("-")]
        if len(ends) > 2 or any(one not in _DAYS for one in ends):
            return None
        first, last = _DAYS.index(ends[0]), _DAYS.index(ends[-1])
        days |= {(first + step) % 7 for step in range((last - first) % 7 + 1)}
    return frozenset(days)


def read_hours(raw: object, context: Context) -> tuple[Hours, ...] | Bad:
    """One or several spans of hours."""
    texts = read_texts(raw, context)
    if isinstance(texts, Bad):
        return expected("hours", raw)
    result = []
    for number, text in enumerate(texts):
        found = _SPAN.fullmatch(text.casefold())
        days = read_days(found[1]) if found else None
        start, end = (int(found[2]) * 60 + int(found[3]), int(found[4]) * 60 + int(found[5])) if found else (0, 0)
        good = found and days and int(found[3]) < 60 and int(found[5]) < 60 and start < 1440 and end <= 1440
        if not good or days is None or start == end:
            return expected("hours", text, *((number,) if isinstance(raw, list) else ()))
        result.append(Hours(text, days, start, end))
    return tuple(result)


def local(at: int, zone: str) -> datetime | None:
    """A moment (µs UTC) in a zone, None for a zone that nobody knows."""
    try:
        return (_EPOCH + timedelta(microseconds=at)).astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OverflowError, OSError):
        return None


def _build(spans: tuple[Hours, ...], build: Build) -> Condition:
    def check(reading: Reading) -> Found:
        moment = local(reading.message.at, reading.scene.zone)
        if moment is None:
            return UNKNOWN
        return when(any(one.hold(moment.weekday(), moment.hour * 60 + moment.minute) for one in spans))

    def look(reading: Reading) -> Say:
        moment = local(reading.message.at, reading.scene.zone)
        return say("rule-found-words", words=f"{moment:%H:%M}" if moment else "")

    return Line("during", check, clause("during", hours=items([one.text for one in spans])), look)


SPEC: Final = Spec("during", read_hours, _build, cost=3)
