"""Chance from a seed: the same seed throws the same."""

from __future__ import annotations

import hashlib


class MemoryDice:
    """A counter through SHA-256: even, repeatable, the same on every machine and Python."""

    def __init__(self, seed: int = 0) -> None:
        self._seed = seed
        self._thrown = 0

    def id(self) -> int:
        """A positive 62-bit id."""
        return self.below(2**62 - 1) + 1

    def salt(self) -> bytes:
        """Sixteen bytes."""
        return self._throw()[:16]

    def below(self, limit: int) -> int:
        """A uniform number from 0 to limit - 1. Raises ValueError for a limit below 1."""
        if limit < 1:
            raise ValueError("there is nothing below a limit of less than 1")
        whole = 2**256
        while (number := int.from_bytes(self._throw(), "big")) >= whole - whole % limit:
            pass  # the incomplete last round would favour small numbers
        return number % limit

    def _throw(self) -> bytes:
        self._thrown += 1
        return hashlib.sha256(f"{self._seed}:{self._thrown}".encode()).digest()
