"""The second reader of this Steward with the terms on which it is asked, and how it has been doing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from bot.domain.scores import Scores
from bot.domain.time import MINUTE, SECOND
from bot.ports.opinion import OpinionFault, SecondReader
from rules.language.conclusion import ABUSE, DANGER

FIRST_REST: Final = 30 * SECOND
LONGEST_REST: Final = 15 * MINUTE


@dataclass(frozen=True, slots=True)
class Terms:
    """Which messages are doubtful (their leading score of abuse in [`least`, `most`]), how many questions a community
    has a day, and how many are under way at once."""

    least: float = 0.35
    most: float = 0.65
    per_day: int = 100
    at_once: int = 2

    def doubtful(self, scores: Scores) -> bool:
        """Whether it is worth a second look. The words of somebody who may be in danger are shown to nobody."""
        leading = max(float(getattr(scores, head)) for head in ABUSE)
        return self.least <= leading <= self.most and scores.wellbeing < DANGER


@dataclass(slots=True)
class Second:
    """The reader and its terms. After a fault it is left alone, longer each time, until it answers again."""

    reader: SecondReader
    terms: Terms = field(default_factory=Terms)
    fault: OpinionFault | None = None
    rests_until: int = 0
    _rest: int = 0

    def failed(self, fault: OpinionFault, now: int) -> None:
        """It gave no answer at `now` (µs UTC)."""
        self._rest = LONGEST_REST if fault.lasting else min(max(2 * self._rest, FIRST_REST), LONGEST_REST)
        self.fault = fault
        self.rests_until = max(self.rests_until, now + max(self._rest, fault.rest))

    def answered(self) -> None:
        """It is well."""
        self.fault, self.rests_until, self._rest = None, 0, 0
