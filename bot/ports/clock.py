"""The clock: what time it is."""

from __future__ import annotations

from typing import Protocol


class Clock(Protocol):
    """Time is a parameter."""

    def now(self) -> int:
        """Microseconds since the Unix epoch, UTC."""

    async def sleep(self, length: int) -> None:
        """Wait `length` microseconds of this clock's time."""
