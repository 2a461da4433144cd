"""From which score on a rule should ask: a default for each head, or what a community's wish comes to."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

DEFAULT_LEVELS: Final[Mapping[str, float]] = MappingProxyType({
    "toxic": 0.984, "insult": 0.8, "threat": 0.8, "hate": 0.9, "profanity": 0.9, "spam": 0.97, "complaint": 0.6,
    "question": 0.6, "bug": 0.6, "idea": 0.6, "praise": 0.6, "wellbeing": 0.5,
})  # fmt: skip
"""Where a head stands while nobody wished for anything."""
LOWEST: Final = 0.3
HIGHEST: Final = 0.99
NEVER_ABOVE: Final[Mapping[str, float]] = MappingProxyType({"threat": 0.8, "wellbeing": 0.6})
"""Somebody in danger is not wished away either."""
DAYS: Final = 3
"""So many days must have been heard before a wish for cards a day can be met."""
MESSAGES: Final = 200
JUDGED: Final = 15
"""So many decisions must lie above a level before anything is said of its precision."""
SURE: Final = 1.2816
"""The one-sided 90 % point of the normal distribution: how sure a wished precision must be."""
SHOWN_SURE: Final = 1.96
"""The two-sided 95 % point, for intervals that people read."""
_GRID: Final = tuple(round(0.01 * step, 2) for step in range(round(100 * LOWEST), round(100 * HIGHEST) + 1))


@dataclass(frozen=True, slots=True)
class CardsLevel:
    """A level for a wished number of cards a day, and what it would have meant on the days that were heard."""

    level: float
    cards_a_day: float
    days: int
    messages: int


@dataclass(frozen=True, slots=True)
class PrecisionLevel:
    """A level for a wished precision: `right` of `count` decisions above it, `low` to `high` their 95 % interval."""

    level: float
    right: int
    count: int
    low: float
    high: float

    @property
    def precision(self) -> float:
        """The share that was right."""
        return self.right / self.count


@dataclass(frozen=True, slots=True)
class TooLittle:
    """Too little to tell: so many are there, so many are needed."""

    of: Literal["days", "messages", "decisions"]
    have: int
    need: int


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """No level reaches the wished precision for sure; `best` comes nearest."""

    best: PrecisionLevel


def wilson(right: int, count: int, sure: float = SHOWN_SURE) -> tuple[float, float]:
    """The Wilson score interval of a share (Wilson 1927); 0..1 for nothing."""
    if count <= 0:
        return 0.0, 1.0
    share, square = right / count, sure * sure
    middle = share + square / (2 * count)
    spread = sure * math.sqrt(share * (1 - share) / count + square / (4 * count * count))
    scale = 1 + square / count
    low, high = (middle - spread) / scale, (middle + spread) / scale
    return max(0.0, min(share, low)), min(1.0, max(share, high))


def held_level(head: str, level: float) -> float:
    """A wished level within what the head allows."""
    return min(max(level, LOWEST), NEVER_ABOVE.get(head, HIGHEST))


def level_for_cards(scores_by_day: Sequence[Sequence[float]], cards_a_day: float) -> CardsLevel | TooLittle:
    """The lowest level that would have asked at most so often a day; each day is the scores of its messages."""
    messages = sum(len(day) for day in scores_by_day)
    if len(scores_by_day) < DAYS:
        return TooLittle("days", len(scores_by_day), DAYS)
    if messages < MESSAGES:
        return TooLittle("messages", messages, MESSAGES)
    every = sorted(score for day in scores_by_day for score in day)
    days = len(scores_by_day)
    for level in _GRID:
        cards = _from(every, level) / days
        if cards <= cards_a_day:
            return CardsLevel(level, cards, days, messages)
    return CardsLevel(HIGHEST, _from(every, HIGHEST) / days, days, messages)


def level_for_precision(
    judged: Sequence[tuple[float, bool]], precision: float
) -> PrecisionLevel | OutOfReach | TooLittle:
    """The lowest level whose decisions were right often enough for sure; `judged` are scores with their answers."""
    best: PrecisionLevel | None = None
    for level in _GRID:
        above = [answer for score, answer in judged if score >= level]
        if len(above) < JUDGED:
            break
        found = PrecisionLevel(level, sum(above), len(above), *wilson(sum(above), len(above)))
        if wilson(found.right, found.count, SURE)[0] >= precision:
            return found
        if best is None or found.low > best.low:
            best = found
    return OutOfReach(best) if best else TooLittle("decisions", sum(score >= LOWEST for score, _ in judged), JUDGED)


def _from(every: Sequence[float], level: float) -> int:
    return len(every) - bisect_left(every, level)
