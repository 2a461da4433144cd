"""Quiet hours on the community's own clock: when a night begins and ends, also across changes of summer time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.cases import Case, CaseKind
from bot.domain.records import Community
from bot.domain.signals import Severity

USUAL: Final = (time(23), time(8))
_HOURS: Final = re.compile(r"\s*([01]?\d|2[0-3]):([0-5]\d)\s*[-–—]\s*([01]?\d|2[0-3]):([0-5]\d)\s*")


@dataclass(frozen=True, slots=True)
class Night:
    """One night, [`start`, `end`) in µs UTC; `day` is the local date of its morning."""

    start: int
    end: int
    day: str


def zone_of(name: str) -> tzinfo:
    """A zone by its name; UTC for a name that is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


def hours_of(quiet: str) -> tuple[time, time]:
    """Start and end of quiet hours as written ("23:00-08:00"); the usual ones where that can't be read."""
    found = _HOURS.fullmatch(quiet)
    if found is None:
        return USUAL
    start, end = time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))
    return USUAL if start == end else (start, end)


def night_before(community: Community, now: int) -> Night:
    """The last night that has ended, `end` ≤ now."""
    days = _days(community, now)
    return next(night for night in reversed(days) if night.end <= now)


def next_morning(community: Community, now: int) -> int:
    """When the next night ends, later than now; µs UTC."""
    return next(night.end for night in _days(community, now) if night.end > now)


def is_night(community: Community, now: int) -> bool:
    """Whether quiet hours are on."""
    return any(night.start <= now < night.end for night in _days(community, now))


def rests(community: Community, case: Case, now: int) -> bool:
    """Whether a card of this case waits for the morning in silence: at night, where one person does it all, unless
    somebody may be in danger."""
    urgent = case.severity is Severity.CRITICAL or case.kind is CaseKind.WELLBEING
    return community.settings.volunteer and not urgent and is_night(community, now)


def _days(community: Community, now: int) -> list[Night]:
    zone = zone_of(community.zone)
    today = datetime.fromtimestamp(now // 1_000_000, zone).date()
    return [_night(community, zone, today + timedelta(days=offset)) for offset in range(-2, 3)]


def _night(community: Community, zone: tzinfo, day: date) -> Night:
    start, end = hours_of(community.settings.quiet)
    eve = day if start < end else day - timedelta(days=1)
    return Night(_instant(eve, start, zone), _instant(day, end, zone), day.isoformat())


def _instant(day: date, clock: time, zone: tzinfo) -> int:
    """A local time in µs UTC. A time that summer time skips is that much later; one that comes twice is the first."""
    return int(datetime.combine(day, clock, zone).timestamp()) * 1_000_000


def night_on(community: Community, day: str) -> Night | None:
    """The night whose morning has this local date ("2027-01-15"); None where that is no date."""
    try:
        return _night(community, zone_of(community.zone), date.fromisoformat(day))
    except (ValueError, OverflowError):
        return None
