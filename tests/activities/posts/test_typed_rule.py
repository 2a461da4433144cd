"""A rule that is exported is read again as the same rule; a cell comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.posts.sheet import _plain, safe
from activities.posts.typed import read_when, typed_rule
from activities.schedule.rule import Rule
from bot.domain.text import Say
from bot.domain.time import SECOND

ZONE = "Europe/Berlin"
NOW = round(datetime(2026, 11, 18, 13, 20, tzinfo=UTC).timestamp()) * SECOND
RULES = (
    "every day 9:30|every 3 days 10:00|every monday 10:00|every other tuesday 19:30|mon, wed, fri 8:00|weekdays 9:00|"
    "last friday of the month 18:00|2nd and 4th wednesday 18:00|every 3 months first sunday 12:00|15 числа в 10:00|"
    "1 и 15 числа каждого месяца в 12:00|last day of the month 18:00|1st and last day of the month 10:00|"
    "every 2 months on the 31st 10:00|every year on 24 december 10:00|every 2 years 29 february 10:00|"
    "every monday 10:00 until 31.12.2026|daily 10:00 10 times|fridays 00:00|every 5th friday 18:00"
)


@pytest.mark.parametrize("text", RULES.split("|"))
def test_an_exported_rule_is_read_again(text: str) -> None:
    rule = read_when(f"every {text}" if "числа" in text or text.startswith("last day") else text, NOW, ZONE)
    assert isinstance(rule, Rule), rule
    again = read_when(typed_rule(rule), NOW, ZONE)
    assert isinstance(again, Rule), typed_rule(rule)
    assert replace(again, starts="") == replace(rule, starts="")


@pytest.mark.parametrize("text", ["fridays 18:00", "по пятницам в 18:00"])
def test_every_friday_is_a_series_and_not_one_post(text: str) -> None:
    assert isinstance(read_when(text, NOW, ZONE), Rule)


def test_what_is_wrong_with_a_series_is_told_of_a_series() -> None:
    words = read_when("fridays at 3", NOW, ZONE)
    assert isinstance(words, Say)
    assert words.key == "schedule-bad-hour"


@given(st.text(alphabet="'=+-@ab", max_size=8))
def test_a_cell_comes_back_as_it_was(text: str) -> None:
    assert _plain(safe(text)) == text
    assert not safe(text).startswith(("=", "+", "-", "@"))
