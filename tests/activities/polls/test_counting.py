"""Counting against published examples, and the laws that any count keeps."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.polls.condorcet import beatpaths, condorcet_winner, pairs_of, schulze_winners
from activities.polls.counting import count, count_poll, fingerprint, most_of, order_of, with_quorum
from activities.polls.poll import Ending, Method, Poll, Quorum, State, Tie
from activities.polls.runoff import run_off
from tests.kit.polls import BALLOTS, OPTIONS


def cast(*piles: tuple[int, str], names: str = "ABCDE") -> list[tuple[int, ...]]:
    """Ballots from piles such as (5, "ACBED")."""
    return [tuple(names.index(one) for one in order) for many, order in piles for _ in range(many)]


TENNESSEE = cast((42, "MNCK"), (26, "NCKM"), (15, "CKNM"), (17, "KCNM"), names="MNCK")
"""The usual example: where Tennessee's capital should be (Memphis, Nashville, Chattanooga, Knoxville)."""
FORTY_FIVE = cast((5, "ACBED"), (5, "ADECB"), (8, "BEDAC"), (3, "CABED"), (7, "CAEBD"), (2, "CBADE"), (7, "DCEBA"),
                  (8, "EBADC"))  # fmt: skip
"""Schulze's own first example with 45 voters and five candidates (arXiv 1804.02973, section 3.1): E wins, and every
option is beaten by another one alone: a cycle."""


def test_plurality_takes_the_largest_pile() -> None:
    first = [ballot[:1] for ballot in TENNESSEE]
    tally = count(Method.PLURALITY, first, 4)
    assert (tally.counts, tally.winner, tally.ending, tally.voters) == ((42, 26, 15, 17), 0, Ending.CLEAR, 100)


def test_the_run_off_of_tennessee_ends_in_knoxville() -> None:
    tally = count(Method.IRV, TENNESSEE, 4)
    assert tally.winner == 3
    assert [one.counts for one in tally.rounds] == [(42, 26, 15, 17), (42, 26, -1, 32), (42, -1, -1, 58)]
    assert [one.out for one in tally.rounds] == [(2,), (1,), ()]


def test_condorcet_takes_nashville() -> None:
    assert condorcet_winner(pairs_of(TENNESSEE, 4)) == 1
    assert count(Method.SCHULZE, TENNESSEE, 4).winner == 1


def test_schulze_resolves_his_own_cycle() -> None:
    pairs = pairs_of(FORTY_FIVE, 5)
    assert pairs[0] == (0, 20, 26, 30, 22)
    assert condorcet_winner(pairs) is None
    paths = beatpaths(pairs)
    assert paths[4] == (25, 28, 28, 31, 0)
    tally = count(Method.SCHULZE, FORTY_FIVE, 5)
    assert (tally.winner, tally.ending) == (4, Ending.CLEAR)
    beaten = sorted(range(5), key=lambda one: -sum(paths[one][other] > paths[other][one] for other in range(5)))
    assert "".join("ABCDE"[one] for one in beaten) == "EACBD"


def test_an_even_cycle_is_a_tie_and_the_rule_decides() -> None:
    cycle = cast((1, "ABC"), (1, "BCA"), (1, "CAB"))
    assert schulze_winners(pairs_of(cycle, 3)) == (0, 1, 2)
    nobody = count(Method.SCHULZE, cycle, 3, Tie.NOBODY)
    assert (nobody.winner, nobody.tied, nobody.ending) == (-1, (0, 1, 2), Ending.TIE)
    assert count(Method.SCHULZE, cycle, 3, Tie.FIRST).winner == 0
    drawn = count(Method.SCHULZE, cycle, 3, Tie.DRAW, "seed")
    assert (drawn.winner, drawn.ending) == (order_of("seed", 3)[0], Ending.DRAWN)


def test_approval_counts_every_mark_and_ties_are_named() -> None:
    tally = count(Method.APPROVAL, [(0, 1), (1, 2), (0,), (2,), (0, 1)], 4, Tie.NOBODY)
    assert (tally.counts, tally.tied, tally.winner, tally.ending) == ((3, 3, 2, 0), (0, 1), -1, Ending.TIE)
    assert count(Method.APPROVAL, [(1,), (0,)], 2, Tie.FIRST).winner == 0


def test_a_run_off_drops_who_was_behind_before() -> None:
    # D goes first; then A and B have three each, and B had fewer in the round before.
    ballots = cast((3, "A"), (2, "B"), (4, "C"), (1, "DB"))
    rounds, left, ruled = run_off(ballots, 4, None)
    assert [one.out for one in rounds] == [(3,), (1,), ()]
    assert (left, ruled) == ((2,), False)


def test_a_run_off_that_nothing_tells_apart() -> None:
    level = cast((2, "A"), (2, "B"))
    assert run_off(level, 2, None)[1:] == ((0, 1), True)
    assert count(Method.IRV, level, 2, Tie.NOBODY).ending is Ending.TIE
    assert (count(Method.IRV, level, 2, Tie.FIRST).winner, count(Method.IRV, level, 2, Tie.FIRST).ending) == (
        0, Ending.FIRST,
    )  # fmt: skip


