"""Levels: what a wish for cards a day or for a precision comes to, and when there is too little to tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.scores import HEADS
from rules.language.levels import (
    DAYS,
    DEFAULT_LEVELS,
    HIGHEST,
    JUDGED,
    LOWEST,
    MESSAGES,
    CardsLevel,
    OutOfReach,
    PrecisionLevel,
    TooLittle,
    held_level,
    level_for_cards,
    level_for_precision,
    wilson,
)

SCORES = st.floats(0, 1, allow_nan=False)


def test_every_head_has_a_level() -> None:
    assert tuple(sorted(DEFAULT_LEVELS)) == tuple(sorted(HEADS))
    assert all(held_level(head, level) == level for head, level in DEFAULT_LEVELS.items())


@given(st.sampled_from(HEADS), SCORES)
def test_a_wished_level_stays_reachable(head: str, level: float) -> None:
    assert LOWEST <= held_level(head, level) <= HIGHEST


def test_danger_is_not_wished_away() -> None:
    assert held_level("wellbeing", 0.99) <= 0.6
    assert held_level("threat", 0.99) <= 0.8
    assert held_level("insult", 0.97) == 0.97


def test_wilson_as_in_the_books() -> None:
    # Newcombe (1998), table I: 81 of 263 and 0 of 20 at 95 %.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(0, 200), st.integers(1, 200))
def test_wilson_holds_the_share(right: int, more: int) -> None:
    low, high = wilson(right, right + more)
    assert 0 <= low <= right / (right + more) <= high <= 1


def test_cards_a_day() -> None:
    day = [0.95, 0.9, 0.85, 0.7, *[0.1] * 96]
    assert level_for_cards([day] * 4, 2) == CardsLevel(0.86, 2.0, 4, 400)
    assert level_for_cards([day] * 4, 3.5) == CardsLevel(0.71, 3.0, 4, 400)


def test_a_generous_wish_gets_the_lowest_level_and_what_it_means() -> None:
    assert level_for_cards([[0.4, *[0.1] * 99]] * 5, 50) == CardsLevel(LOWEST, 1.0, 5, 500)


def test_a_wish_that_no_level_meets_gets_the_highest() -> None:
    assert level_for_cards([[1.0] * 100] * 3, 2) == CardsLevel(HIGHEST, 100.0, 3, 300)


def test_too_few_days_or_messages() -> None:
    assert level_for_cards([[0.9] * 500], 2) == TooLittle("days", 1, DAYS)
    assert level_for_cards([[0.9] * 10] * 3, 2) == TooLittle("messages", 30, MESSAGES)


@given(st.lists(st.lists(SCORES, min_size=60, max_size=80), min_size=4, max_size=6), st.floats(0, 100))
def test_a_level_keeps_its_wish(days: list[list[float]], wish: float) -> None:
    found = level_for_cards(days, wish)
    assert isinstance(found, CardsLevel)
    assert found.cards_a_day == sum(score >= found.level for day in days for score in day) / len(days)
    assert found.cards_a_day <= wish or found.level == HIGHEST
    if LOWEST < found.level < HIGHEST:
        assert sum(score >= found.level - 0.01 for day in days for score in day) / len(days) > wish


def test_a_precision() -> None:
    judged = [(0.9, True)] * 40 + [(0.6, False)] * 20 + [(0.4, True)] * 5
    found = level_for_precision(judged, 0.9)
    assert isinstance(found, PrecisionLevel)
    assert (found.level, found.right, found.count, found.precision) == (0.61, 40, 40, 1.0)
    assert (found.low, found.high) == wilson(40, 40)


def test_a_precision_that_nothing_reaches() -> None:
    found = level_for_precision([(0.9, True), (0.8, False)] * 30, 0.95)
    assert isinstance(found, OutOfReach)
    assert found.best.count >= JUDGED


def test_a_precision_of_too_little() -> None:
    assert level_for_precision([], 0.9) == TooLittle("decisions", 0, JUDGED)
    assert level_for_precision([(0.9, True)] * 9 + [(0.1, True)] * 20, 0.9) == TooLittle("decisions", 9, JUDGED)


@given(st.lists(st.tuples(SCORES, st.booleans()), max_size=80), st.floats(0.3, 0.99))
def test_a_precision_is_never_promised_without_grounds(judged: list[tuple[float, bool]], wish: float) -> None:
    found = level_for_precision(judged, wish)
    if isinstance(found, PrecisionLevel):
        assert found.count >= JUDGED
        assert found.precision >= wish
