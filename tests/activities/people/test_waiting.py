"""How long questions wait: unanswered ones count, and too few say nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from activities.people.waiting import LEAST, UNANSWERED, Waited, median, waited
from bot.domain.records import StoredMessage
from bot.domain.time import DAY, MINUTE


def said(number: int, person: int, text: str, at: int, answers: str = "") -> StoredMessage:
    """A stored message."""
    return StoredMessage(1, "sandbox", "general", f"m{number}", person, "", text, at, answers)


def test_a_question_waits_for_somebody_else() -> None:
    rows = [
        said(1, 1, "Where is the map?", 0),
        said(2, 1, "anybody", MINUTE, "m1"),
        said(3, 2, "in the pins", 5 * MINUTE, "m1"),
        said(4, 3, "or in the wiki", 9 * MINUTE, "m1"),
        said(5, 2, "And who drew it?", 20 * MINUTE),
        said(6, 2, "No question.", 21 * MINUTE),
    ]
    assert sorted(waited(rows, 60 * MINUTE), key=lambda one: one.length) == [
        Waited(5 * MINUTE, True), Waited(40 * MINUTE, False),
    ]  # fmt: skip


def test_too_few_say_nothing() -> None:
    assert median([Waited(MINUTE, True)] * (LEAST - 1)) is None
    assert median([Waited(MINUTE, True)] * LEAST) == MINUTE


def test_over_answered_ones_alone_every_community_looks_quick() -> None:
    quick = [Waited(5 * MINUTE, True)] * 9
    silent = [Waited(3 * DAY, False)] * 11
    assert median(quick + silent) == UNANSWERED
    assert median(quick * 2 + silent) == 5 * MINUTE


def test_the_measured_example_of_kaplan_and_meier() -> None:
    answered = [5, 8, 12, 20, 45]
    waiting = [240, 600, 1440, 1440, 2880]
    rows = [Waited(one * MINUTE, True) for one in answered] + [Waited(one * MINUTE, False) for one in waiting]
    assert median(rows * 2) == 45 * MINUTE


@given(st.lists(st.tuples(st.integers(0, 2 * DAY), st.booleans()), min_size=LEAST, max_size=60))
def test_more_unanswered_never_look_quicker(pairs: list[tuple[int, bool]]) -> None:
    rows = [Waited(*one) for one in pairs]
    before, after = median(rows), median([*rows, Waited(3 * DAY, False)])
    assert before is not None
    assert after is not None
    as_length = [10 * DAY if one == UNANSWERED else one for one in (before, after)]
    assert as_length[0] <= as_length[1]
