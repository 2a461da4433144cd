"""has_card_number: the message tells a bank card number."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Found
from rules.conditions.kinds import flag
from rules.conditions.personal import cards, look_for
from rules.reading import Reading


def _check(reading: Reading) -> Found:
    return look_for(reading, cards)


SPEC: Final = flag("has_card_number", _check, cost=4, reads_text=True)
