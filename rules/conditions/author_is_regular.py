"""author_is_regular: the author is one of the people whom the community knows."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Found, when
from rules.conditions.kinds import flag
from rules.reading import Reading
from rules.scene import is_regular


def _check(reading: Reading) -> Found:
    return when(is_regular(reading.facts))


SPEC: Final = flag("author_is_regular", _check)
