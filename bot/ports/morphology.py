"""Word forms of a language, for the `forms` option of word lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Morphology(Protocol):
    """All forms of a word, the word itself included; just the word where the language or word is unknown."""

    def forms(self, word: str) -> Iterable[str]:
        """Forms in lower case."""
