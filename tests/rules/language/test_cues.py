"""Cues: what a message shows besides its letters, small numbers that depend on nothing else."""

from __future__ import annotations

from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.language.cues import CLASSES, NAMES, cues
from rules.language.features import pieces, reading

TEXTS: Final = st.text(
    st.one_of(st.characters(), st.sampled_from("?!\n😀A.@ж\ud800"), st.characters(categories=["Cs"])), max_size=60
)


def cues_of(*texts: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return cues(texts, pieces([reading(text) for text in texts]), [False] * len(texts))


def shown(text: str) -> dict[str, float]:
    """The cues of a text that are not zero."""
    return {name: value for name, value in zip(NAMES, cues_of(text)[0].tolist(), strict=True) if value}


def test_names_are_one_each_and_none_is_the_name_of_two_cues() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert cues_of("some text").shape == (1, len(NAMES))


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_cues_are_small_numbers_and_know_no_neighbours(texts: list[str]) -> None:
    found = cues_of(*texts)
    assert found.dtype == np.float32
    assert np.isfinite(found).all()
    assert found.min() >= 0
    assert found.max() <= 1.5
    for at, text in enumerate(texts):
        assert (found[at] == cues_of(text)[0]).all()


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("what is this?", "asks-last"), ("what is this? )", "asks-last"), ("see https://example.com", "link"),
        ("join t.me/somewhere", "invite"), ("join discord.gg/abc", "invite"), ("LOUD WORDS HERE", "shouting"),
        ("ГРОМКО КРИЧУ", "shouting"), ("hello друг", "foreign"), ("ok", "short"), ("50$ now", "money"), ("«цитата»",
        "quotes"),
        ("yes!!", "exclamation"), ("1234", "digits"), ("one\ntwo", "lines"), ("😀", "emoji"), ("❤", "emoji"),
        ("привет", "cyrillic"),
        ("hello", "small"), ("thank you", "thanks"), ("спасибо вам", "first-thanks"), ("you there", "first-you"),
        ("it is not so", "not"), ("он сказал так", "said"), ("all the women", "group"), ("lol", "laugh"), ("",
        "always"),
    ],
)  # fmt: skip
def test_what_stands_there_is_shown(text: str, cue: str) -> None:
    assert shown(text).get(cue, 0) > 0


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("is it? yes", "asks-last"), ("e.g. this", "link"), ("example.com here", "invite"), ("OK", "shouting"),
        ("hello", "foreign"),
        ("four words stand here", "short"), ("thankless", "thanks"), ("all of you", "first-you"), ("knot", "not"),
        ("", "you"),
    ],
)  # fmt: skip
def test_what_does_not_stand_there_is_not(text: str, cue: str) -> None:
    assert cue not in shown(text)


@pytest.mark.parametrize("name", list(CLASSES))
def test_every_word_of_a_class_shows_its_class(name: str) -> None:
    words = [word for word in CLASSES[name].split() if word.isalpha()]
    found = cues_of(*words)[:, NAMES.index(name)]
    assert [word for word, value in zip(words, found.tolist(), strict=True) if not value] == []


def test_disguise_is_told_as_it_is_given() -> None:
    found = cues(["a", "b"], pieces(["a", "b"]), [True, False])
    assert found[:, NAMES.index("disguised")].tolist() == [1.0, 0.0]


def test_a_megabyte_is_looked_at_in_part() -> None:
    assert np.isfinite(cues_of("word " * 200_000)).all()
