"""in_voice: the message stands in the text of a voice channel."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Found, when
from rules.conditions.kinds import flag
from rules.reading import Reading


def _check(reading: Reading) -> Found:
    return when(reading.message.in_voice)


SPEC: Final = flag("in_voice", _check)
