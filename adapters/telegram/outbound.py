"""Acts as calls of the Bot API: each is one call where the API has one, or refused with the reason.

How to add an act: give it a function `(session, act) -> Result` that raises TelegramError for what Telegram says, put
it into `_DEEDS`; or into `_NEVER` with the reason, where Telegram can't.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Final

from telegram.error import BadRequest, ChatMigrated, TelegramError

from adapters.telegram import copying, deeds, errors, invites, locking, pins, polls, rewriting, rights, sending
from adapters.telegram.answers import Answers
from adapters.telegram.deleting import MOST, Deletions
from adapters.telegram.errors import NEEDS_SUPERGROUP
from adapters.telegram.forms import Forms
from adapters.telegram.ids import is_basic_group, number, spot_of
from adapters.telegram.limits import Lane, lane
from adapters.telegram.moves import Moves
from adapters.telegram.parts import Belongings
from adapters.telegram.session import Session
from bot.domain.actions import (
    Act,
    Answer,
    AnswerJoin,
    Ban,
    BanMany,
    ClosePoll,
    CopyMedia,
    DeleteMessage,
    DeleteMessages,
    DropCopy,
    EditMessage,
    Kick,
    LeavePlace,
    LockChannel,
    MakeInvite,
    MakeRoom,
    Mute,
    OpenForm,
    PauseDoors,
    PinMessage,
    SendDirect,
    SendMessage,
    SendPoll,
    SetNativeEvent,
    SetNativeRule,
    SetRole,
    SetSlowMode,
    Unban,
    UnlockChannel,
    Unmute,
    channel_of,
    place_of,
)
from bot.domain.content import Look
from bot.domain.results import Done, Refused, Result, Why
from bot.ports.store import StoreFault

_NEVER: Final[dict[type[Act], str]] = {
    SetSlowMode: "bots can't set slow mode",
    BanMany: "one ban is one call",
    PauseDoors: "Telegram has no such doors",
    SetRole: "Telegram has no roles",
    MakeRoom: "bots can't make groups",
    SetNativeRule: "Telegram's own moderation can't be set by bots",
    SetNativeEvent: "Telegram has no events of its own",
}


def able(session: Session, act: Act) -> Refused | None:
    """Whether Telegram knows the act at all, and for this kind of chat and account."""
    if type(act) in _NEVER:
        return Refused(Why.NOT_POSSIBLE, detail=_NEVER[type(act)])
    if isinstance(act, DeleteMessages) and len(act.ids) > MOST:
        return Refused(Why.BAD_REQUEST, detail=f"more than {MOST} messages")
    if isinstance(act, SendPoll):
        return polls.refusal(act.poll, session.clock.now())
    if isinstance(act, Mute | Unmute | Kick | SendDirect) and act.account.id.startswith("-"):
        return Refused(Why.NOT_POSSIBLE, detail=deeds.A_CHANNEL)
    if isinstance(act, Mute | Unmute | LockChannel | UnlockChannel):
        chat = number(place_of(act))
        if chat is not None and is_basic_group(session.kept(Moves).now(chat)):
            return Refused(Why.NOT_POSSIBLE, detail=NEEDS_SUPERGROUP)
    return None


async def carry_out(session: Session, act: Act) -> Result:
    """One act. Never raises for what Telegram says; may raise StoreFault. A chat that has moved is followed once."""
    refused = able(session, act)
    if refused is not None:
        return refused
    with lane(_lane_of(act)):
        try:
            return await _DEEDS[type(act)](session, act)
        except ChatMigrated as moved:
            chat = _chat_of(act)
            if chat is None:
                return Refused(Why.ROOM_GONE)
            await session.kept(Moves).found(chat, moved.new_chat_id)
        except TelegramError as error:
            return errors.read(error, act, session.settings.token)
        try:
            return await _DEEDS[type(act)](session, act)
        except TelegramError as error:
            return errors.read(error, act, session.settings.token)


async def _delete(session: Session, act: DeleteMessage) -> Result:
    spot, message = sending.place_for(session, act.ref.channel), number(act.ref.id)
    if spot is None:
        return Refused(Why.ROOM_GONE)
    if message is None:
        return Refused(Why.GONE)
    try:
        await session.kept(Deletions).delete(session, spot.chat, message)
    except BadRequest as error:
        if not errors.cannot_delete(error):
            raise
        return await _why_not_deleted(session, spot.chat)
    await _delete_beside(session, spot.chat, message)
    return Done(act.ref)


async def _delete_beside(session: Session, chat: int, message: int) -> None:
    """What was sent along with a message goes with it, best effort."""
    with suppress(TelegramError, StoreFault):
        if beside := await session.kept(Belongings).take(session, chat, message):
            await session.bot.delete_messages(chat, beside[:MOST])


async def _delete_many(session: Session, act: DeleteMessages) -> Result:
    spot = sending.place_for(session, act.channel)
    ids = [one for one in map(number, act.ids) if one is not None]
    if spot is None:
        return Refused(Why.ROOM_GONE)
    if not ids:
        return Done()
    try:
        await session.bot.delete_messages(spot.chat, ids)
    except BadRequest as error:
        if not errors.cannot_delete(error):
            raise
        return await _delete_each(session, spot.chat, ids)
    return Done()


async def _delete_each(session: Session, chat: int, ids: list[int]) -> Result:
    """One that can't be deleted keeps a whole call from being carried out: the others go alone."""
    gone = 0
    for one in ids:
        try:
            await session.bot.delete_message(chat, one)
        except BadRequest as error:
            gone += not errors.cannot_delete(error)
        else:
            gone += 1
    return Done() if gone else await _why_not_deleted(session, chat)


