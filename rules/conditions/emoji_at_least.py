"""emoji_at_least: so many emoji, custom ones counted."""

from __future__ import annotations

from typing import Final

from rules.conditions.kinds import at_least
from rules.reading import Reading
from rules.text.shape import emoji


def count(reading: Reading) -> int:
    """How many."""
    return emoji(reading.text)


SPEC: Final = at_least("emoji_at_least", count, cost=2, reads_text=True)
