"""is_reply: the message answers another one."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Found, when
from rules.conditions.kinds import flag
from rules.reading import Reading


def _check(reading: Reading) -> Found:
    return when(reading.message.reply is not None)


SPEC: Final = flag("is_reply", _check)