async def _why_not_deleted(session: Session, chat: int) -> Refused:
    """Telegram has one answer for a missing right and for a message older than 48 hours."""
    own = await rights.own_rights(session, str(chat)) if chat < 0 else None
    if own is not None and "delete" not in own.can:
        return Refused(Why.NO_RIGHT, "delete")
    return Refused(Why.TOO_OLD)


async def _answer(session: Session, act: Answer) -> Result:
    return await Answers(session).answer(act)


async def _form(session: Session, act: OpenForm) -> Result:
    return await Forms(session).open(act)


def _lane_of(act: Act) -> Lane:
    """Who presses waits; then cards and notices, then deeds; posts come last."""
    match act:
        case Answer() | OpenForm():
            return Lane.ANSWER
        case SendMessage(content=content) | EditMessage(content=content):
            return Lane.CARD if content.look in (Look.CARD, Look.DECIDED, Look.NOTICE) else Lane.POST
        case SendPoll() | CopyMedia(veiled=False):
            return Lane.POST
        case SendDirect():
            return Lane.CARD
    return Lane.DEED


def _chat_of(act: Act) -> int | None:
    """The chat in which an act happens, under the id that the core knows."""
    channel = channel_of(act)
    if channel is None:
        return number(place_of(act))
    spot = spot_of(channel)
    return spot.chat if spot is not None else None


_DEEDS: Final[dict[type[Act], Callable[[Session, Any], Awaitable[Result]]]] = {
    CopyMedia: copying.copy, DropCopy: copying.drop,
    SendMessage: sending.send, EditMessage: rewriting.edit, SendDirect: sending.send_direct,
    SendPoll: polls.send, ClosePoll: polls.close, PinMessage: pins.pin, MakeInvite: invites.make,
    DeleteMessage: _delete, DeleteMessages: _delete_many, Answer: _answer, OpenForm: _form,
    Mute: deeds.mute, Unmute: deeds.unmute, Kick: deeds.kick, Ban: deeds.ban, Unban: deeds.unban,
    LockChannel: locking.lock, UnlockChannel: locking.unlock, AnswerJoin: deeds.answer_join, LeavePlace: deeds.leave,
}  # fmt: skip
