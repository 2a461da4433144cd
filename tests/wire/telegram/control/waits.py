"""Verbs of waiting, each bounded in time: True as soon as it is so, False when the time is up."""

from __future__ import annotations

from tests.wire.telegram.control.base import Verbs
from tests.wire.telegram.state import Json


class Waits(Verbs):
    """Nothing here looks again and again: what moves tells."""

    async def until_polling(self, seconds: float = 30.0) -> bool:
        """The bot waits in getUpdates."""
        return await self.world.stir.until(lambda: self.world.queue.polled, seconds)

    async def until_confirmed(self, seconds: float = 30.0) -> bool:
        """Nothing waits any more: the bot confirmed all there was."""
        return await self.world.stir.until(lambda: not self.world.queue.pending(), seconds)

    async def until_called(self, method: str, times: int = 1, seconds: float = 30.0) -> bool:
        """A method was called and answered so many times, whatever the answer."""
        return await self.world.stir.until(lambda: len(self._answered(method)) >= times, seconds)

    def _answered(self, method: str) -> list[Json]:
        return [one for one in self.world.book.of(method) if one["status"] or one["error"]]

    async def until_answered(self, press: str, seconds: float = 30.0) -> bool:
        """The bot answered a press."""
        return await self.world.stir.until(lambda: self.world.state.presses[press].answer is not None, seconds)

    async def until_written(self, chat: int, count: int = 1, seconds: float = 30.0) -> bool:
        """So many messages of the bot's stand in a chat."""
        return await self.world.stir.until(lambda: self._written(chat) >= count, seconds)

    def _written(self, chat: int) -> int:
        found = self._chat(chat).messages.values()
        return sum(one.author == self.world.bot.id and not one.deleted and not one.service for one in found)

    async def until_gone(self, chat: int, message: int, seconds: float = 30.0) -> bool:
        """A message is deleted."""
        return await self.world.stir.until(lambda: self._chat(chat).messages[message].deleted, seconds)
