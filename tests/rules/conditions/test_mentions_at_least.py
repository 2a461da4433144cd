"""`mentions_at_least`: yes, no and unknown."""

from __future__ import annotations

import pytest

from bot.domain.people import AccountRef
from rules.hits import Holds
from tests.kit.scenes import holds, message


@pytest.mark.parametrize("text", ["@anna @bob @carl hi", "<@12345678> <@22345678> <@!32345678>"])
def test_holds(text: str) -> None:
    assert holds("when.mentions_at_least = 3", text) is Holds.YES


@pytest.mark.parametrize("text", ["@anna @anna @anna", "mail a@example.org", "hi"])
def test_does_not_hold(text: str) -> None:
    assert holds("when.mentions_at_least = 3", text) is Holds.NO


def test_pings_count_once_a_person() -> None:
    people = tuple(AccountRef("test", str(one)) for one in (2, 3, 4))
    assert holds("when.mentions_at_least = 3", message("hi", mentions=people)) is Holds.YES
    assert holds("when.mentions_at_least = 3", message("hi", mentions=(people[0],) * 3)) is Holds.NO
