"""What falls on people and chats: muting, removing, closing, locking, and the way back from each.

Facts: a restriction replaces the whole set of permissions, ends under 30 seconds or over 366 days are for ever,
restrictions exist in supergroups alone (https://core.telegram.org/bots/api#restrictchatmember). What was there before a
mute or a lock is kept in the notebook until it is given back: the act that gives back names no state.
"""

from __future__ import annotations

from typing import Any, Final

import orjson
from telegram.error import BadRequest

from adapters.telegram import permissions, rights
from adapters.telegram.errors import NEEDS_SUPERGROUP, OUTAGE
from adapters.telegram.ids import is_basic_group, number
from adapters.telegram.moves import Moves
from adapters.telegram.raw import Json, text_of
from adapters.telegram.session import Session
from bot.domain.actions import AnswerJoin, Ban, Kick, LeavePlace, Mute, Unban, Unmute
from bot.domain.people import AccountRef
from bot.domain.results import Done, Later, Refused, Result, Why
from bot.domain.time import DAY, SECOND

MUTE: Final = "mute"
LEAST: Final = 30 * SECOND
SHORTEST: Final = 35 * SECOND
MOST: Final = 366 * DAY
LONGEST: Final = 365 * DAY
A_CHANNEL: Final = "a channel can be banned, not muted or removed"


def clamp(now: int, until: int) -> int:
    """An end that Telegram does not take for "for ever": at least 35 seconds and at most 365 days from now (µs)."""
    if until - now < SHORTEST:
        return now + SHORTEST if until - now < LEAST else until
    return now + LONGEST if until - now > MOST - DAY else until


async def mute(session: Session, act: Mute) -> Result:
    """Take away whatever puts something into the chat; the rest of a member's permissions stays."""
    chat, now = chat_of(session, act.place), session.clock.now()
    found = await _subject(session, chat, act.account, "mute")
    if isinstance(found, Refused | Later):
        return found
    if chat is None or is_basic_group(chat):
        return Refused(Why.NOT_POSSIBLE, detail=NEEDS_SUPERGROUP)
    if act.until <= now:
        return Refused(Why.BAD_REQUEST)
    until = clamp(now, act.until)
    await _note_former(session, chat, act.account.id, found, until)
    former = permissions.read(found) if _is_restricted(found) else permissions.everything()
    await _restrict(session, chat, act.account.id, permissions.silenced(former), until)
    return Done(before=_muted_until(found))


async def unmute(session: Session, act: Unmute) -> Result:
    """Give back exactly what was there before the mute; nothing noted means that there was no restriction."""
    chat, now = chat_of(session, act.place), session.clock.now()
    found = await _subject(session, chat, act.account, "mute", absent=True)
    if isinstance(found, Refused | Later):
        return found
    if chat is None or is_basic_group(chat):
        return Refused(Why.NOT_POSSIBLE, detail=NEEDS_SUPERGROUP)
    key = f"{chat}/{act.account.id}"
    note = _noted(await session.notebook.read(MUTE, key))
    allowed, until = note.get("allowed"), int(note.get("until", 0)) * SECOND
    former = permissions.load(orjson.dumps(allowed).decode()) if allowed is not None else None
    if former is not None and (until == 0 or until - now >= LEAST):
        await _restrict(session, chat, act.account.id, former, until)
    elif _is_restricted(found):
        await _restrict(session, chat, act.account.id, permissions.everything(), 0)
    await session.notebook.drop(MUTE, key)
    return Done(before=_muted_until(found))


async def kick(session: Session, act: Kick) -> Result:
    """Remove; they may come back, and what they wrote stays. In supergroups unbanning a member does just that."""
    chat = chat_of(session, act.place)
    found = await _subject(session, chat, act.account, "kick")
    if isinstance(found, Refused | Later):
        return found
    person = int(act.account.id)
    if chat is None or is_basic_group(chat):
        await session.bot.ban_chat_member(chat or 0, person)
    else:
        await session.bot.unban_chat_member(chat, person, only_if_banned=False)
    rights.forget(session, act.place, act.account.id)
    return Done(before="here")


async def ban(session: Session, act: Ban) -> Result:
    """Close the chat to an account; a channel is closed to with all channels of its owner."""
    chat, now = chat_of(session, act.place), session.clock.now()
    if act.until is not None and act.until <= now:
        return Refused(Why.BAD_REQUEST)
    if (number(act.account.id) or 0) < 0:
        return await _ban_channel(session, chat, act)
    found = await _subject(session, chat, act.account, "ban", absent=True)
    if isinstance(found, Refused | Later):
        return found
    if chat is None or (act.until is not None and is_basic_group(chat)):
        return Refused(Why.NOT_POSSIBLE, detail=NEEDS_SUPERGROUP)
    until = clamp(now, act.until) // SECOND if act.until is not None else None
    await session.bot.ban_chat_member(chat, int(act.account.id), until_date=until)
    rights.forget(session, act.place, act.account.id)
    status = text_of(found, "status")
    here = status == "member" or (status == "restricted" and found.get("is_member") is True)
    return Done(before="banned" if status == "kicked" else "here" if here else "")


