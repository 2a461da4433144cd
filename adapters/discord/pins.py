"""Messages pinned, and taken down again. https://docs.discord.com/developers/resources/message#pin-message"""

from __future__ import annotations

from adapters.discord.calls import call
from adapters.discord.permissions import number
from adapters.discord.posting import DIRECT, address
from adapters.discord.reasons import DEFAULT
from adapters.discord.session import Session
from bot.domain.actions import PinMessage
from bot.domain.results import Done, Refused, Result, Why


async def pin(session: Session, act: PinMessage) -> Result:
    """Pin or take the pin away; as it is already is as good."""
    if act.ref.channel.id.startswith(DIRECT):
        return Refused(Why.NOT_POSSIBLE)
    if number(act.ref.id) is None:
        return Refused(Why.GONE)
    channel, message = int(await address(session, act, act.ref.channel)), int(act.ref.id)
    http = session.client.http
    change = http.pin_message if act.pinned else http.unpin_message
    await call(session, act, lambda: change(channel, message, reason=DEFAULT))
    return Done(act.ref)
