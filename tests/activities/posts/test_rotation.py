"""Everything of a pool once, before anything of it comes again."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from activities.posts.rotation import Pool, draw, shuffled

POOL = Pool(1, "tips", "Tips")


def drawn(pool: Pool, items: list[int], times: int, chance: random.Random) -> tuple[list[int], Pool]:
    """So many draws, one after the other."""
    found = []
    for _ in range(times):
        one = draw(pool, items, lambda ids: shuffled(ids, chance.randrange))
        assert one is not None
        number, pool = one
        found.append(number)
    return found, pool


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=30, unique=True), st.integers(), st.integers(1, 4))
def test_each_round_holds_everything_once_and_never_repeats_across_its_edge(
    items: list[int], seed: int, rounds: int
) -> None:
    found, _ = drawn(POOL, items, len(items) * rounds, random.Random(seed))
    for at in range(rounds):
        assert sorted(found[at * len(items) : (at + 1) * len(items)]) == sorted(items)
    if len(items) > 1:
        assert all(one != other for one, other in pairwise(found))


@given(
    st.lists(st.integers(1, 50), min_size=2, max_size=20, unique=True),
    st.integers(0, 19),
    st.lists(st.integers(51, 99), max_size=5, unique=True),
    st.integers(),
)
def test_what_is_added_or_taken_away_in_the_middle_costs_no_repeat(
    items: list[int], cut: int, more: list[int], seed: int
) -> None:
    chance = random.Random(seed)
    cut = min(cut, len(items) - 1)
    first, pool = drawn(POOL, items, cut + 1, chance)
    gone = items[0]
    left = [one for one in items if one != gone] + more
    to_come = [one for one in left if one not in first]
    second, _ = drawn(pool, left, len(to_come), chance) if to_come else ([], pool)
    assert sorted(second) == sorted(to_come)
    assert gone not in second


def test_an_empty_pool_gives_nothing() -> None:
    assert draw(POOL, [], lambda ids: tuple(ids)) is None


def test_a_shuffle_is_uniform_over_all_orders() -> None:
    chance, counts = random.Random(5), dict[tuple[int, ...], int]()
    for _ in range(6000):
        order = shuffled((1, 2, 3), chance.randrange)
        counts[order] = counts.get(order, 0) + 1
    assert len(counts) == 6
    assert sum((count - 1000) ** 2 / 1000 for count in counts.values()) < 20.5, "χ² of 5 degrees, p = 0.001"
