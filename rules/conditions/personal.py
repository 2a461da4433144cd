"""Personal data in a text: telephone numbers, e-mail addresses, bank card numbers. Shapes only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from bot.domain.signals import SpanOn
from rules.conditions.base import Found, spotted
from rules.reading import Reading

_PHONE: Final = re.compile(
    r"(?<![\w+/.-])(?:\+\d{1,3}[ ()-]{0,2}\d(?:[ ()-]{0,2}\d){6,11}|[78][ ()-]{0,2}9\d{2}(?:[ ()-]{0,2}\d){7}"
    r"|\(?\d{3}\)?[ -]\d{3}[ -]\d{4})(?![\w-])"
)
_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[a-zа-я0-9-]{1,63}\.){1,5}[a-zа-я]{2,24}\b", re.IGNORECASE)
_CARD: Final = re.compile(r"(?<![\w+-])[2-6]\d{3}(?:([ -]?)\d{4}\1\d{4}\1\d{4}|[ -]?\d{6}[ -]?\d{5})(?![\w-])")

Finder = Callable[[str], Iterator[tuple[int, int]]]


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Spans of telephone numbers: international, Russian mobile, North American."""
    return (found.span() for found in _PHONE.finditer(text))


def mails(text: str) -> Iterator[tuple[int, int]]:
    """Spans of e-mail addresses."""
    return (found.span() for found in _MAIL.finditer(text)) if "@" in text else iter(())


def cards(text: str) -> Iterator[tuple[int, int]]:
    """Spans of numbers that have the shape and the check digit of a bank card."""
    return (found.span() for found in _CARD.finditer(text) if luhn(found[0]))


def luhn(text: str) -> bool:
    """The check digit of card numbers (ISO/IEC 7812-1, Annex B)."""
    digits = [int(char) for char in reversed(text) if char.isdigit()]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def look_for(reading: Reading, find: Finder) -> Found:
    """Spans on every surface."""
    return spotted(
        [
            SpanOn(number, start, end)
            for number, surface in enumerate(reading.surfaces)
            for start, end in find(surface.text)
        ]
    )
