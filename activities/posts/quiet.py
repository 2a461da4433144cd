"""Whether a channel is quieter than it is by itself at this hour: counts by hour, compared with the same local hours of
the same weekday in the four weeks before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Final

from activities.schedule.rule import instant, wall
from bot.domain.time import DAY, HOUR

WEEKS: Final = 4
KNOWN: Final = 3
"""How many of those weeks have to be known."""
HOURS: Final = 3
"""Over how many whole hours it is counted."""
LEAST: Final = 4
"""A channel that has fewer messages than this at such hours is quiet by nature."""
_NIGHT: Final = re.compile(r"\s*(\d{1,2}):(\d{2})\s*[-–—]\s*(\d{1,2}):(\d{2})\s*")


@dataclass(frozen=True, slots=True)
class Hour:
    """How many messages a channel had in the hour that began at `hour` (µs UTC)."""

    community: int
    platform: str
    channel: str
    hour: int
    count: int


@dataclass(frozen=True, slots=True)
class Prompt:
    """A channel that is asked something from a pool when it is quiet. `last_day` is the local date of the last time,
    `counted` until when (µs UTC) its hours are stored, `since` from when."""

    community: int
    platform: str
    channel: str
    place: str
    pool: str
    by: int
    parent: str = ""
    last_day: str = ""
    since: int = 0
    counted: int = 0


@dataclass(frozen=True, slots=True)
class Quiet:
    """What was counted, and what is usual."""

    count: int
    usual: int


def hour_of(at: int) -> int:
    """The beginning of the hour."""
    return at - at % HOUR


def window(now: int) -> tuple[int, ...]:
    """The last whole hours, by their beginnings."""
    return tuple(hour_of(now) - back * HOUR for back in range(HOURS, 0, -1))


def same_hour(hour: int, zone: str, weeks: int) -> int:
    """The same hour of the wall clock so many weeks before."""
    return hour_of(instant(wall(hour, zone) - timedelta(days=7 * weeks), zone)[0])


def quieter(counts: Mapping[int, int], since: int, now: int, zone: str) -> Quiet | None:
    """None unless the last hours had less than half of what is usual then. Hours from `since` on are known; one that
    is not in `counts` had none."""
    hours = window(now)
    sums = []
    for week in range(1, WEEKS + 1):
        then = [same_hour(one, zone, week) for one in hours]
        if min(then) >= since:
            sums.append(sum(counts.get(one, 0) for one in then))
    if len(sums) < KNOWN or hours[0] < since:
        return None
    usual, count = int(median(sums)), sum(counts.get(one, 0) for one in hours)
    return Quiet(count, usual) if usual >= LEAST and count * 2 < usual else None


def is_night(quiet: str, now: int, zone: str) -> bool:
    """Whether the community sleeps: `quiet` as "23:00-08:00"; where that can't be read, from 23 to 8."""
    found = _NIGHT.fullmatch(quiet)
    start, end = (int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])) if found else (1380, 480)
    local = wall(now, zone)
    minute = local.hour * 60 + local.minute
    return start <= minute < end if start <= end else minute >= start or minute < end


def day_of(now: int, zone: str) -> str:
    """The local date."""
    return wall(now, zone).date().isoformat()


def oldest(now: int) -> int:
    """Counts from before then are of no use any more."""
    return hour_of(now) - (7 * WEEKS + 2) * DAY
