"""`invite_to`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds, judge, rule


@pytest.mark.parametrize("text", ["discord.gg/abc123", "https://discord.com/invite/ABC123"])
def test_holds(text: str) -> None:
    assert holds('when.invite_to = ["abc123"]', text) is Holds.YES


@pytest.mark.parametrize("text", ["discord.gg/other1", "none"])
def test_does_not_hold(text: str) -> None:
    assert holds('when.invite_to = ["abc123"]', text) is Holds.NO


def test_an_exception_needs_every_invite() -> None:
    source = rule("when.has_invite = true", 'unless.invite_to = "https://discord.gg/abc123"')
    assert judge(source, "discord.gg/abc123").hits == ()
    assert len(judge(source, "discord.gg/abc123 discord.gg/other1").hits) == 1
