"""When, where and what for, as people type it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.posts.model import Draft, Goal, Rubric
from activities.posts.typed import Typed, aimed, read_when
from activities.schedule.rule import Freq, Rule
from bot.domain.text import Say

NOW = 1_800_000_000_000_000  # 15 January 2027, 08:00 UTC


@pytest.mark.parametrize("text", ["", "-", "нет", "Draft", " позже "])
def test_no_time_yet(text: str) -> None:
    assert read_when(text, NOW, "UTC") == 0


@pytest.mark.parametrize(
    ("text", "freq"),
    [
        ("every monday 10:00", Freq.WEEKLY), ("каждый второй вторник в 19:30", Freq.WEEKLY),
        ("last friday of the month 18:00", Freq.MONTHLY), ("every day 9:00", Freq.DAILY),
    ],
)  # fmt: skip
def test_a_rule(text: str, freq: Freq) -> None:
    read = read_when(text, NOW, "Europe/Berlin")
    assert isinstance(read, Rule)
    assert read.freq is freq


@pytest.mark.parametrize(
    "text", ["tomorrow 19:30", "завтра в 19:30", "2027-12-24 18:00", "через 2 часа", "friday 20:00"]
)
def test_a_moment(text: str) -> None:
    read = read_when(text, NOW, "Europe/Moscow")
    assert isinstance(read, int)
    assert read > NOW


@pytest.mark.parametrize("text", ["2020-01-01 10:00", "2027-02-30 10:00", "soon", "2027-03-28 02:30", "every blursday"])
def test_what_cannot_be(text: str) -> None:
    assert isinstance(read_when(text, NOW, "Europe/Berlin"), Say)


@given(st.text(max_size=40))
def test_nothing_that_is_typed_raises(text: str) -> None:
    assert isinstance(read_when(text, NOW, "Europe/Berlin"), int | Rule | Say)


def test_a_rubric_brings_its_goal_unless_another_is_named() -> None:
    shop = {"shop": Rubric(1, "shop", "Shop", goal=Goal.PROMOTE)}
    read = aimed(Typed(Draft()), " SHOP ", "", shop).draft
    assert (read.rubric, read.goal) == ("Shop", Goal.PROMOTE)
    assert aimed(Typed(Draft()), "shop", "thank", shop).draft.goal is Goal.THANK
    assert [one.key for one in aimed(Typed(Draft()), "jokes", "dance", shop).faults] == [
        "posts-no-rubric", "posts-no-goal",
    ]  # fmt: skip
    assert aimed(Typed(Draft()), "Anything  goes", "", {}).draft.rubric == "Anything goes"
