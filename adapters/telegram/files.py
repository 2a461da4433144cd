"""Files that go with a message: one as its carrier, where the words fit beneath it; the others as answers to it.

A caption holds 1024 units (https://core.telegram.org/bots/api#sendphoto); longer words go first, as a message of their
own that carries the buttons. Telegram has no words for those who can't see a picture: the message says it all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from telegram import InputMediaDocument, InputMediaPhoto, Message, MessageEntity, ReplyParameters

from adapters.telegram.ids import Spot
from adapters.telegram.runs import units
from adapters.telegram.session import Session
from adapters.telegram.topics import in_topic
from bot.domain.content import Content, File

CAPTION: Final = 1024
"""Units of a caption at most."""
LARGEST: Final = {True: 10 << 20, False: 50 << 20}
"""Bytes of a picture, and of another file."""
Text: TypeAlias = tuple[str, Sequence[MessageEntity]]
BARE: Final[Text] = ("", ())


def shown(content: Content) -> list[File]:
    """The files of a content that have something in them, pictures first; one that was not painted is none."""
    found = [one for one in content.files if (one.data if one.is_picture else one.body())]
    return sorted(found, key=lambda one: not one.is_picture)


def carrier(files: Sequence[File], texts: Sequence[Text]) -> File | None:
    """The file that can carry all the words: a picture, or the only file."""
    if not files or len(texts) != 1 or units(texts[0][0]) > CAPTION:
        return None
    return files[0] if files[0].is_picture or len(files) == 1 else None


async def send(
    session: Session, spot: Spot, file: File, text: Text = BARE, *, reply: int | None = None, **extra: Any
) -> Message:
    """One file with its caption. Raises TelegramError."""
    caption, entities = text
    answered = ReplyParameters(reply, allow_sending_without_reply=True) if reply is not None else None
    call = session.bot.send_photo if file.is_picture else session.bot.send_document

    async def into(topic: int | None) -> Message:
        return await call(
            spot.chat, file.body(), caption=caption or None, caption_entities=list(entities) or None,
            filename=file.name, message_thread_id=topic, reply_parameters=answered, **extra,
        )  # fmt: skip

    return await in_topic(spot, into)


def media(file: File, text: Text = BARE) -> InputMediaPhoto | InputMediaDocument:
    """A file in place of another."""
    kind = InputMediaPhoto if file.is_picture else InputMediaDocument
    return kind(file.body(), caption=text[0], caption_entities=list(text[1]), filename=file.name)


def bare_if_empty(text: Text, content: Content) -> Text:
    """No caption, where there are no words: only a message of words alone needs a sign to see."""
    return text if content.blocks else BARE
