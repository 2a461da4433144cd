"""mentions_at_least: so many different people are pinged, or named with an @ where no ping is told."""

from __future__ import annotations

import re
from typing import Final

from rules.conditions.kinds import at_least
from rules.reading import Reading

NAMED: Final = re.compile(r"(?<![\w@./])@(?!everyone\b|here\b)\w{2,}|<@!?\d{5,}>")


def count(reading: Reading) -> int:
    """How many different people."""
    pinged = len(set(reading.message.mentions))
    if "@" not in reading.text:
        return pinged
    return max(pinged, len({name.casefold() for name in NAMED.findall(reading.text)}))


SPEC: Final = at_least("mentions_at_least", count, cost=2)
