"""What stands in where no library for word forms is installed."""

from __future__ import annotations

from typing import Final

from bot.domain.text import Say, say


class PlainForms:
    """Every word is its only form. `missing` says so to people, with the remedy."""

    missing: Final[Say | None] = say("forms-missing")

    def forms(self, word: str) -> tuple[str, ...]:
        """The word alone, in lower case."""
        return (word.lower(),)
