"""The time the model lives by: the machine's, moved, or stood still."""

from __future__ import annotations

import time


class Clock:
    """Unix seconds that a test can move; waiting itself (long polls, retries) is always by the machine's clock."""

    def __init__(self) -> None:
        self._shift = 0.0
        self._still: float | None = None

    def now(self) -> float:
        """Seconds since 1970, UTC."""
        return (time.time() if self._still is None else self._still) + self._shift

    def second(self) -> int:
        """The whole second, as the platform writes it into messages."""
        return int(self.now())

    def move(self, seconds: float) -> None:
        """Let time pass, or go back with a negative number."""
        self._shift += seconds

    def stand_still(self) -> None:
        """Time passes by `move` alone from here on."""
        self._still = time.time() if self._still is None else self._still
