"""`edited`: yes, no and unknown."""

from __future__ import annotations

from rules.hits import Holds
from tests.kit.scenes import holds, scene


def test_yes_and_no() -> None:
    assert holds("when.edited = true", scene("x", edited=True)) is Holds.YES
    assert holds("when.edited = true", scene("x")) is Holds.NO


def test_false_turns_it_round() -> None:
    assert holds("when.edited = false", scene("x", edited=True)) is Holds.NO
    assert holds("when.edited = false", scene("x")) is Holds.YES
