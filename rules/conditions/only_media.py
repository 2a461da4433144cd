"""only_media: the message carries something and says nothing."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Found, when
from rules.conditions.kinds import flag
from rules.reading import Reading


def _check(reading: Reading) -> Found:
    return when(bool(reading.message.attachments) and not reading.text.strip())


SPEC: Final = flag("only_media", _check)
