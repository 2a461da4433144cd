"""`author_is_regular`: yes, no and unknown."""

from __future__ import annotations

from dataclasses import replace

from rules.hits import Holds
from tests.kit.scenes import KNOWN, holds, scene


def test_yes_and_no() -> None:
    assert holds("when.author_is_regular = true", scene("x", replace(KNOWN, regular=True))) is Holds.YES
    assert holds("when.author_is_regular = true", scene("x")) is Holds.NO


def test_false_turns_it_round() -> None:
    assert holds("when.author_is_regular = false", scene("x", replace(KNOWN, regular=True))) is Holds.NO
    assert holds("when.author_is_regular = false", scene("x")) is Holds.YES
