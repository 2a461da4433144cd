"""Pins: set without telling everybody, and taken away."""

from __future__ import annotations

from telegram.error import BadRequest

from adapters.telegram.ids import number
from adapters.telegram.sending import place_for
from adapters.telegram.session import Session
from bot.domain.actions import PinMessage
from bot.domain.results import Done, Refused, Result, Why

_AS_IT_IS = ("chat_not_modified", "message to unpin not found")


async def pin(session: Session, act: PinMessage) -> Result:
    """One that is pinned (or not) already is as good. Raises TelegramError."""
    spot, message = place_for(session, act.ref.channel), number(act.ref.id)
    if spot is None:
        return Refused(Why.ROOM_GONE)
    if message is None:
        return Refused(Why.GONE)
    try:
        if act.pinned:
            await session.bot.pin_chat_message(spot.chat, message, disable_notification=True)
        else:
            await session.bot.unpin_chat_message(spot.chat, message)
    except BadRequest as error:
        if not any(one in str(error).lower() for one in _AS_IT_IS):
            raise
    return Done(act.ref)
