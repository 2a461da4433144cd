"""`starts_with`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds


@pytest.mark.parametrize("text", ["!help", "  !x", "привет всем"])
def test_holds(text: str) -> None:
    assert holds('when.starts_with = ["!", "Привет"]', text) is Holds.YES


@pytest.mark.parametrize("text", ["oh !help", "прив"])
def test_does_not_hold(text: str) -> None:
    assert holds('when.starts_with = ["!", "Привет"]', text) is Holds.NO
