"""author_is_staff: the author is a moderator or above."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Found, when
from rules.conditions.kinds import flag
from rules.reading import Reading


def _check(reading: Reading) -> Found:
    return when(reading.facts.standing.is_staff)


SPEC: Final = flag("author_is_staff", _check)
