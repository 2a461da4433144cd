"""A chat in which only staff write, and back: permissions of all members at once, a topic closed and opened."""

from __future__ import annotations

from typing import Final

from telegram.error import BadRequest

from adapters.telegram import permissions, rights
from adapters.telegram.errors import NEEDS_SUPERGROUP
from adapters.telegram.ids import is_basic_group
from adapters.telegram.sending import place_for
from adapters.telegram.session import Session
from bot.domain.actions import LockChannel, UnlockChannel
from bot.domain.results import Done, Refused, Result, Why

LOCK: Final = "lock"
TOPIC: Final = "topic"
"""What `Done.before` of a closed topic says."""


async def lock(session: Session, act: LockChannel) -> Result:
    """Nobody but administrators writes. A lock upon a lock keeps what was there before the first."""
    spot = place_for(session, act.channel)
    if spot is None or spot.chat > 0:
        return Refused(Why.ROOM_GONE)
    if spot.topic is not None:
        return await _topic(session, spot.chat, spot.topic, closed=True)
    if is_basic_group(spot.chat):
        return Refused(Why.NOT_POSSIBLE, detail=NEEDS_SUPERGROUP)
    own = await rights.own_rights(session, str(spot.chat))
    if own is not None and "mute" not in own.can:
        return Refused(Why.NO_RIGHT, "mute")
    found = await session.bot.get_chat(spot.chat)
    if found.permissions is None:
        return Refused(Why.NOT_POSSIBLE)
    now = permissions.read(found.permissions.to_dict())
    noted = await session.notebook.read(LOCK, str(spot.chat))
    former = permissions.load(noted) if noted is not None else None
    if former is None or permissions.silenced(former) != now:
        former = now
        await session.notebook.write(LOCK, str(spot.chat), permissions.dump(now))
    await _set(session, spot.chat, permissions.silenced(former))
    return Done(before=permissions.dump(former))


async def unlock(session: Session, act: UnlockChannel) -> Result:
    """Every permission as it was saved."""
    spot = place_for(session, act.channel)
    if spot is None or spot.chat > 0:
        return Refused(Why.ROOM_GONE)
    if spot.topic is not None:
        return await _topic(session, spot.chat, spot.topic, closed=False)
    saved = act.saved or await session.notebook.read(LOCK, str(spot.chat)) or ""
    former = permissions.load(saved)
    if former is None:
        return Refused(Why.BAD_REQUEST, detail="nothing was saved to go back to")
    await _set(session, spot.chat, former)
    await session.notebook.drop(LOCK, str(spot.chat))
    return Done()


async def _set(session: Session, chat: int, given: dict[str, bool]) -> None:
    """Both sets of a chat that says so already are fine."""
    try:
        await session.bot.set_chat_permissions(chat, permissions.write(given), use_independent_chat_permissions=True)
    except BadRequest as error:
        if "not_modified" not in str(error).lower().replace(" ", "_"):
            raise


async def _topic(session: Session, chat: int, topic: int, *, closed: bool) -> Result:
    change = session.bot.close_forum_topic if closed else session.bot.reopen_forum_topic
    try:
        await change(chat, topic)
    except BadRequest as error:
        if "not_modified" not in str(error).lower().replace(" ", "_"):
            raise
    return Done(before=TOPIC if closed else "")
