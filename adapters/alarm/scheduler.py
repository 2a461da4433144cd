"""One job that rings at the time it was set to, and a sweep every 30 s."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from apscheduler.executors.asyncio import AsyncIOExecutor
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.ports.clock import Clock

SWEEP: Final = 30.0
_RULES: Final[dict[str, Any]] = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
"""However late a ring is, it is wanted, and one stands for all that were missed."""
_LONGEST: Final = 10**15
"""µs: thirty years, as far as a datetime is asked to reach."""
_log: Final = logging.getLogger(__name__)


class SchedulerAlarm:
    """Rings are never at the same time: one that comes while another is under way is rung after it."""

    def __init__(self, clock: Clock, *, sweep: float = SWEEP) -> None:
        self._clock = clock
        self._sweep = sweep
        self._callback: Callable[[], Awaitable[None]] | None = None
        self._at: int | None = None
        self._scheduler: Any = None
        self._ringing: asyncio.Task[None] | None = None
        self._sweeping: asyncio.Task[None] | None = None
        self._again = False

    def ring(self, callback: Callable[[], Awaitable[None]]) -> None:
        """What to call when time comes."""
        self._callback = callback

    def set(self, at: int) -> None:
        """Ring at `at` (µs UTC) at the latest; an earlier time that is already set stays."""
        if self._at is not None and self._at <= at:
            return
        self._at = at
        if self._scheduler is not None:
            self._schedule(at)

    async def start(self) -> None:
        """Begin. The first sweep is at once: time may have passed while nobody was here."""
        if self._scheduler is not None:
            return
        self._scheduler = AsyncIOScheduler(
            jobstores={"default": MemoryJobStore()},
            executors={"default": AsyncIOExecutor()},
            job_defaults=_RULES,
            timezone=UTC,
        )
        self._scheduler.start()
        self._sweeping = asyncio.get_running_loop().create_task(self._sweep_on())

    async def stop(self) -> None:
        """End; a ring under way is finished first."""
        scheduler, self._scheduler = self._scheduler, None
        if scheduler is None:
            return
        if self._sweeping is not None:
            self._sweeping.cancel()
        scheduler.shutdown(wait=False)
        if self._ringing is not None:
            await asyncio.wait([self._ringing])
        await asyncio.sleep(0)  # the scheduler ends itself in the loop's next turn

    async def _sweep_on(self) -> None:
        """By the loop's own steady clock: a job of the scheduler would sleep through an hour when the clock is set
        back by one, and so would its alarm, which is therefore set anew each time."""
        while True:
            await self._wake()
            await asyncio.sleep(self._sweep)

    def _schedule(self, at: int) -> None:
        """In the scheduler's own time: it knows the machine's clock, the caller's clock may be another."""
        wait = timedelta(microseconds=min(max(0, at - self._clock.now()), _LONGEST))
        when = datetime.now(UTC) + wait  # noqa: TID251  # the scheduler's own clock
        self._scheduler.add_job(self._wake, "date", run_date=when, id="alarm", replace_existing=True)

    async def _wake(self) -> None:
        if self._at is not None:
            if self._at <= self._clock.now():
                self._at = None
            elif self._scheduler is not None:
                self._schedule(self._at)
        if self._ringing is not None:
            self._again = True
            return
        self._ringing = asyncio.get_running_loop().create_task(self._ring())

    async def _ring(self) -> None:
        try:
            while True:
                self._again = False
                if self._callback is not None:
                    await self._callback()
                if not self._again or self._scheduler is None:
                    return
        except Exception:
            _log.exception("what the alarm rang for went wrong; the next sweep rings again")
        finally:
            self._ringing = None
