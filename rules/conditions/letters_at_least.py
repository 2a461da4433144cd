"""letters_at_least: so many characters besides white space."""

from __future__ import annotations

from typing import Final

from rules.conditions.kinds import at_least
from rules.reading import Reading


def count(reading: Reading) -> int:
    """How many."""
    return reading.letters


SPEC: Final = at_least("letters_at_least", count, cost=2, reads_text=True)
