"""Chance: ids, salts, choices."""

from __future__ import annotations

from typing import Protocol


class Dice(Protocol):
    """Chance is a parameter."""

    def id(self) -> int:
        """A random positive 62-bit id."""

    def salt(self) -> bytes:
        """Sixteen random bytes."""

    def below(self, limit: int) -> int:
        """A uniform number from 0 to limit - 1."""
