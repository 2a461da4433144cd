"""The time the model lives by: the machine's, moved, or stood still; and waiting until something is so."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable


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


class Stir:
    """Tells those who wait that something moved, so that nobody has to look again and again."""

    def __init__(self) -> None:
        self._waiting: list[asyncio.Future[None]] = []

    def notify(self) -> None:
        """Something moved."""
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            if not one.done():
                one.set_result(None)

    async def until(self, done: Callable[[], bool], seconds: float) -> bool:
        """Wait until something is so, or the time is up: whether it is."""
        try:
            async with asyncio.timeout(seconds):
                while not done():
                    one = asyncio.get_running_loop().create_future()
                    self._waiting.append(one)
                    await one
        except TimeoutError:
            return done()
        return True
