"""Which lessons count: what stands, once a day for the same words, nobody's voice above all others together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.app.learning.choosing import ALWAYS, balanced, lessons, once_a_day, standing
from bot.domain.lessons import UNNAMED, LessonRow
from bot.domain.time import DAY, HOUR
from rules.language.traits import NUMBERS, pack

ROW = LessonRow(1, 1, 1, "insult", 1, True, False, "m", 1, 0, DAY, True, b"", 0.8, 0.8)


def row(number: int, words: str = "", **changed: Any) -> LessonRow:
    traits = pack(np.zeros(NUMBERS, dtype=np.float32), words) if words else b""
    return replace(ROW, id=number, case=number, at=DAY + number, traits=traits, **changed)


def test_only_what_stands_counts() -> None:
    good = row(1)
    rows = [good, row(2, violation=None), row(3, filled=False), row(4, head=UNNAMED)]
    assert standing(rows) == [good]


def test_what_was_set_back_does_not_count() -> None:
    rows = [row(1), row(2), row(3)]
    assert standing(rows, ((DAY, DAY + 2),)) == [rows[2]]
    assert standing(rows, ((DAY + 1, DAY + 2),)) == [rows[0], rows[2]]


def test_the_same_words_count_once_a_day_with_the_newest_answer() -> None:
    first, second = row(1, "you are a complete idiot"), row(2, "complete idiot you are", violation=False)
    other, later = row(3, "what a lovely morning here"), replace(row(4, "you are a complete idiot"), at=2 * DAY)
    assert once_a_day([first, second, other, later]) == [second, other, later]


def test_another_head_is_another_matter() -> None:
    rows = [row(1, "you are a complete idiot"), row(2, "you are a complete idiot", head="toxic")]
    assert once_a_day(rows) == rows


def test_without_words_nothing_is_the_same() -> None:
    rows = [row(1), row(2)]
    assert once_a_day(rows) == rows


def test_one_person_alone_counts_whole() -> None:
    rows = [row(number) for number in range(100)]
    assert balanced(rows) == rows


def test_the_busiest_counts_as_much_as_all_others_with_their_newest() -> None:
    mine = [row(number) for number in range(100)]
    others = [row(200 + number, voice=f"v{number % 3}") for number in range(30)]
    kept = balanced([*mine, *others])
    assert kept == [*mine[-30:], *others]


def test_a_newcomer_to_the_team_does_not_wipe_out_what_was_taught() -> None:
    kept = balanced([*(row(number) for number in range(100)), row(200, voice="new")])
    assert len(kept) == ALWAYS + 1


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=120))
def test_nobody_outweighs_all_others(answers: list[tuple[str, bool]]) -> None:
    rows = [row(number, voice=voice, violation=answer) for number, (voice, answer) in enumerate(answers)]
    kept = balanced(rows)
    assert [one for one in rows if one in kept] == kept
    voices = {one.voice for one in rows}
    for voice in voices:
        mine = sum(one.voice == voice for one in kept)
        assert len(voices) == 1 or mine <= max(ALWAYS, len(kept) - mine)


def test_lessons_come_out_oldest_first() -> None:
    rows = [replace(row(1), at=9 * HOUR), replace(row(2), at=3 * HOUR)]
    assert [one.at for one in lessons(rows)] == [3 * HOUR, 9 * HOUR]
