"""Published ballots count to the same result, in whatever order they stand; scores of a quiz."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from activities.polls.casting import chosen
from activities.polls.counting import count
from activities.polls.poll import Method, Poll, Question, Tie, Voter
from activities.polls.recount import ballots_csv, read_ballots
from activities.polls.scores import answered, is_through, quiz_tally, right_share, score_of, table_of
from activities.polls.secrecy import ballot_key, shuffled
from adapters.memory.dice import MemoryDice
from tests.kit.polls import BALLOTS, OPTIONS

NAMES = ("=SUM(A1)", "+b", "plain, with commas", 'a "quoted" one')


@given(BALLOTS, st.sampled_from(list(Method)), st.integers(0, 99))
def test_what_is_published_recounts_to_the_same(ballots: list[tuple[int, ...]], method: Method, seed: int) -> None:
    if method is Method.PLURALITY:
        ballots = [one[:1] for one in ballots]
    table = ballots_csv(method, NAMES, shuffled(ballots, MemoryDice(seed)))
    again = [one for one in read_ballots(table) if one]
    if not method.is_ranked:
        assert sorted(again) == sorted(tuple(sorted(one)) for one in ballots)
    else:
        assert sorted(again) == sorted(ballots)
    assert count(method, again, OPTIONS, Tie.DRAW, "s") == count(method, ballots, OPTIONS, Tie.DRAW, "s")


def test_a_table_holds_no_formula_and_a_row_a_ballot() -> None:
    table = ballots_csv(Method.IRV, NAMES, [(2, 0), (1,)])
    head, *rows = table.splitlines()
    assert not any(cell.lstrip('"').startswith(("=", "+", "-", "@")) for cell in head.split(","))
    assert rows == ["2,,1,", ",1,,"]


@given(st.lists(st.tuples(st.integers(0, 3)), max_size=20), st.integers(0, 50))
def test_shuffling_loses_nothing(ballots: list[tuple[int, ...]], seed: int) -> None:
    assert sorted(shuffled(ballots, MemoryDice(seed))) == sorted(ballots)


def test_shuffling_favours_no_place() -> None:
    dice = MemoryDice(3)
    first = [shuffled([(0,), (1,), (2,)], dice)[0][0] for _ in range(3000)]
    assert all(880 < first.count(one) < 1120 for one in range(3))


def test_keys_of_ballots_tell_nobody() -> None:
    keys = {ballot_key(key, person) for key in (b"one", b"two") for person in range(50)}
    assert len(keys) == 100


@given(st.lists(st.integers(0, 3), max_size=10), st.sampled_from(list(Method)))
def test_taps_make_a_good_ballot(taps: list[int], method: Method) -> None:
    choices: tuple[int, ...] = ()
    for one in taps:
        choices = chosen(method, choices, one)
    assert len(set(choices)) == len(choices)
    if method is Method.PLURALITY:
        assert choices == tuple(taps[-1:])
    elif method is Method.APPROVAL:
        assert set(choices) == {one for one in taps if taps.count(one) % 2}
    else:
        assert choices == tuple(dict.fromkeys(taps))


QUIZ = Poll(1, 1, 1, 0, "Quiz", (), (), questions=(
    Question("a", ("x", "y"), (0,)), Question("b", ("x", "y", "z"), (1, 2)),
))  # fmt: skip


def player(person: int, *choices: int, **more: Any) -> Voter:
    """Somebody who answered so."""
    return Voter(1, 1, person, 0, choices, **more)


def test_scores() -> None:
    players = [player(1, 0, 2, named=True), player(2, 1, 1), player(3, 0, -1, named=True), player(4, 0, 1)]
    assert [score_of(QUIZ, one.choices) for one in players] == [2, 1, 1, 2]
    assert quiz_tally(QUIZ, players).counts == (0, 2, 2)
    assert right_share(QUIZ, players, 1) == 75
    assert [(place, score, one.person) for place, score, one in table_of(QUIZ, players)] == [(1, 2, 1), (3, 1, 3)]


def test_the_first_answer_stands() -> None:
    once = answered(QUIZ, (), 1, 2)
    assert once == (-1, 2)
    assert answered(QUIZ, once, 1, 0) == once
    assert not is_through(QUIZ, once)
    assert is_through(QUIZ, answered(QUIZ, once, 0, 1))
