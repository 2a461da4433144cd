"""One message of words, as one call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from telegram import LinkPreviewOptions, Message, ReplyParameters
from telegram.error import RetryAfter

from adapters.telegram import errors
from adapters.telegram.files import Text
from adapters.telegram.ids import Spot
from adapters.telegram.session import Session
from adapters.telegram.topics import in_topic
from bot.domain.time import SECOND

NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
TURNS: Final = 3
LONGEST_TURN: Final = 15
"""How often, and how many seconds at most, what can't be planned again waits for its turn."""


class Skew:
    """How far Telegram's clock is ahead of ours, in seconds, as the last message that was sent tells."""

    def __init__(self) -> None:
        self.seconds = 0


async def post(session: Session, spot: Spot, text: Text, *, reply: int | None = None, **extra: Any) -> Message:
    """One message. Into the main topic where the one meant is gone; without the reply where what was answered is."""
    said, entities = text
    answered = ReplyParameters(reply, allow_sending_without_reply=True) if reply is not None else None

    async def into(topic: int | None) -> Message:
        made = await session.bot.send_message(
            spot.chat, said, entities=entities, message_thread_id=topic, reply_parameters=answered,
            link_preview_options=NO_PREVIEW, **extra,
        )  # fmt: skip
        session.kept(Skew).seconds = round(made.date.timestamp() - session.clock.now() / SECOND)
        return made

    return await in_topic(spot, into)


async def in_its_turn(session: Session, call: Callable[[], Awaitable[Message]]) -> Message:
    """A message that nobody would plan again: it comes a few seconds later, where the chat is busy. Raises
    TelegramError."""
    for _ in range(TURNS):
        try:
            return await call()
        except RetryAfter as error:
            wait = errors.seconds_of(error)
            if wait > LONGEST_TURN:
                raise
            await session.clock.sleep(wait * SECOND)
    return await call()
