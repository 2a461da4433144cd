"""author_is_bot: the author is a bot."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Found, when
from rules.conditions.kinds import flag
from rules.reading import Reading


def _check(reading: Reading) -> Found:
    return when(reading.facts.is_bot or reading.facts.is_self)


SPEC: Final = flag("author_is_bot", _check)
