"""Chats as the core's places, rooms and homes, and who looks after them."""

from __future__ import annotations

from typing import Final

from telegram import ChatFullInfo, ChatMember
from telegram.error import TelegramError

from adapters.telegram import rights
from adapters.telegram.ids import is_direct, number, spot_of
from adapters.telegram.moves import follow
from adapters.telegram.session import PLATFORM, Session
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef
from bot.domain.time import MINUTE
from bot.ports.platform import Channel, Home

ROOM: Final = "room"
"""Notes of chats that were chosen as a moderators' room."""
TOPIC: Final = "topic"
"""Notes of topics' names, by "chat/topic"."""
STAFF_FRESH: Final = MINUTE
_INVITED_TO: Final = (
    "delete_messages", "restrict_members", "invite_users", "pin_messages", "manage_topics",
)  # fmt: skip


class Staffs:
    """Administrators by chat, as asked lately."""

    def __init__(self) -> None:
        self.known: dict[int, tuple[int, tuple[ChatMember, ...]]] = {}


async def channels(session: Session, place: str) -> tuple[Channel, ...]:
    """The chat itself, the topics that were seen in it, and the moderators' rooms. May raise StoreFault."""
    chat = number(place)
    found = await channel(session, ChannelRef(PLATFORM, place, place)) if chat is not None else None
    if chat is None or found is None:
        return ()
    topics = [
        Channel(ChannelRef(PLATFORM, place, key, place), name, found.private, found.writable)
        for key, name in (await session.notebook.every(TOPIC)).items()
        if key.startswith(f"{place}/")
    ]
    rooms = [await channel(session, ChannelRef(PLATFORM, one, one)) for one in await _rooms_of(session, chat)]
    return (found, *topics, *(one for one in rooms if one is not None))


async def _rooms_of(session: Session, chat: int) -> list[str]:
    """The rooms that were chosen by the same people: whoever looks after another community is shown none of these."""
    found = []
    for one in await session.notebook.every(ROOM):
        room = number(one)
        if room is None or room == chat:
            continue
        try:
            here, there = await _administrators(session, chat), await _administrators(session, room)
        except TelegramError:
            continue
        if {each.user.id for each in here if not each.user.is_bot} & {each.user.id for each in there}:
            found.append(one)
    return found


async def channel(session: Session, ref: ChannelRef) -> Channel | None:
    """One chat, topic or private chat as it is now. Private are people's own chats, and a chat that was chosen as the
    moderators' room as long as nobody can join it from outside: what members can join is never private. May raise
    StoreFault."""
    spot = spot_of(ref)
    if spot is None:
        return None
    if is_direct(ref):
        return Channel(ref, "", private=True)
    try:
        found = await follow(session, spot.chat, lambda there: session.bot.get_chat(there))
    except TelegramError:
        return None
    own = await rights.own_rights(session, str(found.id))
    if own is None or not own.present:
        return None
    name = found.title or found.full_name or ""
    if spot.topic is not None:
        name = await session.notebook.read(TOPIC, ref.id) or name
    return Channel(ref, name, await _is_private(session, found), "write" in own.can)


async def is_room(session: Session, ref: ChannelRef) -> bool:
    """Whether a chat was chosen as a moderators' room. May raise StoreFault."""
    spot = spot_of(ref)
    return spot is not None and await session.notebook.read(ROOM, str(spot.chat)) is not None


async def mark_room(session: Session, chat: str) -> None:
    """Note that a chat was chosen as the moderators' room (from `chat_shared`): it counts as private from now on. May
    raise StoreFault."""
    await session.notebook.write(ROOM, chat, "yes")


async def home(session: Session, place: str) -> Home | None:
    """A chat as it is now; None when Steward is not there."""
    chat = number(place)
    own = await rights.own_rights(session, place)
    if chat is None or own is None or not own.present:
        return None
    try:
        found = await follow(session, chat, lambda there: session.bot.get_chat(there))
        members = await session.bot.get_chat_member_count(found.id)
        admins = await _administrators(session, chat)
    except TelegramError:
        return None
    owner = next((AccountRef(PLATFORM, str(one.user.id)) for one in admins if one.status == "creator"), None)
    return Home(place, found.title or "", str(found.type), members, owner)


async def people(session: Session, place: str, query: str) -> tuple[AccountRef, ...]:
    """Accounts by their id, or by the @name of an administrator: Telegram looks nobody else up by name."""
    chat, wanted = number(place), query.strip().removeprefix("@")
    if chat is None or not wanted or chat >= 0:
        return ()
    if (person := number(wanted)) is not None:
        if person < 0:
            return (AccountRef(PLATFORM, wanted),)
        found = await rights.member(session, place, wanted)
        return (AccountRef(PLATFORM, wanted),) if found is not None and found.get("user") else ()
    try:
        admins = await _administrators(session, chat)
    except TelegramError:
        return ()
    named = [one.user.id for one in admins if (one.user.username or "").casefold() == wanted.casefold()]
    return tuple(AccountRef(PLATFORM, str(one)) for one in named)


async def staff(session: Session, place: str) -> tuple[AccountRef, ...]:
    """Administrators who are people, moderators and above, the owner first."""
    chat, own = number(place), str(session.bot.id)
    if chat is None or chat >= 0:
        return ()
    try:
        admins = await _administrators(session, chat)
    except TelegramError:
        return ()
    ranked = [(rights.of_member(one.to_dict(), own), one.user) for one in admins]
    serving = [(one.rank, user.id) for one, user in ranked if one.standing.is_staff and not user.is_bot]
    return tuple(AccountRef(PLATFORM, str(number_)) for _, number_ in sorted(serving, key=lambda one: -one[0]))


def invitation(session: Session) -> str:
    """The link that adds Steward to a chat with its rights ticked
    (https://core.telegram.org/api/links#groupchannel-bot-links)."""
    return f"https://t.me/{session.bot.username}?startgroup=here&admin={'+'.join(_INVITED_TO)}"


async def _administrators(session: Session, chat: int) -> tuple[ChatMember, ...]:
    """Raises TelegramError."""
    kept, now = session.kept(Staffs).known, session.clock.now()
    at, found = kept.get(chat, (0, ()))
    if at and 0 <= now - at < STAFF_FRESH:
        return found
    asked = tuple(await follow(session, chat, lambda there: session.bot.get_chat_administrators(there)))
    kept[chat] = (now, asked)
    return asked


async def _is_private(session: Session, found: ChatFullInfo) -> bool:
    if found.type == "private":
        return True
    if found.username or found.active_usernames or found.linked_chat_id:
        return False
    return await session.notebook.read(ROOM, str(found.id)) is not None
