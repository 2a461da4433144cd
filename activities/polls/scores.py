"""Scores of a quiz."""

from __future__ import annotations

from collections.abc import Sequence

from activities.polls.poll import Ending, Poll, Tally, Voter


def score_of(poll: Poll, choices: tuple[int, ...]) -> int:
    """How many answers are right."""
    return sum(choice in one.right for one, choice in zip(poll.questions, choices, strict=False))


def is_through(poll: Poll, choices: tuple[int, ...]) -> bool:
    """Whether every question has its answer."""
    return len(choices) == len(poll.questions) and -1 not in choices


def answered(poll: Poll, choices: tuple[int, ...], question: int, option: int) -> tuple[int, ...]:
    """Answers with one more; the first answer to a question stands."""
    full = list((*choices, *(-1,) * len(poll.questions))[: len(poll.questions)])
    if full[question] == -1:
        full[question] = option
    return tuple(full)


def quiz_tally(poll: Poll, voters: Sequence[Voter]) -> Tally:
    """How many players have each score, from 0 to all."""
    scores = [score_of(poll, one.choices) for one in voters]
    counts = tuple(scores.count(one) for one in range(len(poll.questions) + 1))
    return Tally(counts, len(scores), ending=Ending.CLEAR if scores else Ending.EMPTY)


def right_share(poll: Poll, voters: Sequence[Voter], question: int) -> int:
    """Per cent of the players who answered a question rightly."""
    right = poll.questions[question].right
    hits = sum(len(one.choices) > question and one.choices[question] in right for one in voters)
    return round(100 * hits / len(voters)) if voters else 0


def table_of(poll: Poll, voters: Sequence[Voter], most: int = 10) -> list[tuple[int, int, Voter]]:
    """(place, score, voter) of those who wish to be named, best first; equal scores share a place."""
    named = sorted(
        ((score_of(poll, one.choices), one) for one in voters if one.named), key=lambda two: (-two[0], two[1].person)
    )
    scores = [score_of(poll, one.choices) for one in voters]
    return [(1 + sum(other > score for other in scores), score, one) for score, one in named[:most]]
