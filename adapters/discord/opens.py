"""An interaction that waits for its first word."""

from __future__ import annotations

import asyncio


class Open:
    """An interaction and whether its first word was said; whoever takes the lock says it.

    `fresh` says that it came in the life of this process, and that nobody else can have said anything.
    """

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.said = False
        self.fresh = False
        self.timer: asyncio.Task[None] | None = None

    def stop(self) -> None:
        """No need to defer any more."""
        if self.timer is not None and self.timer is not asyncio.current_task():
            self.timer.cancel()
