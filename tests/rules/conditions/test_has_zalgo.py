"""`has_zalgo`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds


@pytest.mark.parametrize("text", ["h̀́̂̃̄i"])
def test_holds(text: str) -> None:
    assert holds("when.has_zalgo = true", text) is Holds.YES


@pytest.mark.parametrize("text", ["hello", "Привет", "Việt Nam đẹp lắm", "कैसे हो"])
def test_does_not_hold(text: str) -> None:
    assert holds("when.has_zalgo = true", text) is Holds.NO
