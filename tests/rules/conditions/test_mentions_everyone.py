"""`mentions_everyone`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds, message


@pytest.mark.parametrize("text", ["@everyone look", "hey @here", "@все сюда"])
def test_holds(text: str) -> None:
    assert holds("when.mentions_everyone = true", text) is Holds.YES


@pytest.mark.parametrize("text", ["everyone here", "me@everyone.example.org", "@everyones"])
def test_does_not_hold(text: str) -> None:
    assert holds("when.mentions_everyone = true", text) is Holds.NO


def test_the_platform_says_so() -> None:
    assert holds("when.mentions_everyone = true", message("hi", mentions_everyone=True)) is Holds.YES
