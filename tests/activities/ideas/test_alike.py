"""Which ideas are shown as perhaps the same: pairs of our own, in both languages, and laws of the likeness."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.ideas.model import ALIKE, alike, cell, likeness

SAME = (
    ("A weekly book club in voice chat", "Book club every week, in voice"),
    ("Dark theme for the site", "please add a dark theme to the site"),
    ("More events on weekends", "Weekend events, more of them"),
    ("Channel for photos", "A photo channel"),
    ("Ночная тема для сайта", "Сделайте ночную тему на сайте"),
    ("Канал для фотографий", "Отдельный канал для фотографий"),
    ("Больше турниров по выходным", "Турниры по выходным, побольше"),
    ("Ещё один сервер для новичков", "сервер для новичков, еще один"),
)
DIFFERENT = (
    ("A weekly book club in voice chat", "A channel for cooking"),
    ("Dark theme for the site", "Faster search on the site"),
    ("More events on weekends", "Fewer pings at night"),
    ("Channel for photos", "Longer voice rooms"),
    ("Ночная тема для сайта", "Быстрый поиск на сайте"),
    ("Канал для фотографий", "Канал для музыки"),
    ("Больше турниров по выходным", "Меньше рекламы"),
    ("Ещё один сервер для новичков", "Новые роли для ветеранов"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_idea_in_other_words_is_shown(one: str, other: str) -> None:
    assert [found.number for found in alike(one, "", [(1, other, "")])] == [1]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_idea_is_not(one: str, other: str) -> None:
    assert alike(one, "", [(1, other, "")]) == ()


def test_the_likest_come_first_and_only_three() -> None:
    known = [(number, f"A book club in voice {'x' * number}", "") for number in range(1, 9)]
    found = alike("A book club in voice", "", known)
    assert len(found) == 3
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_even_handed_and_bounded(one: str, other: str) -> None:
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert 0.0 <= likeness(one, other) <= 100.0 + 1e-9


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_no_cell_is_a_formula(text: str) -> None:
    made = cell(text)
    assert made[:1] not in ("=", "+", "-", "@")
    out = io.StringIO()
    csv.writer(out).writerow([made])
    assert next(csv.reader(io.StringIO(out.getvalue()))) == [made]


def test_the_line_lies_between_them() -> None:
    least = min(likeness(one, other) for one, other in SAME)
    most = max(likeness(one, other) for one, other in DIFFERENT)
    assert most < ALIKE <= least, (most, least)
