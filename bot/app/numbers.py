"""Numbers as people, and those who forge tokens, write them."""

from __future__ import annotations

from typing import Final

BIGGEST: Final = 2**63 - 1
"""What a column holds."""


def number_in(text: str) -> int | None:
    """A whole number that a key may hold, with or without "#" or "№" before it; None for anything else.

    `str.isdigit` alone lets through what `int` refuses ("²") and what no column holds.
    """
    digits = text.strip().lstrip("#№ ")
    if not digits or len(digits) > 19 or not (digits.isascii() and digits.isdigit()):
        return None
    number = int(digits)
    return number if number <= BIGGEST else None
