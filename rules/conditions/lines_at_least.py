"""lines_at_least: so many lines that are not empty."""

from __future__ import annotations

from typing import Final

from rules.conditions.kinds import at_least
from rules.reading import Reading


def count(reading: Reading) -> int:
    """How many."""
    return sum(1 for line in reading.text.splitlines() if line.strip())


SPEC: Final = at_least("lines_at_least", count, cost=2, reads_text=True)
