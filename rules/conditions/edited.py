"""edited: this is a later version of a message."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Found, when
from rules.conditions.kinds import flag
from rules.reading import Reading


def _check(reading: Reading) -> Found:
    return when(reading.scene.edited or reading.message.edited_at is not None)


SPEC: Final = flag("edited", _check)
