"""has_zalgo: letters are piled up with marks until they cannot be read."""

from __future__ import annotations

import re
from typing import Final

from rules.conditions.base import NO, Found, when
from rules.conditions.kinds import flag
from rules.reading import Reading

_MARKS: Final = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILE: Final = re.compile(_MARKS + "{4}")
_MARK: Final = re.compile(_MARKS)
MANY: Final = 12


def _check(reading: Reading) -> Found:
    text = reading.text
    if text.isascii():
        return NO
    if _PILE.search(text):
        return when(True)
    marks = len(_MARK.findall(text))
    return when(marks >= MANY and marks * 2 >= len(text) - marks)


SPEC: Final = flag("has_zalgo", _check, cost=3, reads_text=True)
