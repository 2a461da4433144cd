"""Chats that went on under another id, as a call of ours found out (`ChatMigrated`)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram.error import ChatMigrated

from adapters.telegram.session import Session

T = TypeVar("T")


class Moves:
    """One for each session (`session.kept(Moves)`). The gateway sets `tell`, which makes an event of a move."""

    def __init__(self) -> None:
        self._to: dict[int, int] = {}
        self.tell: Callable[[str, str], Awaitable[object]] | None = None

    def now(self, chat: int) -> int:
        """Where a chat is now."""
        return self._to.get(chat, chat)

    async def found(self, old: int, new: int) -> None:
        """A call was told of the move: later calls go to the new id, and the core is told once."""
        if self._to.get(old) == new:
            return
        self._to[old] = new
        if self.tell is not None:
            await self.tell(str(old), str(new))


async def follow(session: Session, chat: int, ask: Callable[[int], Awaitable[T]]) -> T:
    """Ask about a chat where it is now; one that turns out to have moved is asked about there. Raises TelegramError."""
    moves = session.kept(Moves)
    try:
        return await ask(moves.now(chat))
    except ChatMigrated as moved:
        await moves.found(chat, moved.new_chat_id)
        return await ask(moved.new_chat_id)
