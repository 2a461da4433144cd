"""`says_all`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds


@pytest.mark.parametrize("text", ["free discord nitro", "NITRO for FREE"])
def test_holds(text: str) -> None:
    assert holds('when.says_all = ["free", "nitro"]', text) is Holds.YES


@pytest.mark.parametrize("text", ["free stuff", "nitro"])
def test_does_not_hold(text: str) -> None:
    assert holds('when.says_all = ["free", "nitro"]', text) is Holds.NO
