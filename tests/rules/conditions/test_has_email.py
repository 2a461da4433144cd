"""`has_email`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds


@pytest.mark.parametrize("text", ["write to anna.b@example.org", "почта: тест@пример.рф"])
def test_holds(text: str) -> None:
    assert holds("when.has_email = true", text) is Holds.YES


@pytest.mark.parametrize("text", ["@anna hi", "a@b"])
def test_does_not_hold(text: str) -> None:
    assert holds("when.has_email = true", text) is Holds.NO
