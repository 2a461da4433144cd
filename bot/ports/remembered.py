"""What the core has of a platform's history, for adapters that catch up after an absence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol


class Remembered(Protocol):
    """Read-only. Both methods may raise StoreFault."""

    async def newest(self, platform: str, place: str) -> Mapping[str, str]:
        """The newest message that is stored, by channel."""

    async def texts(self, platform: str, channel: str, messages: Sequence[str]) -> Mapping[str, str]:
        """Their texts as stored, by message; what is not known is left out."""
