"""`letters_at_most`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds


@pytest.mark.parametrize("text", ["hi", "a b c d"])
def test_holds(text: str) -> None:
    assert holds("when.letters_at_most = 4", text) is Holds.YES


@pytest.mark.parametrize("text", ["hello"])
def test_does_not_hold(text: str) -> None:
    assert holds("when.letters_at_most = 4", text) is Holds.NO
