"""Lengths as people write them: "2 часа", "полчаса", "for a week" in the letters that `parse_length` reads."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.time import parse_length

_WORDS: Final = {
    "секунда": "s", "секунду": "s", "секунды": "s", "секунд": "s", "минута": "m", "минуту": "m", "минуты": "m",
    "минут": "m", "час": "h", "часа": "h", "часов": "h", "день": "d", "дня": "d", "дней": "d", "сутки": "d",
    "суток": "d", "неделя": "w", "неделю": "w", "недели": "w", "недель": "w", "нед": "w", "seconds": "s",
    "second": "s", "minute": "m", "minutes": "m", "mins": "m", "hr": "h", "hrs": "h", "week": "w", "weeks": "w",
}  # fmt: skip
_HALF_HOUR: Final = "полчаса"
_FILLERS: Final = frozenset({"на", "for", "за"})


def spelled(text: str) -> str:
    """A length with its units as letters: "2 часа" → "2h", "час" → "1h"."""
    words = text.lower().replace(_HALF_HOUR, "30m").split()
    units = [_WORDS.get(word, word) for word in words]
    if units and units[0] in ("m", "h", "d", "w") and words[0] in _WORDS:
        units.insert(0, "1")
    return " ".join(re.sub(r"(\d)([^\W\d]+)", lambda one: one[1] + _WORDS.get(one[2], one[2]), unit) for unit in units)


def first_length(words: list[str]) -> tuple[str, list[str]]:
    """The longest run of first words that reads as a length ("1ч", "30 мин", "на 2 часа", "1h 30m"), and the rest."""
    start = 1 if len(words) > 1 and words[0].lower() in _FILLERS else 0
    for end in range(min(len(words), start + 4), start, -1):
        text = spelled(" ".join(words[start:end]))
        if parse_length(text) is not None:
            return text, words[end:]
    return "", words
