"""Messages of Steward's own that are changed: their words, the picture they carry, the picture beneath them.

Words alone can become a picture with a caption, but never the other way (https://core.telegram.org/bots/api#editmessagemedia).
"""

from __future__ import annotations

import logging
from typing import Any, Final

from telegram.error import BadRequest, TelegramError

from adapters.telegram import errors, files
from adapters.telegram.choosing import offer_chooser
from adapters.telegram.files import CAPTION, Text, carrier
from adapters.telegram.ids import Spot, is_direct, number
from adapters.telegram.keyboards import keyboard
from adapters.telegram.markup import compose
from adapters.telegram.parts import DOCUMENT, Belongings, Beside, Parts, digest_of, kind_of
from adapters.telegram.posting import NO_PREVIEW, in_its_turn
from adapters.telegram.sending import Sent, about_of, place_for, reader_of
from adapters.telegram.session import Session
from adapters.telegram.words import Reader
from bot.domain.actions import EditMessage
from bot.domain.content import Content, File
from bot.domain.messages import ChannelRef
from bot.domain.results import Done, Refused, Result, Why

log = logging.getLogger("steward.telegram")

_NO_TEXT: Final = "there is no text in the message to edit"


async def edit(session: Session, act: EditMessage) -> Result:
    """Replace what a message of Steward's says."""
    channel, message = act.ref.channel, number(act.ref.id)
    spot = place_for(session, channel)
    if spot is None:
        return Refused(Why.ROOM_GONE)
    if message is None:
        return Refused(Why.GONE)
    await rewrite(session, channel, spot.chat, message, act.content, act.language)
    return Done(act.ref)


async def rewrite(
    session: Session, channel: ChannelRef, chat: int, message: int, content: Content, language: str
) -> None:
    """Edit a message; one that says so already is as good. Raises TelegramError."""
    reader = reader_of(session, language, content.zone)
    markup = await keyboard(session, content, reader, channel.place if is_direct(channel) else "")
    one = _Edit(session, channel, Spot(chat), message, reader, markup)
    await one.carry_out(content)
    session.kept(Sent).note_look(chat, message, content.look)
    await offer_chooser(session, channel, Spot(chat), content, reader)


class _Edit:
    """One edit of one message."""

    def __init__(
        self, session: Session, channel: ChannelRef, spot: Spot, message: int, reader: Reader, markup: Any
    ) -> None:
        self._session, self._channel, self._spot, self._message = session, channel, spot, message
        self._reader, self._markup = reader, markup

    async def carry_out(self, content: Content) -> None:
        """Words first, then what stands beneath them. Raises TelegramError."""
        book = self._session.kept(Belongings)
        parts = await book.of(self._session, self._spot.chat, self._message)
        before = repr(parts)
        beneath = await self._itself(content, parts)
        for file in beneath:
            await self._beneath(file, parts)
        if repr(parts) != before:
            await book.note(self._session, self._spot.chat, self._message, parts, about_of(self._channel))

    async def _itself(self, content: Content, parts: Parts) -> list[File]:
        """The message that carries the buttons; the files that it does not carry."""
        shown = files.shown(content)
        text = compose(content, self._reader)
        if not parts.media:
            lead = carrier(shown, [text])
            if lead is None or not lead.is_picture or parts.photo is not None:
                await self._words(text, content, parts)
                return shown
            await self._media(lead, text, parts)
            return [one for one in shown if one is not lead]
        lead = shown[0] if shown and (shown[0].is_picture or len(shown) == 1) else None
        caption = files.bare_if_empty(compose(content, self._reader, CAPTION), content)
        if lead is not None and (kind_of(lead), digest_of(lead)) != (parts.media, parts.digest):
            await self._media(lead, caption, parts)
        else:
            await self._caption(caption)
        return [one for one in shown if one is not lead]

    async def _words(self, text: Text, content: Content, parts: Parts) -> None:
        """Words alone; where the message turns out to carry a file, they are its caption."""
        said, entities = text
        try:
            await _unless_unmodified(
                self._session.bot.edit_message_text(
                    said, self._spot.chat, self._message, entities=entities, reply_markup=self._markup,
                    link_preview_options=NO_PREVIEW,
                )
            )  # fmt: skip
        except BadRequest as error:
            if _NO_TEXT not in str(error).lower():
                raise
            await self._caption(files.bare_if_empty(compose(content, self._reader, CAPTION), content))
            parts.media = DOCUMENT

    async def _caption(self, text: Text) -> None:
        said, entities = text
        await _unless_unmodified(
            self._session.bot.edit_message_caption(
                self._spot.chat, self._message, caption=said, caption_entities=list(entities) or None,
                reply_markup=self._markup,
            )
        )  # fmt: skip

    async def _media(self, file: File, text: Text, parts: Parts) -> None:
        await _unless_unmodified(
            self._session.bot.edit_message_media(
                files.media(file, text), self._spot.chat, self._message, reply_markup=self._markup
            )
        )
        parts.media, parts.digest = kind_of(file), digest_of(file)

    async def _beneath(self, file: File, parts: Parts) -> None:
        """A file that is not shown yet: in place of the last picture, or as one more answer. The words stand already,
        so that what fails here fails alone."""
        digest = digest_of(file)
        if parts.has(digest):
            return
        try:
            if file.is_picture and (old := parts.photo) is not None and await self._exchanged(old, file):
                old.digest = digest
                return
            made = await in_its_turn(
                self._session,
                lambda: files.send(self._session, self._spot, file, reply=self._message, disable_notification=True),
            )
        except TelegramError as error:
            log.warning("a file that goes with a message could not be sent: %s", type(error).__name__)
            return
        parts.beside.append(Beside(made.message_id, kind_of(file), digest))

    async def _exchanged(self, old: Beside, file: File) -> bool:
        """Whether a picture beneath could be replaced; somebody may have deleted it."""
        try:
            await self._session.bot.edit_message_media(files.media(file), self._spot.chat, old.message)
        except BadRequest as error:
            return errors.is_unmodified(error)
        return True


async def _unless_unmodified(call: Any) -> None:
    try:
        await call
    except BadRequest as error:
        if not errors.is_unmodified(error):
            raise
