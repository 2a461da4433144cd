"""is_join: somebody has just joined; nothing was written."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Found, Sign, when
from rules.conditions.kinds import flag
from rules.reading import Reading


def _check(reading: Reading) -> Found:
    return when(reading.scene.joined)


SPEC: Final = flag("is_join", _check, needs=Sign.JOIN, on_joins=True)
