"""The machine's clock."""

from __future__ import annotations

import asyncio
import time


class SystemClock:
    """UTC by the machine; sleeps by its monotonic clock, so that setting the clock does not lengthen a sleep."""

    def now(self) -> int:
        """Microseconds since the Unix epoch, UTC."""
        return time.time_ns() // 1000

    async def sleep(self, length: int) -> None:
        """Wait `length` microseconds."""
        await asyncio.sleep(max(0, length) / 1_000_000)
