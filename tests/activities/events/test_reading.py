"""What people write about an event, read; and what is written for them is read back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.events.reading import as_typed, read_capacity, read_role, read_when
from bot.domain.text import Say
from bot.domain.time import DAY, HOUR, MINUTE, SECOND

NOW = int(datetime(2026, 11, 20, 12, 0, tzinfo=UTC).timestamp()) * SECOND
"""A Friday."""


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * SECOND


@pytest.mark.parametrize(
    ("text", "starts", "length"),
    [
        ("tomorrow 19:30", "2026-11-21 19:30", HOUR),
        ("tomorrow 19:30, 2h", "2026-11-21 19:30", 2 * HOUR),
        ("tomorrow at 19:30 for 90 min", "2026-11-21 19:30", 90 * MINUTE),
        ("завтра в 19:30 на 2 часа", "2026-11-21 19:30", 2 * HOUR),
        ("завтра в 19:30, полтора часа", "2026-11-21 19:30", 90 * MINUTE),
        ("2026-12-24 18:00; 1h 30m", "2026-12-24 18:00", 90 * MINUTE),
        ("24.12. 18:00-21:00", "2026-12-24 18:00", 3 * HOUR),
        ("24.12. 22:00 – 01:00", "2026-12-24 22:00", 3 * HOUR),
        ("24.12. 18:00 до 24:00", "2026-12-24 18:00", 6 * HOUR),
        ("in 2 days, 2h", "2026-11-22 12:00", 2 * HOUR),
    ],
)
def test_a_time_with_its_length(text: str, starts: str, length: int) -> None:
    assert read_when(text, NOW, "UTC") == (at(starts), at(starts) + length)


@pytest.mark.parametrize("text", ["", "soon", "yesterday 10:00", "tomorrow 19:30-25:00", "tomorrow 10:00, 99d", "🎉"])
def test_what_cannot_be_read_is_said(text: str) -> None:
    assert isinstance(read_when(text, NOW, "UTC"), Say)


@given(
    minutes=st.integers(1, 400 * 24 * 60),
    length=st.integers(5, 14 * 24 * 60),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kolkata", "America/New_York"]),
)
def test_what_is_written_is_read_back(minutes: int, length: int, zone: str) -> None:
    starts, ends = NOW + minutes * MINUTE, NOW + (minutes + length) * MINUTE
    found = read_when(as_typed(starts, ends, zone), NOW, zone)
    assert not isinstance(found, Say)
    assert found[1] - found[0] == ends - starts
    assert found[0] in (starts, starts - HOUR)  # a wall time that comes twice is read as its first


def test_an_evening_over_the_change_of_clocks_ends_on_the_wall_clock() -> None:
    found = read_when("2027-03-28 01:00-04:00", NOW, "Europe/Berlin")
    assert found == (at("2027-03-28 00:00"), at("2027-03-28 02:00"))


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = read_when(text, NOW, "UTC")
    assert isinstance(found, Say) or NOW < found[0] < found[1] <= found[0] + 14 * DAY
    assert isinstance(read_capacity(text), int | Say)
    assert read_role(text) is None or isinstance(read_role(text), str)


@pytest.mark.parametrize(("text", "people"), [("", 0), ("12", 12), ("1 000", 1000), ("нет", 0), ("unlimited", 0)])
def test_places(text: str, people: int) -> None:
    assert read_capacity(text) == people


@pytest.mark.parametrize("text", ["-3", "many", "1e3", "999999999", "²"])
def test_no_places(text: str) -> None:
    assert isinstance(read_capacity(text), Say)


@pytest.mark.parametrize(
    ("text", "role"), [("<@&123>", "123"), ("123", "123"), ("none", ""), ("@everyone!", None), ("a b", None)]
)
def test_roles(text: str, role: str | None) -> None:
    assert read_role(text) == role
