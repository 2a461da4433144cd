"""mentions_everyone: everyone is pinged, or somebody tried to."""

from __future__ import annotations

import re
from typing import Final

from rules.conditions.base import NO, YES, Found
from rules.conditions.kinds import flag
from rules.reading import Reading

_TRIED: Final = re.compile(r"(?<![\w@./])@(everyone|here|channel|all|все)\b", re.IGNORECASE)


def _check(reading: Reading) -> Found:
    if reading.message.mentions_everyone:
        return YES
    return YES if "@" in reading.text and _TRIED.search(reading.text) else NO


SPEC: Final = flag("mentions_everyone", _check, cost=1)
