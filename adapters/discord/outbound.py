"""What the core asks of Discord, each act one call: refused up front where it can't be, never raising for an answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from adapters.discord import (
    copying,
    files,
    forms,
    gatherings,
    guilds,
    invites,
    markup,
    natives,
    pins,
    polls,
    posting,
    sanctioning,
)
from adapters.discord.calls import settled
from adapters.discord.interactions import Interactions
from adapters.discord.session import PLATFORM, Session
from adapters.discord.wording import Wording
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
    platform_of,
)
from bot.domain.results import Refused, Result, Why


async def _answer(session: Session, act: Answer) -> Result:
    return await Interactions(session).answer(act)


async def _form(session: Session, act: OpenForm) -> Result:
    return await Interactions(session).open_form(act)


_DEEDS: Final[dict[type, Callable[[Session, Any], Awaitable[Result]]]] = {
    CopyMedia: copying.copy, DropCopy: copying.drop,
    SendMessage: posting.send, EditMessage: posting.edit, SendDirect: posting.send_direct,
    DeleteMessage: posting.delete, DeleteMessages: posting.delete_many, Answer: _answer, OpenForm: _form,
    Mute: sanctioning.mute, Unmute: sanctioning.unmute, Kick: sanctioning.kick, Ban: sanctioning.ban,
    Unban: sanctioning.unban, BanMany: sanctioning.ban_many, SetRole: sanctioning.set_role,
    SetSlowMode: guilds.slow, LockChannel: guilds.lock, UnlockChannel: guilds.unlock, PauseDoors: guilds.pause_doors,
    MakeRoom: guilds.make_room, LeavePlace: guilds.leave, SetNativeRule: natives.set_rule,
    SendPoll: polls.send, ClosePoll: polls.close, PinMessage: pins.pin, SetNativeEvent: gatherings.set_event,
    MakeInvite: invites.make,
}  # fmt: skip


def able(session: Session, act: Act) -> Refused | None:
    """Whether Discord knows such an act, and whether it has room."""
    if type(act) not in _DEEDS or isinstance(act, AnswerJoin) or platform_of(act) != PLATFORM:
        return Refused(Why.NOT_POSSIBLE)
    if isinstance(act, OpenForm) and not forms.fits(act.form):
        return Refused(Why.TOO_LONG, detail=str(len(act.form.fields)))
    if isinstance(act, SendMessage | EditMessage | SendDirect | Answer):
        return _has_room(session, act)
    if isinstance(act, SendPoll):
        return polls.able(act.poll, session.clock.now())
    if isinstance(act, SetNativeEvent):
        return gatherings.able(act.event, session.clock.now())
    return natives.able(act) if isinstance(act, SetNativeRule) else None


def _has_room(session: Session, act: SendMessage | EditMessage | SendDirect | Answer) -> Refused | None:
    """Whether its files and its words can go in one message; an answer may go in several."""
    large = files.too_large(act.content)
    if large:
        return Refused(Why.TOO_LONG, detail=large)
    wording = Wording(session.texts, act.language, session.clock.now())
    if isinstance(act, Answer) or not markup.too_long(act.content, wording):
        return None
    return Refused(Why.TOO_LONG)


async def carry_out(session: Session, act: Act) -> Result:
    """One call. Never raises for what the platform says."""
    no = able(session, act)
    return no if no is not None else await settled(_DEEDS[type(act)](session, act))
