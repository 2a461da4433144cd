"""has_phone: the message tells a telephone number."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Found
from rules.conditions.kinds import flag
from rules.conditions.personal import look_for, phones
from rules.reading import Reading


def _check(reading: Reading) -> Found:
    return look_for(reading, phones)


SPEC: Final = flag("has_phone", _check, cost=4, reads_text=True)
