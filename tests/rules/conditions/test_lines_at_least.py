"""`lines_at_least`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds


@pytest.mark.parametrize("text", ["a\nb\n\nc"])
def test_holds(text: str) -> None:
    assert holds("when.lines_at_least = 3", text) is Holds.YES


@pytest.mark.parametrize("text", ["a\n\n\nb", "a"])
def test_does_not_hold(text: str) -> None:
    assert holds("when.lines_at_least = 3", text) is Holds.NO
