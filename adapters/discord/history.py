"""Whether a send of unknown fate arrived: looked up in the channel's history by its nonce."""

from __future__ import annotations

from typing import Any, Final

from discord.http import Route

from adapters.discord import markup, polls
from adapters.discord.errors import FAILURES
from adapters.discord.limits import Lane
from adapters.discord.permissions import number
from adapters.discord.posting import DIRECT, NONCE_MAX
from adapters.discord.session import Session
from adapters.discord.state import state_of, trim, turn
from bot.domain.messages import ChannelRef, MessageRef

LOOKED_AT: Final = 100


async def find_sent(session: Session, channel: ChannelRef, nonce: str) -> MessageRef | None:
    """A message of ours with this nonce among the last hundred; None when there is none, or it can't be told."""
    own = session.client.user
    if not nonce or own is None or session.client.is_closed():
        return None
    try:
        id = await _address(session, channel)
        if id is None:
            return None
        await turn(session, Lane.LOOK)
        route = Route("GET", "/channels/{channel_id}/messages", channel_id=id)
        found: list[dict[str, Any]] = await session.client.http.request(route, params={"limit": LOOKED_AT})
    except FAILURES:
        return None
    noted = await session.notebook.read(polls.TRIED, nonce)
    if noted is not None:
        poll = polls.among(session, found, noted)
        return MessageRef(channel, poll) if poll is not None else None
    ours = (one for one in found if str(one["author"]["id"]) == str(own.id))
    sent = next((one for one in ours if _bears(one, nonce)), None)
    return MessageRef(channel, str(sent["id"])) if sent is not None else None


def _bears(message: dict[str, Any], nonce: str) -> bool:
    """By the nonce, where Discord tells it, else by the ids of the components."""
    told = str(message.get("nonce", "")) == nonce[:NONCE_MAX]
    return told or markup.carries(message.get("components") or (), nonce)


async def _address(session: Session, channel: ChannelRef) -> str | None:
    """The channel's id; of a private chat, after opening it."""
    if not channel.id.startswith(DIRECT):
        return channel.id if number(channel.id) is not None else None
    account = channel.id.removeprefix(DIRECT)
    directs = state_of(session).directs
    if account not in directs and number(account) is not None:
        await turn(session, Lane.LOOK)
        told = await session.client.http.start_private_message(int(account))
        directs[account] = str(told["id"])
        trim(directs)
    return directs.get(account)
