"""Months as people name them, and what stands on their days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.posts.model import Post, State
from activities.posts.month import Month, entries, grid, on_time, read_month
from activities.schedule.rule import Freq, Rule
from bot.domain.drawings import DayNote
from bot.domain.time import DAY, HOUR, MINUTE

NOW = 1_800_000_000_000_000  # 15 January 2027, 08:00 UTC
JANUARY = Month(2027, 1)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("", (2027, 1)), ("next", (2027, 2)), ("Следующий месяц", (2027, 2)), ("december", (2027, 12)),
        ("дек.", (2027, 12)), ("May 2030", (2030, 5)), ("мая", (2027, 5)), ("2026-12", (2026, 12)),
        ("12.2026", (2026, 12)), ("01", (2027, 1)), ("12", (2027, 12)),
    ],
)  # fmt: skip
def test_a_month_as_it_is_typed(text: str, month: tuple[int, int]) -> None:
    assert read_month(text, NOW, "UTC") == Month(*month)


@pytest.mark.parametrize("text", ["13", "0", "2026-13", "0000-01", "banana", "12-12", "²", "2026-12-24"])
def test_what_is_no_month(text: str) -> None:
    assert read_month(text, NOW, "UTC") is None


@given(st.text(max_size=20))
def test_nothing_that_is_typed_raises(text: str) -> None:
    found = read_month(text, NOW, "UTC")
    assert found is None or 1 <= found.month <= 12


@given(st.integers(1970, 2200), st.integers(1, 12), st.integers(-30, 30))
def test_months_follow_each_other(year: int, number: int, by: int) -> None:
    month = Month(year, number)
    assert month.moved(by).moved(-by) == month
    first, last = month.span("Europe/Berlin")
    assert last == month.moved(1).span("Europe/Berlin")[0]
    assert month.days * DAY - 2 * HOUR <= last - first <= month.days * DAY + 2 * HOUR


def post(number: int, state: State, at: int, **more: object) -> Post:
    """A post of that time."""
    return Post(1, number, state, f"Text {number}", 20, 0, at=at, **more)  # type: ignore[arg-type]  # by name


def test_days_are_local_and_in_order() -> None:
    late = Month(2027, 1).span("UTC")[1] - HOUR  # 23:00 UTC of the last day: already February in Moscow
    posts = [post(1, State.SCHEDULED, late), post(2, State.DRAFT, NOW + DAY), post(3, State.WITHDRAWN, NOW)]
    found = entries(posts, JANUARY, "UTC", NOW)
    assert [(one.post.id, one.day, one.time) for one in found] == [(2, 16, "08:00"), (1, 31, "23:00")]
    assert [one.post.id for one in entries(posts, JANUARY, "Europe/Moscow", NOW)] == [2]
    picture = grid(JANUARY, found, "UTC", NOW, "")
    assert picture.today == 15
    assert picture.notes == (DayNote(16, "08:00", "Text 2", "draft"), DayNote(31, "23:00", "Text 1", "post"))
    assert grid(JANUARY.moved(1), [], "UTC", NOW, "").today == 0


def test_a_series_shows_what_is_still_to_come() -> None:
    series = post(1, State.SCHEDULED, 0, rule=Rule(Freq.WEEKLY, "2027-01-01", 9, days=(0,)))
    assert [one.day for one in entries([series], JANUARY, "UTC", NOW)] == [18, 25]
    assert [one.day for one in entries([series], Month(2027, 2), "UTC", NOW)] == [1, 8, 15, 22]
    assert entries([series], Month(2026, 12), "UTC", NOW) == []


def test_what_went_out_within_five_minutes_was_on_time() -> None:
    posts = [
        post(1, State.POSTED, NOW, posted_at=NOW + 5 * MINUTE), post(2, State.POSTED, NOW, posted_at=NOW + 6 * MINUTE),
        post(3, State.MISSED, NOW), post(4, State.POSTED, 0, posted_at=NOW), post(5, State.SCHEDULED, NOW + HOUR),
    ]  # fmt: skip
    assert on_time(posts, JANUARY, "UTC") == (1, 3)
