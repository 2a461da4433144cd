"""Messages of Steward's own: sent, edited, written in private."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final, TypeAlias

from telegram import LinkPreviewOptions, Message, MessageEntity, ReplyParameters
from telegram.error import BadRequest, RetryAfter, TelegramError

from adapters.telegram import errors
from adapters.telegram.ids import DIRECT, Spot, direct, is_direct, number, ref, spot_of
from adapters.telegram.keyboards import chooser, keyboard
from adapters.telegram.markup import compose, compose_all
from adapters.telegram.moves import Moves
from adapters.telegram.session import Session
from adapters.telegram.words import Reader
from bot.domain.actions import EditMessage, SendDirect, SendMessage
from bot.domain.content import Content, Look
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.results import Done, Refused, Result, Uncertain, Why
from bot.domain.text import say
from bot.domain.time import SECOND

Text: TypeAlias = tuple[str, Sequence[MessageEntity]]
NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
MOST: Final = 2000
TURNS: Final = 3
LONGEST_TURN: Final = 15
"""How often, and how many seconds at most, what can't be planned again waits for its turn."""
CHOOSER: Final = "chooser"
"""The kind of note that says what a chooser of chats is about and where it stands, by whom it was offered to."""


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


class Skew:
    """How far Telegram's clock is ahead of ours, in seconds, as the last message that was sent tells."""

    def __init__(self) -> None:
        self.seconds = 0


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
    channel = _moved(act.channel, spot)
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


async def write(
    session: Session, channel: ChannelRef, spot: Spot, content: Content, language: str, *,
    reply: int | None = None, silent: bool = False,
) -> Result:  # fmt: skip
    """A content as one message or several; the last carries the buttons and is what comes back. Raises TelegramError
    while nothing was sent."""
    reader = reader_of(session, language, content.zone)
    markup = await keyboard(session, content, reader, channel.place if is_direct(channel) else "")
    texts = compose_all(content, reader)
    made: Message | None = None
    for at, text in enumerate(texts):
        last = at == len(texts) - 1
        extra: dict[str, Any] = {"reply_markup": markup if last else None, "disable_notification": silent or at > 0}
        try:
            made = await post(session, spot, text, reply=reply if at == 0 else None, **extra)
        except TelegramError as error:
            if made is None:
                raise
            return Uncertain(f"{at} of {len(texts)} parts arrived: {type(error).__name__}")
    if made is None:
        return Refused(Why.BAD_REQUEST)
    session.kept(Sent).note_look(spot.chat, made.message_id, content.look)
    await offer_chooser(session, channel, content, reader)
    return Done(ref(channel, made.message_id))


async def rewrite(
    session: Session, channel: ChannelRef, chat: int, message: int, content: Content, language: str
) -> None:
    """Edit a message; one that says so already is as good. Raises TelegramError."""
    reader = reader_of(session, language, content.zone)
    markup = await keyboard(session, content, reader, channel.place if is_direct(channel) else "")
    text, entities = compose(content, reader)
    try:
        await session.bot.edit_message_text(
            text, chat, message, entities=entities, reply_markup=markup, link_preview_options=NO_PREVIEW
        )
    except BadRequest as error:
        if not errors.is_unmodified(error):
            raise
    session.kept(Sent).note_look(chat, message, content.look)
    await offer_chooser(session, channel, content, reader)


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

    try:
        return await into(spot.topic)
    except BadRequest as error:
        if spot.topic is None or not errors.is_lost_topic(error):
            raise
        return await into(None)


async def offer_chooser(session: Session, channel: ChannelRef, content: Content, reader: Reader) -> None:
    """The app's own chooser stands under a message of its own: a message has either kind of buttons. Best effort: the
    screen before it says what else can be done."""
    spot = place_for(session, channel)
    markup = chooser(session, content, reader) if is_direct(channel) else None
    if markup is None or spot is None:
        return
    account = channel.id.removeprefix(DIRECT)
    await take_chooser(session, account)
    try:
        sent = await _in_its_turn(session, spot, (reader.line(say("telegram-choose")), ()), reply_markup=markup)
    except TelegramError:
        return
    await session.notebook.write(CHOOSER, account, f"{channel.place}/{sent.message_id}", account)


async def _in_its_turn(session: Session, spot: Spot, text: Text, **extra: Any) -> Message:
    """A message that nobody would plan again: whoever pressed quickly gets it a few seconds later. Raises
    TelegramError."""
    for _ in range(TURNS):
        try:
            return await post(session, spot, text, **extra)
        except RetryAfter as error:
            wait = errors.seconds_of(error)
            if wait > LONGEST_TURN:
                raise
            await session.clock.sleep(wait * SECOND)
    return await post(session, spot, text, **extra)


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


def _moved(channel: ChannelRef, spot: Spot) -> ChannelRef:
    """The channel under the id that its chat has now."""
    before = spot_of(channel)
    if before is None or before.chat == spot.chat:
        return channel
    return ChannelRef(channel.platform, str(spot.chat), str(spot.chat))


def _bound(kept: OrderedDict[Any, Any]) -> None:
    while len(kept) > MOST:
        kept.popitem(last=False)
