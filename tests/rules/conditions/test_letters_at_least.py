"""`letters_at_least`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds


@pytest.mark.parametrize("text", ["hello", "h e l l o"])
def test_holds(text: str) -> None:
    assert holds("when.letters_at_least = 5", text) is Holds.YES


@pytest.mark.parametrize("text", ["hi", "    a    "])
def test_does_not_hold(text: str) -> None:
    assert holds("when.letters_at_least = 5", text) is Holds.NO
