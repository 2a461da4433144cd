"""A notebook for adapters under test."""

from __future__ import annotations


class Notes:
    """A notebook in memory; outlasts the platform, as the real one does."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    async def read(self, kind: str, key: str) -> str | None:
        """A note, or None."""
        return self.kept.get((kind, key))

    async def write(self, kind: str, key: str, value: str, about: str = "") -> None:
        """Set a note."""
        self.kept[kind, key] = value

    async def drop(self, kind: str, key: str) -> None:
        """Forget a note."""
        self.kept.pop((kind, key), None)

    async def every(self, kind: str) -> dict[str, str]:
        """All notes of a kind."""
        return {key: value for (one, key), value in self.kept.items() if one == kind}
