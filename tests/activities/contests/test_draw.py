"""The draw: the golden vector, the laws of the ranking, and that chance is even."""

from __future__ import annotations

import hashlib
from collections import Counter
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from activities.contests import draw
from bot.domain.people import AccountRef
from tests.kit.draws import LINES, RANKED, SEED

LISTS = st.lists(st.from_regex(r"[dts]:[0-9]{1,19}", fullmatch=True), max_size=30)
SEEDS = st.binary(min_size=32, max_size=32).map(bytes.hex)


def test_the_golden_vector() -> None:
    assert SEED == "005902852ebab62df1c6a6e4059569547baa47f577d6d44d76cac611fbf6c509"
    assert draw.list_hash(LINES) == "110a506cc822466a5ed518952d3cad322df89ea8a86518dd380bcb26826f96a9"
    assert draw.ranking(LINES, SEED) == RANKED


@given(LISTS, SEEDS, st.randoms())
def test_neither_order_nor_repetition_changes_anything(lines: list[str], seed: str, random: object) -> None:
    shuffled = [*lines, *lines]
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis's random is typed as an object here
    assert draw.canonical(shuffled) == draw.canonical(lines)
    assert draw.list_hash(shuffled) == draw.list_hash(lines)
    assert draw.ranking(shuffled, seed) == draw.ranking(lines, seed)


@given(LISTS, SEEDS)
def test_the_ranking_holds_everybody_once(lines: list[str], seed: str) -> None:
    assert sorted(draw.ranking(lines, seed)) == list(draw.canonical(lines))


@given(LISTS, SEEDS, st.integers(0, 29))
def test_who_leaves_moves_the_others_up_and_changes_nothing_else(lines: list[str], seed: str, at: int) -> None:
    ranked = draw.ranking(lines, seed)
    gone = ranked[at % len(ranked)] if ranked else ""
    assert draw.ranking([one for one in lines if one != gone], seed) == tuple(one for one in ranked if one != gone)


@given(LISTS.filter(bool), st.from_regex(r"[dts]:[0-9]{1,19}", fullmatch=True))
def test_another_list_has_another_fingerprint(lines: list[str], other: str) -> None:
    changed = [*lines[1:], other]
    assert (draw.list_hash(changed) == draw.list_hash(lines)) == (set(changed) == set(lines))


@given(st.dictionaries(st.sampled_from(LINES), st.tuples(st.integers(0, 30), st.integers(0, 5))), SEEDS)
def test_points_decide_before_chance(points: dict[str, tuple[int, int]], seed: str) -> None:
    placed = draw.placing(LINES, seed, points)
    means = [Fraction(*points[one]) for one in placed]
    assert means == sorted(means, reverse=True)
    assert all(mean > 0 for mean in means)
    drawn = draw.ranking(LINES, seed)
    for first, second in pairwise(placed):
        if Fraction(*points[first]) == Fraction(*points[second]):
            assert drawn.index(first) < drawn.index(second)


def test_one_line_a_person_whatever_their_accounts() -> None:
    accounts = [AccountRef("telegram", "9"), AccountRef("discord", "333"), AccountRef("discord", "101")]
    assert draw.line_for(accounts) == "d:101"
    assert draw.line_for(accounts[::-1]) == "d:101"
    assert draw.line_for([]) == ""
    assert draw.line_of(AccountRef("sandbox", "bob")) == "s:bob"


def test_chance_is_even() -> None:
    """χ² of who is first, and of who is last, over 100,000 draws of five: below 18.47, p > 0.001 at four degrees."""
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for number in range(100_000):
        ranked = draw.ranking(LINES, hashlib.sha256(b"%d" % number).hexdigest())
        first[ranked[0]] += 1
        last[ranked[-1]] += 1
    for counted in (first, last):
        chi = sum((counted[line] - 20_000) ** 2 / 20_000 for line in LINES)
        print(f"chi-squared {chi:.2f} over {counted.total()} draws")
        assert chi < 18.47


def test_numbers_in_the_list() -> None:
    assert [draw.number_in(draw.canonical(LINES), one) for one in (*LINES, "d:1")] == [1, 2, 3, 4, 5, 0]
