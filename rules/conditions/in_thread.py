"""in_thread: the message stands in a thread or topic."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Found, when
from rules.conditions.kinds import flag
from rules.reading import Reading


def _check(reading: Reading) -> Found:
    return when(bool(reading.message.ref.channel.parent))


SPEC: Final = flag("in_thread", _check)
