"""What takes more than reading goes in a line of its own, one for each person: in order, nobody waits for others."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from telegram.error import TelegramError

from bot.domain.time import SECOND
from bot.ports.clock import Clock
from bot.ports.store import StoreFault

log = logging.getLogger("steward.telegram")

PAUSE: Final = SECOND
Deed: TypeAlias = Callable[[], Awaitable[None]]


class Closed(Exception):
    """The gateway takes nothing any more: what is under way is not confirmed, so it comes again."""


class Lines:
    """`waits` is whether somebody waits for the store; `lost` counts what failed for good."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: dict[str, asyncio.Task[None]] = {}
        self.waits = False
        self.lost = 0

    def join(self, whose: str, deed: Deed) -> asyncio.Task[None]:
        """Do it after what the same person did before. The task raises Closed where it could not be begun."""
        before = self._last.get(whose)

        async def turn() -> None:
            if before is not None:
                await asyncio.wait({before})
            await self._patiently(deed)

        task = self._last[whose] = asyncio.create_task(turn(), name="telegram-line")
        task.add_done_callback(lambda done: self._done(whose, done))
        return task

    def _done(self, whose: str, task: asyncio.Task[None]) -> None:
        if self._last.get(whose) is task:
            del self._last[whose]
        if not task.cancelled():
            task.exception()

    async def _patiently(self, deed: Deed) -> None:
        while True:
            try:
                return await deed()
            except StoreFault as fault:
                self.waits = True
                log.error("the store can't take a press now, waiting: %s", fault)
                await self._clock.sleep(PAUSE)
                self.waits = False
            except Closed:
                raise
            except TelegramError as error:
                self.lost += 1
                log.warning("Telegram did not let a press or an answer be handled: %s", type(error).__name__)
                return None
            except Exception:
                self.lost += 1
                log.exception("a press or an answer failed")
                return None

    async def stop(self) -> None:
        """End everything."""
        tasks = list(self._last.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def looked_at(storing: asyncio.Future[bool]) -> None:
    """A failure that nobody waits for any more (after a stop) is no surprise."""
    if not storing.cancelled():
        storing.exception()
