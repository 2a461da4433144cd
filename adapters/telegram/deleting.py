"""Deleting messages: alone at once, many together.

While one call for a chat is under way, further single deletions gather, and the next call takes up to a hundred of them
(https://core.telegram.org/bots/api#deletemessages): a raid costs a handful of calls, and nobody waits for a timer.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Final, TypeAlias

from telegram.error import TelegramError

from adapters.telegram.session import Session
from adapters.telegram.tasks import Tasks

MOST: Final = 100
Waiting: TypeAlias = deque[tuple[int, "asyncio.Future[None]"]]


class Deletions:
    """Who waits, by chat; a chat stands here as long as a call is under way."""

    def __init__(self) -> None:
        self.waiting: dict[int, Waiting] = {}

    async def delete(self, session: Session, chat: int, message: int) -> None:
        """Remove one message; one that is gone counts as removed when it went along with others. Raises
        TelegramError as the single call does."""
        if chat not in self.waiting:
            self.waiting[chat] = deque()
            try:
                await session.bot.delete_message(chat, message)
            finally:
                self._next(session, chat)
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting[chat].append((message, future))
        await future

    def _next(self, session: Session, chat: int) -> None:
        """Whoever gathered meanwhile goes together; nobody: the chat is free again."""
        line = self.waiting[chat]
        batch = [one for _ in range(min(MOST, len(line))) if not (one := line.popleft())[1].done()]
        if not batch:
            del self.waiting[chat]
            return
        session.kept(Tasks).run(self._together(session, chat, batch), f"delete-{len(batch)}")

    async def _together(self, session: Session, chat: int, batch: list[tuple[int, asyncio.Future[None]]]) -> None:
        try:
            await self._batch(session, chat, batch)
        finally:
            for _, future in batch:
                if not future.done():
                    future.cancel()
            self._next(session, chat)

    async def _batch(self, session: Session, chat: int, batch: list[tuple[int, asyncio.Future[None]]]) -> None:
        """One call for all; where it fails, each alone, so that everybody hears what is true of their message."""
        if len(batch) > 1:
            try:
                await session.bot.delete_messages(chat, [message for message, _ in batch])
            except TelegramError as error:
                if type(error).__name__ != "BadRequest":
                    _tell(batch, error)
                    return
            else:
                _tell(batch, None)
                return
        for message, future in batch:
            try:
                await session.bot.delete_message(chat, message)
            except TelegramError as error:
                _tell([(message, future)], error)
            else:
                _tell([(message, future)], None)


def _tell(batch: list[tuple[int, asyncio.Future[None]]], error: TelegramError | None) -> None:
    for _, future in batch:
        if future.done():
            continue
        if error is None:
            future.set_result(None)
        else:
            future.set_exception(error)
