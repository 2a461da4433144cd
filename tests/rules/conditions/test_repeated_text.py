"""`repeated_text`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds


@pytest.mark.parametrize(
    "text",
    ["spam spam spam spam spam", "aaaaaaaaaaaaaaa", "buy now\nbuy now\nbuy now\nbuy now\nbuy now", "!!!!!!!!!!!!!"],
)
def test_holds(text: str) -> None:
    assert holds("when.repeated_text = true", text) is Holds.YES


@pytest.mark.parametrize(
    "text", ["no no no", "the cat and the dog and the bird and the fish and the fox", "-----------------", "ahahaha"]
)
def test_does_not_hold(text: str) -> None:
    assert holds("when.repeated_text = true", text) is Holds.NO


def test_a_number_sets_how_often() -> None:
    assert holds("when.repeated_text = 3", "no no no") is Holds.YES
