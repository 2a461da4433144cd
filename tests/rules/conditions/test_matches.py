"""`matches`: yes, no and unknown."""

from __future__ import annotations

import time

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds


@pytest.mark.parametrize("text", ["call 123-45"])
def test_holds(text: str) -> None:
    assert holds("when.matches = '\\d{3}-\\d{2}'", text) is Holds.YES


@pytest.mark.parametrize("text", ["123 45", "none"])
def test_does_not_hold(text: str) -> None:
    assert holds("when.matches = '\\d{3}-\\d{2}'", text) is Holds.NO


def test_cyrillic_knows_word_characters() -> None:
    assert holds("when.matches = '^\\w+$'", "слово") is Holds.YES


def test_a_pattern_that_would_hang_others_is_quick() -> None:
    begun = time.perf_counter()
    assert holds("when.matches = '^(a+)+$'", "a" * 4000 + "!") is Holds.NO
    assert time.perf_counter() - begun < 1
