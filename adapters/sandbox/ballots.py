"""Polls end by themselves: one sleeper until the next close."""

from __future__ import annotations

import asyncio
from typing import Final

from adapters.sandbox import polls
from adapters.sandbox.world import World
from bot.domain.time import SECOND
from bot.ports.store import StoreFault

RETRY: Final = SECOND


class Ballots:
    """Sleeps until the next poll closes, then counts it out; woken when a poll is posted."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._news = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin with those that ended while nobody ran."""
        self._task = asyncio.create_task(self._run(), name="sandbox-ballots")

    async def stop(self) -> None:
        """Stop; what is open stays open in the file."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def wake(self) -> None:
        """The next close may be another one now."""
        self._news.set()

    async def _run(self) -> None:
        while True:
            self._news.clear()
            try:
                await self._world.run(polls.close_due)
                at = await self._world.run(polls.next_close)
            except StoreFault:  # the file fails for now
                await self._world.clock.sleep(RETRY)
                continue
            if at is None:
                await self._news.wait()
            else:
                await self._until(at)

    async def _until(self, at: int) -> None:
        """Wait for a moment, or for news."""
        parts = [
            asyncio.create_task(self._world.clock.sleep(at - self._world.clock.now())),
            asyncio.create_task(self._news.wait()),
        ]
        try:
            await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for part in parts:
                part.cancel()
            await asyncio.gather(*parts, return_exceptions=True)
