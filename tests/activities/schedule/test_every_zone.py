"""One fire for each due local date: every zone of the database, nine times of day, a year, four rules.

The suite's short form takes one zone of each behaviour over the year; `STEWARD_SLOW=1` takes every zone.
"""

from __future__ import annotations

import calendar
import os
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest

from activities.schedule.rule import LAST, Freq, Occurrence, Rule, next_after, occurrences, wall
from bot.domain.time import DAY, HOUR, SECOND

LONG = os.environ.get("STEWARD_SLOW") == "1"
TIMES = ((0, 0), (0, 30), (1, 0), (2, 0), (2, 30), (3, 0), (9, 0), (23, 0), (23, 30))
YEAR = 2026
START = datetime(YEAR, 1, 1)
DAYS = tuple(date(YEAR, 1, 1) + timedelta(days=n) for n in range(365))
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _due(rule: Rule) -> list[date]:
    """Local dates on which a rule is due, counted with nothing but the calendar."""
    match rule.freq:
        case Freq.DAILY:
            return list(DAYS)
        case Freq.WEEKLY:
            return [day for day in DAYS if day.weekday() == rule.days[0]]
    if rule.month_days == (LAST,):
        return [day for day in DAYS if day.day == calendar.monthrange(day.year, day.month)[1]]
    return [day for day in DAYS if day.day == rule.month_days[0]]


def _rules(hour: int, minute: int) -> Iterator[Rule]:
    for freq, more in (
        (Freq.DAILY, {}), (Freq.WEEKLY, {"days": (0,)}), (Freq.WEEKLY, {"days": (6,)}),
        (Freq.MONTHLY, {"month_days": (1,)}), (Freq.MONTHLY, {"month_days": (LAST,)}),
    ):  # fmt: skip
        yield Rule(freq, START.date().isoformat(), hour, minute, **more)  # type: ignore[arg-type]  # by name


def _behaviour(name: str) -> tuple[object, ...]:
    """What a zone does in the year: its offset at each noon, and at which hour it changes."""
    zone = ZoneInfo(name)
    found: list[object] = []
    for hours in range(-24, 367 * 24, 6):
        at = datetime(YEAR, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
        offset = at.astimezone(zone).utcoffset()
        if not found or found[-1] != offset:
            found += [hours, offset] if found else [offset]
    return tuple(found)


@cache
def _zones() -> tuple[str, ...]:
    names = sorted(name for name in available_timezones() if name not in ("localtime", "Factory"))
    if LONG:
        return tuple(names)
    return tuple({_behaviour(name): name for name in names}.values())


def _wrong(one: Occurrence, zone: str, local: datetime) -> str:
    """What is wrong with an instant, told by the clock alone: "" for nothing."""
    shown = wall(one.at, zone)
    if not one.shifted:
        again = any(wall(one.at - back, zone) == local for back in (HOUR // 2, HOUR, 2 * HOUR))
        return "moved" if shown != local else "second of two" if again else ""
    return "" if shown > local > wall(one.at - SECOND, zone) else "not the end of the gap"


def _tally(zone: str, rule: Rule, counts: Counter[str]) -> None:
    first = round((START - timedelta(seconds=1) - datetime(1970, 1, 1)).total_seconds()) * SECOND - 2 * DAY
    due = [datetime(day.year, day.month, day.day, rule.hour, rule.minute) for day in _due(rule)]
    found = [one for one in occurrences(rule, zone, first, len(due) + 2) if one.local < f"{YEAR + 1}"]
    names = Counter(one.local for one in found)
    wanted = {one.isoformat(timespec="minutes"): one for one in due}
    counts["fires"] += len(found)
    counts["missing"] += len(wanted.keys() - names.keys())
    counts["doubled"] += 2 * len(found) - len(names) - len({one.at for one in found})
    counts["not due"] += len(names.keys() - wanted.keys())
    counts["out of gaps"] += sum(one.shifted for one in found)
    for one in found:
        wrong = _wrong(one, zone, wanted[one.local]) if one.local in wanted else ""
        counts[wrong or "right"] += 1


@pytest.mark.timeout(1800 if LONG else 120)
def test_one_fire_for_each_due_local_date() -> None:
    counts: Counter[str] = Counter()
    for zone in _zones():
        for hour, minute in TIMES:
            for rule in _rules(hour, minute):
                _tally(zone, rule, counts)
    print({"zones": len(_zones()), **counts})
    assert counts["right"] == counts["fires"] > 100_000
    assert not any(counts[one] for one in ("missing", "doubled", "not due", "moved", "second of two"))
    assert counts["out of gaps"] > 50


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/Nuuk", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Beirut"]
)
def test_stepping_from_one_to_the_next_is_the_same(zone: str) -> None:
    for hour, minute in TIMES:
        rule = Rule(Freq.DAILY, f"{YEAR}-01-01", hour, minute)
        first, *rest = occurrences(rule, zone, 1767139200 * SECOND, 366)
        for one in rest:
            step = next_after(rule, zone, first.local)
            assert step == one
            first = one


def test_the_policy_in_its_hardest_places() -> None:
    night = Rule(Freq.DAILY, "2026-01-01", 2, 30)
    spring = occurrences(night, "Europe/Berlin", _at("2026-03-28T12:00"), 1)[0]
    assert (spring.local, wall(spring.at, "Europe/Berlin").isoformat(), spring.shifted) == (
        "2026-03-29T02:30", "2026-03-29T03:00:00", True,
    )  # fmt: skip
    autumn = occurrences(night, "Europe/Berlin", _at("2026-10-24T12:00"), 2)
    assert [one.local for one in autumn] == ["2026-10-25T02:30", "2026-10-26T02:30"]
    assert autumn[0].at == _at("2026-10-25T00:30"), "the first of two"
    late = Rule(Freq.DAILY, "2026-01-01", 23, 30)
    nuuk = occurrences(late, "America/Nuuk", _at("2026-03-28T12:00"), 2)
    assert [one.local for one in nuuk] == ["2026-03-28T23:30", "2026-03-29T23:30"], "the name keeps the date"
    skipped = Rule(Freq.DAILY, "2011-12-28", 9, 0)
    apia = occurrences(skipped, "Pacific/Apia", _at("2011-12-29T00:00"), 4)
    assert len({one.local for one in apia}) == 4, "also where a whole day is left out"
    assert sorted(apia, key=lambda one: one.at) == apia


def _at(text: str) -> int:
    return round((datetime.fromisoformat(text).replace(tzinfo=UTC) - EPOCH).total_seconds()) * SECOND
