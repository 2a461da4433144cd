"""`link_is_suspicious`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds, scene


@pytest.mark.parametrize("text", ["http://dlscord.com/gift", "https://bit.ly/x1", "http://dіscord.com"])
def test_holds(text: str) -> None:
    assert holds("when.link_is_suspicious = true", text) is Holds.YES


@pytest.mark.parametrize("text", ["https://discord.com/channels", "https://github.com", "plain"])
def test_does_not_hold(text: str) -> None:
    assert holds("when.link_is_suspicious = true", text) is Holds.NO


def test_own_sites_are_imitated_too() -> None:
    slip = scene("http://stewardcomunity.com/login", own_domains=("stewardcommunity.com",))
    assert holds("when.link_is_suspicious = true", slip) is Holds.YES
    own = scene("http://stewardcommunity.com/login", own_domains=("stewardcommunity.com",))
    assert holds("when.link_is_suspicious = true", own) is Holds.NO
