"""Quiet is less than half of what is usual at the same local hours; what is not known is never quiet."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from activities.posts.quiet import HOURS, WEEKS, Quiet, hour_of, is_night, quieter, same_hour, window
from bot.domain.time import DAY, HOUR, MINUTE


def at(text: str) -> int:
    """µs UTC of an ISO time in UTC."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * 1_000_000


NOW = at("2026-11-19T16:05")
LONG_AGO = NOW - 60 * DAY


def counts(now: int, zone: str, *weeks: int, here: int = 0) -> dict[int, int]:
    """So many messages in the first of the compared hours, by week back."""
    found = {window(now)[0]: here}
    for week, count in enumerate(weeks, 1):
        found[same_hour(window(now)[0], zone, week)] = count
    return found


def test_below_half_of_the_median_is_quiet() -> None:
    assert quieter(counts(NOW, "UTC", 10, 12, 8, 100, here=5), LONG_AGO, NOW, "UTC") == Quiet(5, 11)
    assert quieter(counts(NOW, "UTC", 10, 12, 8, 100, here=6), LONG_AGO, NOW, "UTC") is None


def test_a_channel_that_is_quiet_by_nature_is_left_alone() -> None:
    assert quieter(counts(NOW, "UTC", 3, 3, 3, 3), LONG_AGO, NOW, "UTC") is None
    assert quieter({}, LONG_AGO, NOW, "UTC") is None


def test_three_known_weeks_are_needed() -> None:
    full = counts(NOW, "UTC", 10, 10, 10, 10)
    assert quieter(full, NOW - 22 * DAY, NOW, "UTC") == Quiet(0, 10)
    assert quieter(full, NOW - 20 * DAY, NOW, "UTC") is None


def test_hours_are_the_wall_clock_s_own_across_a_change() -> None:
    monday = at("2026-10-26T17:05")  # 18:05 in Berlin, a day after the clocks went back
    assert same_hour(window(monday)[0], "Europe/Berlin", 1) == at("2026-10-19T13:00")
    assert quieter(counts(monday, "Europe/Berlin", 9, 9, 9, 9), LONG_AGO, monday, "Europe/Berlin") == Quiet(0, 9)


@given(st.integers(0, 400 * 24), st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns"]))
def test_the_window_is_whole_hours_that_have_ended(hours: int, zone: str) -> None:
    now = LONG_AGO + hours * HOUR + 17 * MINUTE
    found = window(now)
    assert len(found) == HOURS
    assert found[-1] + HOUR == hour_of(now) <= now
    assert all(one % HOUR == 0 for one in found)
    assert all(same_hour(found[0], zone, week) % HOUR == 0 for week in range(1, WEEKS + 1))


def test_nights_go_over_midnight_or_not_and_are_local() -> None:
    assert is_night("23:00-08:00", at("2026-11-19T23:00"), "UTC")
    assert is_night("23:00-08:00", at("2026-11-19T07:59"), "UTC")
    assert not is_night("23:00-08:00", at("2026-11-19T08:00"), "UTC")
    assert is_night("01:00–06:00", at("2026-11-19T05:00"), "UTC")
    assert not is_night("01:00-06:00", at("2026-11-19T00:30"), "UTC")
    assert is_night("23:00-08:00", at("2026-11-19T20:30"), "Europe/Moscow")
    assert is_night("nonsense", at("2026-11-19T23:30"), "UTC"), "the usual night, where it can't be read"
