"""`author_is_bot`: yes, no and unknown."""

from __future__ import annotations

from dataclasses import replace

from rules.hits import Holds
from tests.kit.scenes import KNOWN, holds, scene


def test_yes_and_no() -> None:
    assert holds("when.author_is_bot = true", scene("x", replace(KNOWN, is_bot=True))) is Holds.YES
    assert holds("when.author_is_bot = true", scene("x")) is Holds.NO


def test_false_turns_it_round() -> None:
    assert holds("when.author_is_bot = false", scene("x", replace(KNOWN, is_bot=True))) is Holds.NO
    assert holds("when.author_is_bot = false", scene("x")) is Holds.YES
