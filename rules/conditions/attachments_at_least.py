"""attachments_at_least: so many files, pictures and the like."""

from __future__ import annotations

from typing import Final

from rules.conditions.kinds import at_least
from rules.reading import Reading


def count(reading: Reading) -> int:
    """How many."""
    return len(reading.message.attachments)


SPEC: Final = at_least("attachments_at_least", count)
