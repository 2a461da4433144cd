"""A rule of recurrence on local wall time, and the moments at which it is due.

Dates are counted by RFC 5545 (dateutil) on the wall clock of a zone, and only then turned into instants: a wall time
that a zone leaves out (the clocks go forward) is due at the first instant after the gap, one that comes twice is due
the first time, so that every due local date has exactly one occurrence. Its name is the wall time, which no change of
the clocks repeats. Days that a month lacks (the 31st) are left out, as RFC 5545 says; the last day is a day of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import Final, Literal
from zoneinfo import ZoneInfo

from dateutil import rrule as rfc

from bot.domain.time import SECOND

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_STEP: Final = timedelta(seconds=1)
LAST: Final = -1
"""The last day of a month, and the last of its Fridays."""
FARTHEST: Final = 9000
"""The year beyond which nothing is due."""


class Freq(StrEnum):
    """How often, before `every` is counted."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence at `hour`:`minute` local time, from the local date `starts` ("2026-11-23") on, which is also from
    where `every` is counted.

    `days` are weekdays, 0 for Monday; with `nth` (1 to 5, -1 the last) they are days of a month. `month_days` are 1 to
    31, -1 the last; `months` 1 to 12, for yearly rules. `until` is the last local date, inclusive, "" for none; `count`
    how many occurrences there are in all, 0 for no end.
    """

    freq: Freq
    starts: str
    hour: int
    minute: int = 0
    every: int = 1
    days: tuple[int, ...] = ()
    nth: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    until: str = ""
    count: int = 0

    @property
    def first(self) -> datetime:
        """Wall time of its first day, whether or not that is an occurrence."""
        return datetime.fromisoformat(self.starts).replace(hour=self.hour, minute=self.minute)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a rule is due: its name, the wall time `local` ("2026-03-29T02:30"), the instant `at` (µs UTC), and
    whether that wall time does not exist and the instant after the gap was taken."""

    local: str
    at: int
    shifted: bool = False


