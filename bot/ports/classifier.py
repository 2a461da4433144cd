"""The classifier: what a message is like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.domain.scores import Scores


class Classifier(Protocol):
    """Scores a batch of texts. None for a text means unknown; an exception of one batch means unknown for all of it."""

    def score(self, texts: Sequence[str]) -> list[Scores | None]:
        """One answer for each text, in order."""
