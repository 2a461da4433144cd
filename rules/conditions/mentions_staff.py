"""mentions_staff: a moderator is pinged. Unknown while nobody looked up who was pinged."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import NO, UNKNOWN, YES, Found
from rules.conditions.kinds import flag
from rules.reading import Reading


def _check(reading: Reading) -> Found:
    known = reading.scene.mentions_staff
    if known is None:
        return UNKNOWN if reading.message.mentions else NO
    return YES if known else NO


SPEC: Final = flag("mentions_staff", _check, cost=1)