_FREQS: Final[dict[Freq, Literal[0, 1, 2, 3]]] = {
    Freq.DAILY: rfc.DAILY,
    Freq.WEEKLY: rfc.WEEKLY,
    Freq.MONTHLY: rfc.MONTHLY,
    Freq.YEARLY: rfc.YEARLY,
}
_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@lru_cache(maxsize=1024)
def zone_of(name: str) -> tzinfo:
    """A zone by its IANA name; UTC when there is none such."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


def instant(local: datetime, zone: str) -> tuple[int, bool]:
    """µs UTC of a wall time, and whether it lies in a gap, whose end is then taken. The first of two in an overlap."""
    known = zone_of(zone)
    at = local.replace(tzinfo=known, fold=0).astimezone(UTC)
    if at.astimezone(known).replace(tzinfo=None) == local:
        return _micros(at), False
    return _micros(_end_of_gap(local, known)), True


def _end_of_gap(local: datetime, zone: tzinfo) -> datetime:
    """The first instant whose wall time is not before `local`: by halving between the two readings of a wall time
    that does not exist (PEP 495: with fold=1 it comes out before the gap, with fold=0 after it)."""
    low = local.replace(tzinfo=zone, fold=1).astimezone(UTC)
    high = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    while high - low > _STEP:
        middle = low + (high - low) // (2 * _STEP) * _STEP
        if middle.astimezone(zone).replace(tzinfo=None) >= local:
            high = middle
        else:
            low = middle
    return high


def _micros(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


def wall(at: int, zone: str) -> datetime:
    """The wall time (naive) of an instant in µs UTC."""
    return (_EPOCH + timedelta(microseconds=at)).astimezone(zone_of(zone)).replace(tzinfo=None)


def occurrences(rule: Rule, zone: str, after: int, count: int) -> list[Occurrence]:
    """The next `count` occurrences whose instants are later than `after` (µs UTC), in order."""
    found: list[Occurrence] = []
    for local in _locals(rule, wall(after, zone) - timedelta(days=2)):  # a gap moves an instant by a day at most
        if len(found) == count:
            break
        one = _occurrence(local, zone)
        if one.at > after:
            found.append(one)
    return found


def next_after(rule: Rule, zone: str, local: str) -> Occurrence | None:
    """The occurrence that follows the one of this name; None when the rule has ended. Counted on the wall clock, so
    two occurrences that fall on one instant are both had."""
    before = datetime.fromisoformat(local)
    return next((_occurrence(one, zone) for one in _locals(rule, before) if one > before), None)


def _occurrence(local: datetime, zone: str) -> Occurrence:
    at, shifted = instant(local, zone)
    return Occurrence(local.isoformat(timespec="minutes"), at, shifted)


def _locals(rule: Rule, since: datetime) -> Iterator[datetime]:
    """Wall times of the rule, none before `since`, in order."""
    moved = rule
    if rule.every == 1 and not rule.count and since > rule.first and since.year < FARTHEST:
        moved = replace(rule, starts=since.date().isoformat())  # counts the same from any day, and soon gets there
    for one in _made(moved):
        if one.year > FARTHEST:
            return
        if one >= since:
            yield one


def _made(rule: Rule) -> rfc.rrule:
    weekdays = [rfc.weekday(day, nth) for nth in rule.nth for day in rule.days] or [rfc.weekday(d) for d in rule.days]
    until = datetime.fromisoformat(rule.until).replace(hour=23, minute=59, second=59) if rule.until else None
    return rfc.rrule(
        _FREQS[rule.freq],
        dtstart=rule.first,
        interval=rule.every,
        wkst=rfc.MO,
        byweekday=weekdays or None,
        bymonthday=rule.month_days or None,
        bymonth=rule.months or None,
        until=until,
        count=rule.count or None,
    )


def rrule_of(rule: Rule) -> str:
    """The rule as RFC 5545 writes it, without "RRULE:" ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"); UNTIL is local time, as
    DTSTART is."""
    parts = [f"FREQ={rule.freq.name}"]
    if rule.every != 1:
        parts.append(f"INTERVAL={rule.every}")
    if rule.count:
        parts.append(f"COUNT={rule.count}")
    if rule.until:
        parts.append(f"UNTIL={rule.until.replace('-', '')}T235959")
    if rule.months:
        parts.append(f"BYMONTH={_joined(rule.months)}")
    if rule.month_days:
        parts.append(f"BYMONTHDAY={_joined(rule.month_days)}")
    if rule.days:
        names = [f"{nth}{_DAYS[day]}" for nth in rule.nth for day in rule.days] or [_DAYS[day] for day in rule.days]
        parts.append(f"BYDAY={','.join(names)}")
    return ";".join(parts)


def _joined(numbers: tuple[int, ...]) -> str:
    return ",".join(str(one) for one in numbers)


def to_rfc(rule: Rule) -> str:
    """DTSTART (local time) and RRULE, as two lines of RFC 5545."""
    return f"DTSTART:{rule.first:%Y%m%dT%H%M%S}\nRRULE:{rrule_of(rule)}"


def from_rfc(text: str) -> Rule:
    """The rule that `to_rfc` wrote. Raises ValueError, which names the part, for what it never writes."""
    lines = dict(line.split(":", 1) for line in text.strip().splitlines() if ":" in line)
    if lines.keys() != {"DTSTART", "RRULE"}:
        raise ValueError("a rule is one DTSTART and one RRULE")
    start = datetime.strptime(lines["DTSTART"], "%Y%m%dT%H%M%S")  # noqa: DTZ007  # wall time
    parts = dict(part.split("=", 1) for part in lines["RRULE"].split(";"))
    unknown = parts.keys() - {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY"}
    if unknown:
        raise ValueError(f"the part {min(unknown)} is not known here")
    days, nth = _read_days(parts.get("BYDAY", ""))
    until = parts.get("UNTIL", "")[:8]
    return Rule(
        Freq(parts.get("FREQ", "").lower()), start.date().isoformat(), start.hour, start.minute,
        int(parts.get("INTERVAL", "1")), days, nth, _numbers(parts.get("BYMONTHDAY", "")),
        _numbers(parts.get("BYMONTH", "")), f"{until[:4]}-{until[4:6]}-{until[6:]}" if until else "",
        int(parts.get("COUNT", "0")),
    )  # fmt: skip


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(one) for one in text.split(",") if one)


def _read_days(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    names = [one for one in text.split(",") if one]
    days = dict.fromkeys(_DAYS.index(one[-2:]) for one in names)
    return tuple(days), tuple(dict.fromkeys(int(one[:-2]) for one in names if one[:-2]))


def offset_at(at: int, zone: str) -> int:
    """How far a zone is ahead of UTC at an instant, in µs."""
    shift = (_EPOCH + timedelta(microseconds=at)).astimezone(zone_of(zone)).utcoffset() or timedelta()
    return int(shift.total_seconds()) * SECOND
