"""Telegram's own chooser of chats: offered under a message of its own, and taken away again."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from telegram.error import TelegramError

from adapters.telegram.ids import DIRECT, Spot, is_direct
from adapters.telegram.keyboards import chooser
from adapters.telegram.posting import in_its_turn, post
from adapters.telegram.session import Session
from adapters.telegram.words import Reader
from bot.domain.content import Content
from bot.domain.messages import ChannelRef
from bot.domain.text import say

CHOOSER: Final = "chooser"
"""The kind of note that says what a chooser of chats is about and where it stands, by whom it was offered to."""


async def offer_chooser(session: Session, channel: ChannelRef, spot: Spot, content: Content, reader: Reader) -> None:
    """The app's own chooser stands under a message of its own: a message has either kind of buttons. Best effort: the
    screen before it says what else can be done."""
    markup = chooser(session, content, reader) if is_direct(channel) else None
    if markup is None:
        return
    account = channel.id.removeprefix(DIRECT)
    await take_chooser(session, account)
    text = (reader.line(say("telegram-choose")), ())
    try:
        sent = await in_its_turn(session, lambda: post(session, spot, text, reply_markup=markup))
    except TelegramError:
        return
    await session.notebook.write(CHOOSER, account, f"{channel.place}/{sent.message_id}", account)


async def take_chooser(session: Session, account: str) -> str:
    """Take away the chooser that somebody was offered, if any; the place that it was for, "" where none is known.

    May raise StoreFault.
    """
    place, _, message = (await session.notebook.read(CHOOSER, account) or "").partition("/")
    if message:
        await session.notebook.drop(CHOOSER, account)
        with suppress(TelegramError):
            await session.bot.delete_message(int(account), int(message))
    return place
