"""What accounts may do in a chat, read from Telegram at the moment it is asked, kept for five seconds."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any, Final

from telegram import ChatMember
from telegram.error import BadRequest, Forbidden, TelegramError

from adapters.telegram.ids import is_direct, number, spot_of
from adapters.telegram.moves import follow
from adapters.telegram.raw import Json, id_of, part_of, text_of
from adapters.telegram.senders import user_name
from adapters.telegram.session import PLATFORM, Session
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef, Rights, Standing
from bot.domain.time import MINUTE, SECOND

FRESH: Final = 5 * SECOND
LINKED_FRESH: Final = 10 * MINUTE
MOST: Final = 5000
ABSENT: Final[Json] = {"status": "left"}
PINS: Final = "pins"
TALK: Final = frozenset({"read", "write"})
_RESTRICTS: Final = frozenset({"mute", "kick", "ban"})
EVERYTHING: Final = frozenset({"read", "write", "delete", "mute", "kick", "ban", "slow", "manage", PINS})
_UNKNOWN: Final = ("participant_id_invalid", "user not found", "member not found", "user_not_participant")


class Members:
    """What was asked lately: by (chat, user) the time and the member's JSON; by chat the channel linked to it."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, str], tuple[int, Json]] = {}
        self.asking: dict[tuple[str, str], asyncio.Future[Json | None]] = {}
        self.linked: dict[str, tuple[int, str]] = {}


async def rights(session: Session, place: str, account: AccountRef, channel: str = "") -> Rights | None:
    """What an account may do there now; None when it can't be found out. `channel` may be another chat (a moderators'
    room) or somebody's private chat: reading and writing are what they are there."""
    chat = number(place)
    if account.platform != PLATFORM or chat is None or chat >= 0 or number(account.id) is None:
        return None
    found = await _rights(session, place, account.id)
    if found is None or not channel or not found.present:
        return found
    return _without_talk(found) if not await _sees(session, place, account.id, channel) else found


async def own_rights(session: Session, place: str) -> Rights | None:
    """What Steward may do there now. Bots can't set slow mode: the API has no method for it."""
    return await rights(session, place, AccountRef(PLATFORM, str(session.bot.id)))


async def member(session: Session, place: str, account: str) -> Json | None:
    """A member as the API tells it (`ABSENT` for who was never there); None when it can't be found out. Whoever asks
    for the same while an answer is under way gets that answer."""
    members, key = session.kept(Members), (place, account)
    at, found = members.seen.get(key, (0, ABSENT))
    if at and 0 <= session.clock.now() - at < FRESH:
        return found
    if key in members.asking:
        return await asyncio.shield(members.asking[key])
    future = members.asking[key] = asyncio.get_running_loop().create_future()
    asked: Json | None = None
    try:
        asked = await _look_up(session, place, account)
    finally:
        fresh = members.asking.get(key) is future  # else it changed meanwhile (`forget`)
        if fresh:
            del members.asking[key]
        future.set_result(asked)
    if asked is not None and fresh:
        if len(members.seen) >= MOST:
            members.seen.clear()
        members.seen[key] = (session.clock.now(), asked)
    return asked


async def _look_up(session: Session, place: str, account: str) -> Json | None:
    try:
        asked = await follow(session, int(place), lambda chat: _ask(session, chat, int(account)))
    except (BadRequest, Forbidden) as error:
        is_self = account == str(session.bot.id)  # whoever was put out is told so instead of a standing
        return ABSENT if is_self or any(one in str(error).lower() for one in _UNKNOWN) else None
    except TelegramError:
        return None
    return asked.to_dict()


async def _ask(session: Session, chat: int, person: int) -> ChatMember:
    return await session.bot.get_chat_member(chat, person)


def forget(session: Session, place: str, account: str = "") -> None:
    """What was kept of a member (of everybody there when ""), because it changed: call it on my_chat_member and
    chat_member updates."""
    members = session.kept(Members)
    every = {*members.seen, *members.asking}
    for key in [(place, account)] if account else [key for key in every if key[0] == place]:
        members.seen.pop(key, None)
        members.asking.pop(key, None)


