"""`has_card_number`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds


@pytest.mark.parametrize("text", ["4111 1111 1111 1111", "card 5500-0000-0000-0004"])
def test_holds(text: str) -> None:
    assert holds("when.has_card_number = true", text) is Holds.YES


@pytest.mark.parametrize("text", ["4111 1111 1111 1112", "order 1234567890123456", "4111"])
def test_does_not_hold(text: str) -> None:
    assert holds("when.has_card_number = true", text) is Holds.NO
