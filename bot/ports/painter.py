"""The painter: a drawing becomes a picture."""

from __future__ import annotations

from typing import Protocol

from bot.domain.drawings import Drawing


class Painter(Protocol):
    """Paints off the event loop, so that nothing waits for a picture."""

    async def paint(self, drawing: Drawing, language: str, zone: str) -> bytes:
        """A PNG, at most 1200 x 1600 pixels, its words in this language, its times in this zone (an IANA name)."""