def learn_link(session: Session, message: Json) -> None:
    """A post that Telegram passed on by itself tells which channel is linked now: known before anybody judges it."""
    group, channel = id_of(part_of(message, "chat"), "id"), id_of(part_of(message, "sender_chat"), "id")
    if message.get("is_automatic_forward") is True and group and channel:
        session.kept(Members).linked[group] = (session.clock.now(), channel)


def of_member(found: Json, own: str) -> Rights:
    """Rights of a member's JSON (a ChatMember, also of a `chat_member` update); `own` is Steward's id."""
    user, status = part_of(found, "user"), text_of(found, "status")
    is_self = str(user.get("id", "")) == own
    whose: dict[str, Any] = {"is_bot": user.get("is_bot") is True, "is_self": is_self, "name": user_name(user)}
    extra = frozenset({"direct"}) if is_self else frozenset()
    match status:
        case "creator":
            return Rights(Standing.OWNER, 2, is_owner=True, can=EVERYTHING, **whose)
        case "administrator":
            return Rights(_standing(found), 1, can=_can(found, is_self) | extra, **whose)
        case "member":
            return Rights(Standing.MEMBER, can=TALK | extra, **whose)
        case "restricted" if found.get("is_member") is True:
            writes = found.get("can_send_messages") is True
            return Rights(Standing.MEMBER, can=(TALK if writes else frozenset({"read"})) | extra, **whose)
        case "restricted":
            return Rights(Standing.MEMBER, present=False, **whose)
    return Rights(Standing.NOBODY, present=False, **whose)


def _standing(found: Json) -> Standing:
    if found.get("can_promote_members") is True:
        return Standing.ADMIN
    acts = found.get("can_restrict_members") is True or found.get("can_delete_messages") is True
    return Standing.MODERATOR if acts else Standing.TRUSTED


def _can(found: Json, is_self: bool) -> frozenset[str]:
    can = set(TALK)
    if found.get("can_post_messages") is False:
        can.discard("write")
    if found.get("can_delete_messages") is True:
        can.add("delete")
    if found.get("can_restrict_members") is True:
        can |= _RESTRICTS if is_self else _RESTRICTS | {"slow"}
    if found.get("can_invite_users") is True:
        can.add("manage")
    if found.get("can_pin_messages") is True:
        can.add(PINS)
    return frozenset(can)


async def _rights(session: Session, place: str, account: str) -> Rights | None:
    if int(account) < 0:
        return await _of_chat(session, place, account)
    found = await member(session, place, account)
    return None if found is None else of_member(found, str(session.bot.id))


async def _of_chat(session: Session, place: str, account: str) -> Rights | None:
    """A chat that speaks: the group itself is an anonymous administrator, the linked channel counts as one, any other
    channel is a member."""
    if account == place:
        return Rights(Standing.ADMIN, 1, can=EVERYTHING)
    linked = await _linked(session, place)
    if linked is None:
        return None
    return Rights(Standing.ADMIN, 1, can=TALK) if account == linked else Rights(Standing.MEMBER, can=TALK)


async def _linked(session: Session, place: str) -> str | None:
    """The id of the channel linked to a group, "" for none; None when it can't be found out."""
    kept, now = session.kept(Members).linked, session.clock.now()
    at, found = kept.get(place, (0, ""))
    if at and 0 <= now - at < LINKED_FRESH:
        return found
    try:
        chat = await follow(session, int(place), lambda there: session.bot.get_chat(there))
    except TelegramError:
        return None
    kept[place] = (now, str(chat.linked_chat_id or ""))
    return kept[place][1]


async def _sees(session: Session, place: str, account: str, channel: str) -> bool:
    """Whether somebody is where `channel` is."""
    ref = ChannelRef(PLATFORM, place, channel)
    spot = spot_of(ref)
    if spot is None:
        return False
    if is_direct(ref):
        return str(spot.chat) == account
    if str(spot.chat) == place:
        return True
    there = await _rights(session, str(spot.chat), account)
    return there is not None and there.present


def _without_talk(one: Rights) -> Rights:
    return replace(one, can=one.can - TALK)
