"""`has_phone`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds


@pytest.mark.parametrize("text", ["call +7 916 123-45-67", "8 (916) 123 45 67", "(555) 123-4567", "+49 30 1234567"])
def test_holds(text: str) -> None:
    assert holds("when.has_phone = true", text) is Holds.YES


@pytest.mark.parametrize("text", ["order 12345678901234567890", "in 2027", "1234567", "id 4111111111111111"])
def test_does_not_hold(text: str) -> None:
    assert holds("when.has_phone = true", text) is Holds.NO
