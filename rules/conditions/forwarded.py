"""forwarded: the message was forwarded from elsewhere."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Found, when
from rules.conditions.kinds import flag
from rules.reading import Reading


def _check(reading: Reading) -> Found:
    return when(reading.message.forwarded)


SPEC: Final = flag("forwarded", _check)
