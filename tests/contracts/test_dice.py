"""What chance promises."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.memory.dice import MemoryDice
from adapters.system import SystemDice
from bot.ports.dice import Dice


@pytest.fixture(params=["memory", "system"])
def dice(request: pytest.FixtureRequest) -> Dice:
    """Dice of each kind."""
    return MemoryDice(3) if request.param == "memory" else SystemDice()


def test_ids_are_positive_distinct_and_fit_into_62_bits(dice: Dice) -> None:
    ids = [dice.id() for _ in range(2_000)]
    assert len(set(ids)) == 2_000
    assert all(0 < one < 2**62 for one in ids)
    assert max(ids) > 2**60


def test_salts_are_sixteen_bytes_and_distinct(dice: Dice) -> None:
    salts = {dice.salt() for _ in range(500)}
    assert len(salts) == 500
    assert {len(one) for one in salts} == {16}


def test_below_is_even_and_stays_below(dice: Dice) -> None:
    counts = Counter(dice.below(6) for _ in range(6_000))
    assert set(counts) == set(range(6))
    assert all(800 < one < 1_200 for one in counts.values())
    assert dice.below(1) == 0


@pytest.mark.parametrize("limit", [0, -1])
def test_there_is_nothing_below_nothing(dice: Dice, limit: int) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        dice.below(limit)


@settings(deadline=None)
@given(st.integers(), st.integers(1, 2**130))
def test_a_seed_throws_the_same_again(seed: int, limit: int) -> None:
    first, second = MemoryDice(seed), MemoryDice(seed)
    thrown = [(first.id(), first.salt(), first.below(limit)) for _ in range(3)]
    assert thrown == [(second.id(), second.salt(), second.below(limit)) for _ in range(3)]
    assert thrown[0] != (MemoryDice(seed + 1).id(), b"", 0)
