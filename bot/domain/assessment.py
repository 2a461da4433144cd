"""What a message is, as far as a classifier can tell: its scores and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from bot.domain.scores import Scores
from bot.domain.text import Say

Kind: TypeAlias = Literal["question", "complaint", "bug", "idea", "praise", "chat", "spam", "abuse", "wellbeing"]
"""What a message is, for somebody who has to answer it (`class` in the public output)."""
Target: TypeAlias = Literal["none", "person", "group", "product", "self", "untargeted"]
"""Whom its negativity aims at."""
Severity: TypeAlias = Literal["none", "low", "medium", "high", "critical"]

KINDS: Final[tuple[Kind, ...]] = (
    "question", "complaint", "bug", "idea", "praise", "chat", "spam", "abuse", "wellbeing",
)  # fmt: skip
TARGETS: Final[tuple[Target, ...]] = ("none", "person", "group", "product", "self", "untargeted")
SEVERITIES: Final[tuple[Severity, ...]] = ("none", "low", "medium", "high", "critical")


@dataclass(frozen=True, slots=True)
class Assessment:
    """One message assessed.

    `lang` is "en", "ru", another code, "other" or "unknown". `why` says what the scores rest on, `human` why a person
    should look; both are empty for ordinary talk. `traits` is what learning keeps of a message when its text is gone
    (`rules.language.traits`): a few numbers and word buckets from which no text can be read back.
    """

    scores: Scores
    lang: str = "unknown"
    kind: Kind = "chat"
    target: Target = "none"
    severity: Severity = "none"
    why: tuple[Say, ...] = ()
    human: tuple[Say, ...] = ()
    traits: bytes = b""

    @property
    def needs_human(self) -> bool:
        """Whether a person should look at it."""
        return bool(self.human)
