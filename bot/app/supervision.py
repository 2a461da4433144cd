"""Supervision: a part that dies restarts alone, with back-off, and shows in /doctor."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from bot.app.lanes import redacted
from bot.domain.time import MINUTE, SECOND
from bot.ports.clock import Clock
from bot.ports.platform import PlatformFault

log = logging.getLogger("steward.supervision")

FIRST_PAUSE: Final = SECOND
LONGEST_PAUSE: Final = 5 * MINUTE


@dataclass(slots=True)
class Part:
    """One part: running or not, how often it fell, the last fault without its values.

    `will_not` holds what a platform's refusal is called (a Fluent key), "" for any other fault.
    """

    name: str
    running: bool = False
    falls: int = 0
    fault: str = ""
    will_not: str = ""


class Supervisor:
    """Keeps parts running until it is stopped. A part is a coroutine function that runs for ever."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.parts: dict[str, Part] = {}
        self._tasks: list[asyncio.Task[None]] = []

    def keep(self, name: str, run: Callable[[], Awaitable[None]]) -> None:
        """Start a part and keep it running."""
        part = self.parts.setdefault(name, Part(name))
        self._tasks.append(asyncio.create_task(self._keep(part, run), name=f"part-{name}"))

    async def _keep(self, part: Part, run: Callable[[], Awaitable[None]]) -> None:
        pause = FIRST_PAUSE
        while True:
            started = self._clock.now()
            part.running, part.will_not = True, ""
            lasting = False
            try:
                await run()
                part.fault = "ended"
            except asyncio.CancelledError:
                part.running = False
                raise
            except PlatformFault as refusal:
                part.fault, part.will_not, lasting = str(refusal), refusal.key, refusal.lasting
                log.error("%s: %s", part.name, refusal)
            except Exception as error:
                part.fault = redacted(error)
                log.exception("%s fell and is started again", part.name)
            part.running = False
            part.falls += 1
            pause = FIRST_PAUSE if self._clock.now() - started > LONGEST_PAUSE else min(pause * 2, LONGEST_PAUSE)
            pause = LONGEST_PAUSE if lasting else pause
            await self._clock.sleep(pause)

    async def end(self, *names: str) -> None:
        """End some parts for good: what ends because of that is not started again."""
        ending = [task for task in self._tasks if task.get_name() in {f"part-{name}" for name in names}]
        self._tasks = [task for task in self._tasks if task not in ending]
        for task in ending:
            task.cancel()
        await asyncio.gather(*ending, return_exceptions=True)

    async def stop(self) -> None:
        """End every part."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
