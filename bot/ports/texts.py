"""Texts: from keys to sentences."""

from __future__ import annotations

from typing import Protocol

from bot.domain.text import Words


class Texts(Protocol):
    """Says keys in a language, for a reader's zone."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages with a full set of texts, English first."""

    def say(self, words: Words, language: str, *, zone: str = "UTC", now: int | None = None) -> str:
        """The sentence. A plain str comes back as it is. An unknown language falls back to English; an unknown key
        raises KeyError (a bug, held by tests). `now` (µs UTC) is what "ago" and "left" count from."""

    def has(self, key: str) -> bool:
        """Whether a key exists."""
