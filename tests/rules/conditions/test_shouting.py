"""`shouting`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds


@pytest.mark.parametrize("text", ["WHY IS THIS STILL BROKEN", "ПОЧЕМУ НИЧЕГО НЕ РАБОТАЕТ"])
def test_holds(text: str) -> None:
    assert holds("when.shouting = true", text) is Holds.YES


@pytest.mark.parametrize("text", ["Why is this broken", "NASA OK", "lol", "почему ничего не работает"])
def test_does_not_hold(text: str) -> None:
    assert holds("when.shouting = true", text) is Holds.NO


def test_a_number_sets_the_share() -> None:
    assert holds("when.shouting = 0.3", "THIS is what I mean here") is Holds.NO
    assert holds("when.shouting = 0.2", "THIS is what I mean here") is Holds.YES
