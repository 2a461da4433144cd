"""The classifier: what a message is like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.domain.assessment import Assessment


class Classifier(Protocol):
    """Assesses a batch of texts. None for a text means unknown; an exception means unknown for the whole batch."""

    def assess(self, texts: Sequence[str]) -> list[Assessment | None]:
        """One answer for each text, in order."""
