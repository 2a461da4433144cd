"""`thread_negativity_at_least`: yes, no and unknown."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.scores import Scores
from rules.engine import Engine
from rules.hits import Judgement
from rules.session import Session
from tests.kit.scenes import rule, rules, said

SOURCE = rule(
    "when.thread_messages_at_least = 4",
    "when.thread_people_at_most = 3",
    "when.thread_people_at_least = 2",
    "when.thread_negativity_at_least = 0.5",
    'when.thread_window = "5m"',
)
QUARREL = [(0, 1, "a"), (5, 2, "b"), (9, 1, "c"), (12, 2, "d")]


def play_scored(sharp: list[float | None], complaint: float = 0.0) -> list[Judgement]:
    session = Session(Engine(rules(SOURCE)))
    scenes = zip(said(*QUARREL), sharp, strict=True)
    return [
        session.take(replace(one, scores=None if x is None else Scores(toxic=x, complaint=complaint)))
        for one, x in scenes
    ]


def test_a_quarrel_of_two() -> None:
    assert [len(one.hits) for one in play_scored([0.6, 0.6, 0.6, 0.6])] == [0, 0, 0, 1]
    assert [len(one.hits) for one in play_scored([0.1, 0.1, 0.6, 0.6])] == [0, 0, 0, 0]


def test_without_scores_it_is_undecided() -> None:
    last = play_scored([None, None, None, None])[-1]
    assert last.hits == ()
    assert [one.conditions for one in last.undecided] == [("thread_negativity_at_least",)]


def test_complaints_never_heat() -> None:
    assert [one.hits for one in play_scored([0.6] * 4, complaint=0.9)] == [()] * 4
