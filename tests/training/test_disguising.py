"""Disguised twins: some of the rude, changed a little, the same ones each time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.training.disguising import SHARE, WAYS, disguised, twins
from bot.training.example import Example

RUDE = [
    Example(f"somebody number {at} is really terrible", "en", "some", {"toxic": 1}, weight=1.0) for at in range(400)
]


def test_about_every_so_many_th_rude_example_has_a_twin_of_half_its_weight() -> None:
    found = list(twins(RUDE))
    assert len(RUDE) / SHARE * 0.6 < len(found) < len(RUDE) / SHARE * 1.4
    texts = {one.text for one in RUDE}
    for one in found:
        assert one.text not in texts
        assert (one.weight, one.labels, one.source) == (0.5, {"toxic": 1}, "some")


def test_twins_are_the_same_each_time_whatever_stands_beside_them() -> None:
    assert list(twins(RUDE)) == list(twins(RUDE))
    assert list(twins(RUDE[:100])) + list(twins(RUDE[100:])) == list(twins(RUDE))


@pytest.mark.parametrize(
    "calm",
    [
        Example("somebody is terribly kind", "en", "some", {"toxic": 0}), Example("nothing is known of this", "en",
        "some"),
        Example("somebody", "en", "lexicon_badwords", {"toxic": 1, "hate": 1}),
    ],
)  # fmt: skip
def test_neither_the_calm_nor_words_of_a_list_have_twins(calm: Example) -> None:
    assert list(twins([calm] * 50)) == []


@given(st.text(max_size=80), st.integers(0, 2**32))
def test_any_text_is_disguised_without_failing_and_keeps_its_short_words(text: str, chance: int) -> None:
    found = disguised(text, chance)
    assert found == disguised(text, chance)
    if not any(len(word) >= 5 and word.isalpha() for word in text.split(" ")):
        assert found == text


@given(st.text("abcdefghijклмнопрс", min_size=5, max_size=20), st.integers(0, 2**20))
def test_every_way_changes_a_word_a_little(word: str, chance: int) -> None:
    for way in WAYS:
        found = way(word, chance)
        assert abs(len(found) - len(word)) <= 1
        if way.__name__ not in {"_swapped", "_leet"}:  # two alike letters, or none that leet knows
            assert found != word


def test_each_way_is_taken() -> None:
    found = {way.__name__: {way("terrible", chance) for chance in range(20)} for way in WAYS}
    assert all(len(one) > 1 or name == "_leet" for name, one in found.items())
    assert {disguised("terrible", chance) for chance in range(60)} > found["_leet"]