async def unban(session: Session, act: Unban) -> Result:
    """Open the chat again; a member who is present stays."""
    chat, account = chat_of(session, act.place), number(act.account.id)
    if account is None or chat is None:
        return Refused(Why.NOT_HERE)
    own = await rights.own_rights(session, act.place)
    if own is not None and "ban" not in own.can:
        return Refused(Why.NO_RIGHT, "ban")
    if account < 0:
        await session.bot.unban_chat_sender_chat(chat, account)
        return Done()
    if is_basic_group(chat):
        return Refused(Why.NOT_POSSIBLE, detail=NEEDS_SUPERGROUP)
    found = await rights.member(session, act.place, act.account.id)
    await session.bot.unban_chat_member(chat, account, only_if_banned=True)
    rights.forget(session, act.place, act.account.id)
    return Done(before="banned" if found is not None and text_of(found, "status") == "kicked" else "")


async def answer_join(session: Session, act: AnswerJoin) -> Result:
    """Let somebody in who asked; who is in already, is in."""
    chat, person = chat_of(session, act.place), number(act.account.id)
    if chat is None or person is None:
        return Refused(Why.NOT_HERE)
    answer = session.bot.approve_chat_join_request if act.admit else session.bot.decline_chat_join_request
    try:
        await answer(chat, person)
    except BadRequest as error:
        if "user_already_participant" not in str(error).lower():
            raise
        return Done() if act.admit else Refused(Why.GONE)
    rights.forget(session, act.place, act.account.id)
    return Done()


async def leave(session: Session, act: LeavePlace) -> Result:
    """Leave a chat."""
    chat = chat_of(session, act.place)
    if chat is None:
        return Refused(Why.ROOM_GONE)
    await session.bot.leave_chat(chat)
    rights.forget(session, act.place)
    return Done()


def chat_of(session: Session, place: str) -> int | None:
    """Where a place is now; None for what is no chat of Telegram's."""
    chat = number(place)
    return None if chat is None else session.kept(Moves).now(chat)


async def _subject(
    session: Session, chat: int | None, account: AccountRef, right: str, *, absent: bool = False
) -> Json | Refused | Later:
    """Whom it falls on, as a member: the right first, then presence, then rank, as the server checks it."""
    person = number(account.id)
    if chat is None:
        return Refused(Why.ROOM_GONE)
    if person is not None and person < 0:
        return Refused(Why.NOT_POSSIBLE, detail=A_CHANNEL)
    place = str(chat)
    own = await rights.own_rights(session, place)
    if own is not None and right not in own.can:
        return Refused(Why.NO_RIGHT, right)
    if person is None:
        return Refused(Why.NOT_HERE)
    found = await rights.member(session, place, account.id)
    if found is None:
        return Later(OUTAGE, "the member could not be looked up")
    status = text_of(found, "status")
    if status == "creator" or person == session.bot.id:
        return Refused(Why.PROTECTED)
    if status == "administrator":
        return Refused(Why.ABOVE_ME)
    away = status in ("left", "kicked") or (status == "restricted" and found.get("is_member") is not True)
    return Refused(Why.NOT_HERE) if away and not absent else found


async def _ban_channel(session: Session, chat: int | None, act: Ban) -> Result:
    """The group itself and its linked channel are administrators, whoever writes in their name. There is no ban of a
    channel that ends by itself, and one that never ended would be another sanction than was decided."""
    if chat is None:
        return Refused(Why.ROOM_GONE)
    found = await rights.rights(session, str(chat), act.account)
    if found is None:
        return Later(OUTAGE, "the channel could not be looked up")
    if found.standing.is_staff:
        return Refused(Why.PROTECTED)
    if act.until is not None:
        return Refused(Why.NOT_POSSIBLE, detail="a channel can't be banned for a time")
    await session.bot.ban_chat_sender_chat(chat, int(act.account.id))
    return Done()


async def _restrict(session: Session, chat: int, account: str, given: dict[str, bool], until: int) -> None:
    end = until // SECOND if until else None
    await session.bot.restrict_chat_member(
        chat, int(account), permissions.write(given), until_date=end, use_independent_chat_permissions=True
    )
    rights.forget(session, str(chat), account)


async def _note_former(session: Session, chat: int, account: str, found: Json, until: int) -> None:
    """Keep what a member could do before the first mute: a mute upon a mute of ours changes nothing about that."""
    key = f"{chat}/{account}"
    earlier = _noted(await session.notebook.read(MUTE, key))
    ours = earlier.get("ours")
    if _is_restricted(found) and found.get("can_send_messages") is not True and ours == found.get("until_date"):
        note: dict[str, Any] = {**earlier, "ours": until // SECOND}
    else:
        allowed = orjson.loads(permissions.dump(permissions.read(found))) if _is_restricted(found) else None
        note = {"allowed": allowed, "until": found.get("until_date") or 0, "ours": until // SECOND}
    await session.notebook.write(MUTE, key, orjson.dumps(note).decode(), about=account)


def _noted(note: str | None) -> dict[str, Any]:
    if note is None:
        return {}
    found = orjson.loads(note)
    return found if isinstance(found, dict) else {}


def _is_restricted(found: Json) -> bool:
    return text_of(found, "status") == "restricted"


def _muted_until(found: Json) -> str:
    """The end of the mute that there was before, in µs ("0" for one without end); "" where there was none."""
    if not _is_restricted(found) or found.get("can_send_messages") is True:
        return ""
    return str(int(found.get("until_date") or 0) * SECOND)
