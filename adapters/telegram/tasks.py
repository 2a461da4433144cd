"""What runs beside a call of the core's: acknowledgements, tidying up, gathered deletions."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any


class Tasks:
    """One for each session (`session.kept(Tasks)`)."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def run(self, deed: Coroutine[Any, Any, None], name: str) -> None:
        """Do something beside; ended by `stop`."""
        task = asyncio.create_task(deed, name=name)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def stop(self) -> None:
        """End what is still running."""
        running = list(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
