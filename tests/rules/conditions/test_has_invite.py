"""`has_invite`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds


@pytest.mark.parametrize("text", ["discord.gg/abc123", "join t.me/+AbCdEf123456", "https://discord.com/invite/xyz"])
def test_holds(text: str) -> None:
    assert holds("when.has_invite = true", text) is Holds.YES


@pytest.mark.parametrize("text", ["discord is fine", "t.me"])
def test_does_not_hold(text: str) -> None:
    assert holds("when.has_invite = true", text) is Holds.NO
