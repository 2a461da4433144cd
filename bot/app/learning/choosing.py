"""Which lessons are learned from: what stands, once a day for the same words, and nobody's voice above all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from bot.domain.lessons import UNNAMED, LessonRow
from bot.domain.time import DAY
from rules.language.adaptation import ALIKE, Lesson
from rules.language.traits import unpack

ALWAYS: Final = 20
"""So many newest answers of one person count in any case: as many as the model's own word is worth."""
Gaps = Sequence[tuple[int, int]]


def lessons(rows: Iterable[LessonRow], gaps: Gaps = ()) -> list[Lesson]:
    """What `learn` gets, oldest first."""
    chosen = balanced(once_a_day(standing(rows, gaps)))
    return [as_lesson(one) for one in chosen]


def as_lesson(row: LessonRow) -> Lesson:
    """A row as the learning knows it."""
    return Lesson(row.head, bool(row.violation), row.traits, row.raw, row.shown, row.at)


def standing(rows: Iterable[LessonRow], gaps: Gaps = ()) -> list[LessonRow]:
    """Answers that stand, of a known head, filled in, outside of what was set back; oldest first."""
    found = [one for one in rows if one.filled and one.violation is not None and one.head != UNNAMED]
    found = [one for one in found if not any(start < one.at <= end for start, end in gaps)]
    return sorted(found, key=lambda one: (one.at, one.id))


def once_a_day(rows: Sequence[LessonRow]) -> list[LessonRow]:
    """Of messages with nearly the same words, the newest answer of each day and head; the order stays."""
    kept: list[LessonRow] = []
    seen: dict[tuple[str, int], list[frozenset[int]]] = {}
    for row in reversed(rows):
        traits = unpack(row.traits)
        words = frozenset(traits.buckets) if traits is not None else frozenset()
        earlier = seen.setdefault((row.head, row.at // DAY), [])
        if words and any(_alike(words, one) for one in earlier):
            continue
        earlier.append(words)
        kept.append(row)
    return kept[::-1]


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) >= ALIKE * len(one | other)


def balanced(rows: Sequence[LessonRow]) -> list[LessonRow]:
    """Where several people answer, the newest answers of the busiest one, as many as all others gave together."""
    counts = Counter(one.voice for one in rows)
    if len(counts) < 2:
        return list(rows)
    busiest, most = counts.most_common(1)[0]
    surplus = most - max(ALWAYS, len(rows) - most)
    kept = []
    for row in rows:
        if row.voice == busiest and surplus > 0:
            surplus -= 1
        else:
            kept.append(row)
    return kept
