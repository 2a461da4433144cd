"""What /learning measures: only predictions that had not seen the answer, cards by day, nothing told of too little."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app.learning import figures
from bot.app.learning.figures import HeadFigures, measured
from bot.app.turn import Turn
from bot.domain.cases import Case
from bot.domain.lessons import LessonRow
from bot.domain.records import Community
from bot.domain.signals import Topic
from bot.domain.time import DAY
from bot.ports.tables import CASES, COMMUNITIES
from rules.language.adaptation import EMPTY
from tests.app.anyrow import a_row
from tests.app.learning.schooling import open_school
from tests.app.learning.test_choosing import row
from tests.kit.run import run


def of(*rows: LessonRow, level: float = 0.8) -> HeadFigures:
    return measured("insult", rows, level, None, EMPTY, 0.0, 14)


def test_precision_is_of_what_was_shown_and_not_of_what_the_model_says_alone() -> None:
    found = of(row(1, raw=0.9, shown=0.5, violation=False), row(2, raw=0.3, shown=0.85))
    assert (found.decided, found.precision.right, found.precision.count) == (2, 1, 1)


def test_an_answer_taken_back_counts_nowhere() -> None:
    found = of(row(1, violation=None))
    assert (found.decided, found.precision.count, found.table) == (0, 0, ())


def test_another_head_does_not_count() -> None:
    assert of(row(1, head="spam")).decided == 0


def test_what_is_found_needs_reports() -> None:
    true = [row(number, shown=0.9) for number in range(12)]
    missed = [row(20 + number, shown=0.2, reported=True) for number in range(3)]
    assert of(*true).found is None
    assert of(*true, *missed[:2]).found is None
    found = of(*true, *missed).found
    assert found is not None
    assert (found.right, found.count) == (12, 15)


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from([True, False, None]), st.booleans()), max_size=60))
def test_figures_add_up(answers: list[tuple[float, bool | None, bool]]) -> None:
    rows = [
        row(number, shown=shown, violation=answer, reported=reported)
        for number, (shown, answer, reported) in enumerate(answers)
    ]
    found = of(*rows)
    assert 0 <= found.precision.right <= found.precision.count <= found.decided
    assert sum(one.count for one in found.table) == found.decided
    low, high = found.precision.interval
    assert 0 <= low <= high <= 1


@run
async def test_cards_a_day_are_of_the_last_two_weeks_and_of_a_young_community_of_its_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "PAGE", 2)
    town, _ = await open_school(tmp_path)

    async def fill(turn: Turn) -> None:
        for number in range(1, 8):
            opened = turn.now - (20 - number) * DAY
            topic = Topic.SCAM if number % 2 else Topic.FLOOD
            case = a_row(Case, community=turn.id, number=number, opened_at=opened, updated_at=opened, topic=topic)
            await turn.tx.put(CASES, case)

    async def measure(turn: Turn) -> tuple[float, int]:
        spam = next(one for one in (await figures.figures(turn)).heads if one.head == "spam")
        return round(spam.cards, 3), spam.days

    await town.inside(fill)
    assert await town.inside(measure) == (0.0, 1)

    async def older(turn: Turn) -> None:
        community: Community = turn.community
        await turn.tx.put(COMMUNITIES, replace(community, created_at=turn.now - 30 * DAY))

    await town.inside(older)
    assert await town.inside(measure) == (round(1 / 14, 3), 14)
    await town.close()
