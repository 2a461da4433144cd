"""One call to Discord in its turn, with its answer put into words of the core."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

import discord

from adapters.discord.errors import FAILURES, MISSING_ACCESS, MISSING_PERMISSIONS, OUTAGE, Ended, code_of, result_of
from adapters.discord.limits import priority
from adapters.discord.permissions import channel_in, guild_of, in_channel, in_guild, is_away, is_connected, look_at_own
from adapters.discord.rights import can_of
from adapters.discord.session import Session
from adapters.discord.state import state_of
from bot.domain.actions import Act, channel_of, place_of
from bot.domain.results import Later, Refused, Result, Why

T = TypeVar("T")
AWAY: Final = Later(OUTAGE, "not connected")


class Answered(Exception):
    """Ends an act early with its result: what a call in its middle was answered."""

    def __init__(self, result: Result) -> None:
        super().__init__(type(result).__name__)
        self.result = result


async def call(session: Session, act: Act, ask: Callable[[], Awaitable[T]]) -> T:
    """Make a call for an act in its turn. Raises `Answered` for whatever the platform or network says but yes."""
    if not is_connected(session):
        raise Answered(AWAY)
    state = state_of(session)
    lane = priority(act)
    spent = state.budget.spent(lane)
    if spent is not None:
        raise Answered(spent)
    key = (type(act).__name__, _where(act))
    known = state.refusals.known(key, await _own(session, act))
    if known is not None:
        raise Answered(known)
    await state.limiter.turn(lane)
    try:
        return await ask()
    except Ended:
        raise Answered(AWAY) from None
    except FAILURES as error:
        result = await _judged(session, act, error)
        if isinstance(result, Refused) and result.why is Why.NO_RIGHT:
            state.refusals.keep(key, await _own(session, act), result)
        raise Answered(result) from None


async def _judged(session: Session, act: Act, error: BaseException) -> Result:
    """The result; a missing permission that Steward has in truth is somebody standing above it."""
    result = result_of(error, act)
    if not isinstance(result, Refused) or result.why is not Why.NO_RIGHT:
        return result
    on_person = code_of(error) == MISSING_PERMISSIONS and hasattr(act, "account")
    if on_person and result.right in await own_can(session, act):
        return Refused(Why.ABOVE_ME)
    if code_of(error) == MISSING_ACCESS and guild_of(session, place_of(act)) is None:
        return nowhere(session, act)
    return result


def nowhere(session: Session, act: Act) -> Result:
    """What to say of an act for a guild that can't be seen: later in an outage, else that Steward is not there."""
    return Later(OUTAGE, "the guild is away") if is_away(session, place_of(act)) else Refused(Why.ROOM_GONE)


async def own_can(session: Session, act: Act) -> frozenset[str]:
    """What Steward may do where the act is for."""
    value = await _own(session, act)
    guild, channel = guild_of(session, place_of(act)), channel_of(act)
    here = channel_in(guild, channel.id) if guild is not None and channel is not None else None
    return can_of(value or 0, thread=isinstance(here, discord.Thread))


async def _own(session: Session, act: Act) -> int | None:
    """Steward's permissions where the act is for; None when they can't be told (a private chat)."""
    guild = guild_of(session, place_of(act))
    seen = await look_at_own(session, guild) if guild is not None else None
    if guild is None or seen is None:
        return None
    channel = channel_of(act)
    here = channel_in(guild, channel.id) if channel is not None else None
    now = session.clock.now()
    return in_channel(guild, here, seen, now) if here is not None else in_guild(guild, seen, now)


def _where(act: Act) -> str:
    channel = channel_of(act)
    return channel.id if channel is not None else place_of(act)


async def settled(deed: Awaitable[Result]) -> Result:
    """The result of a deed, also when it ended early. Whatever else it raises is a bug and goes on."""
    try:
        return await deed
    except Answered as early:
        return early.result
