"""What an adapter has to remember by itself: small facts that no table of the core is for.

Half-filled forms, hashes of published commands, titles of topics. Nothing that the core decides on.
"""

from __future__ import annotations

from typing import Protocol


class Notebook(Protocol):
    """One for each adapter. Durable; `kind` and `key` name a note, `about` the account it tells of (for forgetting).

    Every method may raise StoreFault.
    """

    async def read(self, kind: str, key: str) -> str | None:
        """A note, or None."""

    async def write(self, kind: str, key: str, value: str, about: str = "") -> None:
        """Set a note."""

    async def drop(self, kind: str, key: str) -> None:
        """Forget a note."""

    async def every(self, kind: str) -> dict[str, str]:
        """All notes of a kind, by key."""
