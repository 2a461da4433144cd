"""One labelled message, as training sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.domain.assessment import KINDS, TARGETS
from bot.domain.scores import HEADS

TONES: Final = ("anger", "warmth", "wonder", "sorrow")
"""What some sources say of a message's mood; only the second step reads it."""
COLUMNS: Final = (*HEADS, "chat", "abuse", *(f"at-{target}" for target in TARGETS), *TONES)
"""What the first step scores, a column of weights each."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text and what is known of it.

    `labels` maps columns to 0 or 1; what is not named is unknown. `kinds` and `targets` are those that may be true (one
    when it is known, several when a source only rules some out, none when it says nothing).
    """

    text: str
    lang: str
    source: str
    labels: Mapping[str, int] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    weight: float = 1.0


def kinds_but(*never: str) -> frozenset[str]:
    """Every class but these."""
    return frozenset(KINDS) - frozenset(never)


def targets_but(*never: str) -> frozenset[str]:
    """Every target but these."""
    return frozenset(TARGETS) - frozenset(never)
