"""`in_voice`: yes, no and unknown."""

from __future__ import annotations

from rules.hits import Holds
from tests.kit.scenes import holds, message


def test_yes_and_no() -> None:
    assert holds("when.in_voice = true", message("x", in_voice=True)) is Holds.YES
    assert holds("when.in_voice = true", message("x")) is Holds.NO


def test_false_turns_it_round() -> None:
    assert holds("when.in_voice = false", message("x", in_voice=True)) is Holds.NO
    assert holds("when.in_voice = false", message("x")) is Holds.YES
