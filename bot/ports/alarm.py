"""The alarm: it only wakes us; the due table is the truth."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol


class Alarm(Protocol):
    """Calls back at (or soon after) the earliest time it was set to."""

    def ring(self, callback: Callable[[], Awaitable[None]]) -> None:
        """What to call when time comes. Set once."""

    def set(self, at: int) -> None:
        """Ring at `at` (µs UTC) at the latest; an earlier time that is already set stays."""

    async def start(self) -> None:
        """Begin; a sweep at most 30 s apart makes a lost alarm harmless."""

    async def stop(self) -> None:
        """End."""
