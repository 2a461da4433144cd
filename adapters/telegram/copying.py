"""Pictures and files of people's messages: copied into the moderators' room or a gallery, and taken away again.

A bot deletes nothing that is older than two days (https://core.telegram.org/bots/api#deletemessage), but it may change
its own messages for ever: of an old copy the picture is exchanged for an empty one, and its words go.
"""

from __future__ import annotations

from contextlib import suppress

from telegram import InputMediaDocument, MessageEntity
from telegram.error import BadRequest

from adapters.telegram import errors
from adapters.telegram.files import CAPTION
from adapters.telegram.ids import is_direct, number, ref
from adapters.telegram.keyboards import keyboard
from adapters.telegram.markup import compose
from adapters.telegram.sending import Sent, place_for, reader_of
from adapters.telegram.session import Session
from adapters.telegram.topics import in_topic
from bot.domain.actions import CopyMedia, DropCopy
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.text import say


async def copy(session: Session, act: CopyMedia) -> Result:
    """One message without its author's name, with our words and buttons in place of theirs; copies can't be veiled.
    Raises TelegramError."""
    source, spot, message = place_for(session, act.ref.channel), place_for(session, act.to), number(act.ref.id)
    if spot is None:
        return Refused(Why.ROOM_GONE)
    if source is None or message is None:
        return Refused(Why.GONE)
    known = session.kept(Sent).known(act.to.id, act.nonce)
    if known is not None:
        return Done(known)
    reader = reader_of(session, act.language, act.content.zone)
    caption, entities = compose(act.content, reader, CAPTION)
    markup = await keyboard(session, act.content, reader, act.to.place if is_direct(act.to) else "")

    async def into(topic: int | None) -> Result:
        made = await session.bot.copy_message(
            spot.chat, source.chat, message, caption=caption, caption_entities=_plain(entities),
            message_thread_id=topic, disable_notification=True, reply_markup=markup,
        )  # fmt: skip
        done = ref(act.to, made.message_id)
        session.kept(Sent).add(act.to.id, act.nonce, done)
        return Done(done)

    return await in_topic(spot, into)


def _plain(entities: list[MessageEntity]) -> list[MessageEntity] | None:
    return entities or None


async def drop(session: Session, act: DropCopy) -> Result:
    """Delete a copy, or empty it where it is too old. Raises TelegramError."""
    spot, message = place_for(session, act.ref.channel), number(act.ref.id)
    if spot is None:
        return Refused(Why.ROOM_GONE)
    if message is None:
        return Refused(Why.GONE)
    try:
        await session.bot.delete_message(spot.chat, message)
    except BadRequest as error:
        if not errors.cannot_delete(error):
            raise
        return await _empty(session, act, spot.chat, message)
    return Done(act.ref)


async def _empty(session: Session, act: DropCopy, chat: int, message: int) -> Result:
    """Where even the file can't be exchanged, its words go at least, and the refusal tells that it is too old."""
    words = reader_of(session, session.texts.languages[0]).line(say("media-gone"))
    blank = InputMediaDocument(words.encode(), caption="", filename="-.txt")
    try:
        await session.bot.edit_message_media(blank, chat, message)
    except BadRequest as error:
        if errors.is_unmodified(error):
            return Done(act.ref)
        with suppress(BadRequest):
            await session.bot.edit_message_caption(chat, message, caption="")
        return Refused(Why.TOO_OLD)
    return Done(act.ref)
