"""has_attachment: the message carries a file, picture, voice, sticker or the like."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Found, when
from rules.conditions.kinds import flag
from rules.reading import Reading


def _check(reading: Reading) -> Found:
    return when(bool(reading.message.attachments))


SPEC: Final = flag("has_attachment", _check)