def test_exhausted_ballots_are_in_nobodys_way() -> None:
    rounds, left, _ = run_off(cast((4, "A"), (3, "B"), (2, "C")), 3, None)
    assert [one.exhausted for one in rounds] == [0, 2]
    assert left == (0,), "four of the seven that still count"


@pytest.mark.parametrize("method", list(Method))
def test_nobody_voted(method: Method) -> None:
    assert count(method, [], 3).ending is Ending.EMPTY
    assert count(method, [(), ()], 3).ending is Ending.EMPTY


@pytest.mark.parametrize("ballot", [(0, 0), (3,), (-1,)])
def test_a_ballot_that_can_not_be_is_a_fault(ballot: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="ballot"):
        count(Method.APPROVAL, [ballot], 3)


@pytest.mark.parametrize(
    ("quorum", "voters", "eligible", "met"),
    [
        (Quorum(), 0, 0, True), (Quorum(voters=5), 5, 0, True), (Quorum(voters=5), 4, 0, False),
        (Quorum(percent=50), 5, 10, True), (Quorum(percent=50), 5, 11, False), (Quorum(percent=50), 9, 0, None),
        (Quorum(3, 10), 3, 30, True), (Quorum(3, 10), 2, 10, False),
    ],
)  # fmt: skip
def test_quorum(quorum: Quorum, voters: int, eligible: int, met: bool | None) -> None:
    assert quorum.met(voters, eligible) is met


def test_too_few_have_no_winner_but_are_counted() -> None:
    poll = Poll(1, 1, 1, 0, "?", ("a", "b"), (), State.OPEN, quorum=Quorum(voters=3))
    tally = count_poll(poll, [(0,), (0,)], 10)
    assert (tally.counts, tally.winner, tally.ending) == ((2, 0), -1, Ending.QUORUM)
    assert with_quorum(most_of((2, 1), 3, Tie.FIRST), poll.quorum, 0).winner == 0


def test_a_seed_is_not_told_by_its_fingerprint_nor_by_the_row() -> None:
    poll = Poll(1, 1, 1, 0, "?", ("a", "b"), (), seed="0f" * 16)
    assert poll.seed not in repr(poll)
    assert fingerprint(poll.seed) != poll.seed
    assert len(fingerprint(poll.seed)) == 32


def test_every_order_is_drawn_about_as_often() -> None:
    seen = [order_of(str(number), 3) for number in range(6000)]
    for order in permutations(range(3)):
        assert 850 < seen.count(order) < 1150


@given(BALLOTS, st.randoms(use_true_random=False), st.sampled_from(list(Method)), st.sampled_from(list(Tie)))
def test_the_order_of_ballots_changes_nothing(
    ballots: list[tuple[int, ...]], chance: Any, method: Method, tie: Tie
) -> None:
    shuffled = list(ballots)
    chance.shuffle(shuffled)
    assert count(method, shuffled, OPTIONS, tie, "s") == count(method, ballots, OPTIONS, tie, "s")


@given(BALLOTS)
def test_schulze_elects_a_condorcet_winner(ballots: list[tuple[int, ...]]) -> None:
    pairs = pairs_of(ballots, OPTIONS)
    best = condorcet_winner(pairs)
    assert schulze_winners(pairs), "somebody is always left"
    if best is not None:
        assert schulze_winners(pairs) == (best,)


@given(BALLOTS, st.permutations(range(OPTIONS)))
def test_no_option_is_favoured_by_its_name(ballots: list[tuple[int, ...]], names: list[int]) -> None:
    renamed = [tuple(names[one] for one in ballot) for ballot in ballots]
    for method in Method:
        first, second = count(method, ballots, OPTIONS), count(method, renamed, OPTIONS)
        assert first.ending is second.ending
        assert second.winner == (names[first.winner] if first.winner >= 0 else -1)
        assert second.tied == tuple(sorted(names[one] for one in first.tied))


@given(BALLOTS)
def test_sums_hold(ballots: list[tuple[int, ...]]) -> None:
    cast_ = [one for one in ballots if one]
    assert sum(count(Method.APPROVAL, ballots, OPTIONS).counts) == sum(len(one) for one in cast_)
    assert sum(count(Method.PLURALITY, [one[:1] for one in ballots], OPTIONS).counts) == len(cast_)
    for one in count(Method.IRV, ballots, OPTIONS, Tie.FIRST).rounds:
        assert sum(votes for votes in one.counts if votes >= 0) + one.exhausted == len(cast_)
    pairs = pairs_of(cast_, OPTIONS)
    for i in range(OPTIONS):
        for j in range(i):
            assert pairs[i][j] + pairs[j][i] <= len(cast_)


@given(BALLOTS, st.sampled_from(list(Tie)))
def test_a_run_off_ends_and_a_majority_wins_at_once(ballots: list[tuple[int, ...]], tie: Tie) -> None:
    tally = count(Method.IRV, ballots, OPTIONS, tie, "s")
    assert len(tally.rounds) <= OPTIONS
    voters = tally.voters
    for one, votes in enumerate(tally.counts):
        if votes * 2 > voters:
            assert (tally.winner, len(tally.rounds)) == (one, 1)
