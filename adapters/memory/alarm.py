"""The alarm over a `Clock`: rings when that clock gets there."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from bot.ports.clock import Clock

_log: Final = logging.getLogger(__name__)
SWEEP: Final = 30_000_000
"""µs between two rings at most."""


class MemoryAlarm:
    """Rings at the earliest time it was set to, and every 30 s of its clock's time."""

    def __init__(self, clock: Clock, sweep: int = SWEEP) -> None:
        self._clock = clock
        self._sweep = sweep
        self._callback: Callable[[], Awaitable[None]] | None = None
        self._at: int | None = None
        self._changed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def ring(self, callback: Callable[[], Awaitable[None]]) -> None:
        """What to call when time comes."""
        self._callback = callback

    def set(self, at: int) -> None:
        """Ring at `at` at the latest; an earlier time that is already set stays."""
        if self._at is None or at < self._at:
            self._at = at
            self._changed.set()

    async def start(self) -> None:
        """Begin."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run())

    async def stop(self) -> None:
        """End; a ring under way is cancelled."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _run(self) -> None:
        sweep_at = self._clock.now()  # at once: time may have passed while nobody was here
        while True:
            due = sweep_at if self._at is None else min(self._at, sweep_at)
            if due > self._clock.now():
                await self._wait(due - self._clock.now())
                continue
            if self._at is not None and self._at <= self._clock.now():
                self._at = None
            sweep_at = self._clock.now() + self._sweep
            try:
                if self._callback is not None:
                    await self._callback()
            except Exception:
                _log.exception("what the alarm rang for went wrong; the next sweep rings again")

    async def _wait(self, length: int) -> None:
        """Until `length` has passed or an earlier time is set."""
        self._changed.clear()
        loop = asyncio.get_running_loop()
        both = [loop.create_task(self._clock.sleep(length)), loop.create_task(self._changed.wait())]
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in both:
                one.cancel()
