"""Messages of Steward's own: sent into chats and in private, with the files that go with them."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final

from telegram import Message
from telegram.error import BadRequest, TelegramError

from adapters.telegram import errors, files
from adapters.telegram.choosing import offer_chooser
from adapters.telegram.files import Text
from adapters.telegram.ids import DIRECT, Spot, direct, is_direct, number, ref, spot_of
from adapters.telegram.keyboards import keyboard
from adapters.telegram.limits import Lane, lane
from adapters.telegram.markup import compose_all
from adapters.telegram.moves import Moves
from adapters.telegram.parts import TEXT, Belongings, Beside, Parts, digest_of, kind_of
from adapters.telegram.posting import in_its_turn, post
from adapters.telegram.session import Session
from adapters.telegram.words import Reader
from bot.domain.actions import SendDirect, SendMessage
from bot.domain.content import Content, File, Look
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.results import Done, Refused, Result, Uncertain, Why
from bot.domain.text import say

log = logging.getLogger("steward.telegram")

MOST: Final = 2000


class Sent:
    """The last messages by their nonce, and which messages in private chats are screens (menus edit in place).

    Both are lost at a restart: Telegram knows no nonce and lets no bot look back (`Limits.history` is False).
    """

    def __init__(self) -> None:
        self._refs: OrderedDict[tuple[str, str], MessageRef] = OrderedDict()
        self._screens: OrderedDict[tuple[int, int], None] = OrderedDict()

    def known(self, channel: str, nonce: str) -> MessageRef | None:
        """What was sent with this nonce."""
        return self._refs.get((channel, nonce)) if nonce else None

    def add(self, channel: str, nonce: str, made: MessageRef) -> None:
        """Remember a send."""
        if nonce:
            self._refs[channel, nonce] = made
            _bound(self._refs)

    def note_look(self, chat: int, message: int, look: Look) -> None:
        """Remember whether a message is a screen."""
        if look is Look.LIST:
            self._screens[chat, message] = None
            _bound(self._screens)
        else:
            self._screens.pop((chat, message), None)

    def is_screen(self, chat: int, message: int) -> bool:
        """Whether a message is a menu that the next one may replace."""
        return (chat, message) in self._screens


def reader_of(session: Session, language: str, zone: str = "UTC") -> Reader:
    """A reader of this language, now."""
    return Reader(session.texts, language, session.clock.now(), zone)


def place_for(session: Session, channel: ChannelRef) -> Spot | None:
    """Where a channel is now, after all moves; None for what is no chat."""
    spot = spot_of(channel)
    return None if spot is None else replace(spot, chat=session.kept(Moves).now(spot.chat))


async def send(session: Session, act: SendMessage) -> Result:
    """Post into a chat, a topic or a private chat."""
    spot = place_for(session, act.channel)
    if spot is None:
        return Refused(Why.ROOM_GONE)
    known = session.kept(Sent).known(act.channel.id, act.nonce)
    if known is not None:
        return Done(known)
    channel = moved(act.channel, spot)
    reply = number(act.reply_to) if act.reply_to else None
    silent = act.silent or not act.content.rings
    result = await write(session, channel, spot, act.content, act.language, reply=reply, silent=silent)
    if isinstance(result, Done) and result.ref is not None:
        session.kept(Sent).add(act.channel.id, act.nonce, result.ref)
    return result


async def send_direct(session: Session, act: SendDirect) -> Result:
    """Write to a person; only who has opened a chat with the bot can be written to."""
    person = number(act.account.id)
    if person is None:
        return Refused(Why.NOT_HERE)
    if person < 0:
        return Refused(Why.NOT_POSSIBLE, detail="a channel has no private chat")
    channel = direct(act.place, act.account.id)
    return await send(session, SendMessage(channel, act.content, act.language, act.nonce))


@dataclass(frozen=True, slots=True)
class _Way:
    """Where a message goes and how."""

    session: Session
    spot: Spot
    reader: Reader
    reply: int | None
    silent: bool
    markup: Any

    async def words(self, text: Text, *, first: bool, last: bool) -> Message:
        """One message of words; the last carries the buttons, the first is the answer and rings."""
        return await post(
            self.session, self.spot, text, reply=self.reply if first else None,
            reply_markup=self.markup if last else None, disable_notification=self.silent or not first,
        )  # fmt: skip

    async def carried(self, file: File, text: Text) -> Message:
        """All words under a file."""
        return await files.send(
            self.session, self.spot, file, text, reply=self.reply, reply_markup=self.markup,
            disable_notification=self.silent,
        )  # fmt: skip

    async def beneath(self, file: File, message: int) -> Message | None:
        """A file as an answer to the words that it goes with; else a line that says so. It is part of an act that was
        begun, so that it goes before other posts."""
        with lane(Lane.CARD):
            try:
                return await in_its_turn(
                    self.session,
                    lambda: files.send(self.session, self.spot, file, reply=message, disable_notification=True),
                )
            except TelegramError as error:
                log.warning("a file that goes with a message could not be sent: %s", type(error).__name__)
            if file.is_picture:
                return None  # the words say it all
            line = (self.reader.line(say("telegram-file-lost", name=file.name)), ())
            with suppress(TelegramError):
                return await post(self.session, self.spot, line, reply=message, disable_notification=True)
        return None


async def write(
    session: Session, channel: ChannelRef, spot: Spot, content: Content, language: str, *,
    reply: int | None = None, silent: bool = False,
) -> Result:  # fmt: skip
    """A content as one message or several: the one that carries the buttons is what comes back, the others belong to
    it. Raises TelegramError while nothing was sent."""
    reader = reader_of(session, language, content.zone)
    markup = await keyboard(session, content, reader, channel.place if is_direct(channel) else "")
    way = _Way(session, spot, reader, reply, silent, markup)
    shown, texts = files.shown(content), compose_all(content, reader)
    lead = files.carrier(shown, texts)
    made = await _carried(way, lead, files.bare_if_empty(texts[0], content)) if lead is not None else None
    parts = Parts(kind_of(lead), digest_of(lead)) if lead is not None and made is not None else Parts()
    if made is None:
        lead, said = None, await _said(way, texts, parts)
        if isinstance(said, Uncertain):
            return said
        made = said
    for file in shown:
        if file is not lead and (beside := await way.beneath(file, made.message_id)) is not None:
            lost = beside.text is not None
            parts.beside.append(Beside(beside.message_id, *((TEXT, "") if lost else (kind_of(file), digest_of(file)))))
    if parts.media or parts.beside:
        await session.kept(Belongings).note(session, spot.chat, made.message_id, parts, about_of(channel))
    session.kept(Sent).note_look(spot.chat, made.message_id, content.look)
    await offer_chooser(session, channel, spot, content, reader)
    return Done(ref(channel, made.message_id))


async def _carried(way: _Way, file: File, text: Text) -> Message | None:
    """The words under a file; None where Telegram does not take the file there: then the words go alone."""
    try:
        return await way.carried(file, text)
    except BadRequest as error:
        log.warning("a message goes without its file: %s", errors.said(error, way.session.settings.token))
        return None


async def _said(way: _Way, texts: Sequence[Text], parts: Parts) -> Message | Uncertain:
    """The words in as many messages as it takes. Raises TelegramError while nothing was sent."""
    made: Message | None = None
    for at, text in enumerate(texts):
        if made is not None:
            parts.beside.append(Beside(made.message_id, TEXT))
        try:
            made = await way.words(text, first=at == 0, last=at == len(texts) - 1)
        except TelegramError as error:
            if made is None:
                raise
            return Uncertain(f"{at} of {len(texts)} parts arrived: {type(error).__name__}")
    assert made is not None, "compose_all gives at least one text"
    return made


def about_of(channel: ChannelRef) -> str:
    """Whose private chat a channel is, "" for a group."""
    return channel.id.removeprefix(DIRECT) if is_direct(channel) else ""


def moved(channel: ChannelRef, spot: Spot) -> ChannelRef:
    """The channel under the id that its chat has now."""
    before = spot_of(channel)
    if before is None or before.chat == spot.chat:
        return channel
    return ChannelRef(channel.platform, str(spot.chat), str(spot.chat))


def _bound(kept: OrderedDict[Any, Any]) -> None:
    while len(kept) > MOST:
        kept.popitem(last=False)
