"""What an account may do in a guild or channel, as `Rights`."""

from __future__ import annotations

from typing import Final

import discord

from adapters.discord.errors import FAILURES
from adapters.discord.permissions import (
    ADMIN,
    P,
    channel_in,
    guild_of,
    in_channel,
    in_guild,
    look_at,
    look_at_own,
    rank,
)
from adapters.discord.seen import Seen
from adapters.discord.session import PLATFORM, Session
from bot.domain.people import AccountRef, Rights, Standing

CAN: Final[dict[str, int]] = {
    "read": P(view_channel=True, read_message_history=True).value,
    "write": P(view_channel=True, send_messages=True).value,
    "delete": P(manage_messages=True).value,
    "mute": P(moderate_members=True).value,
    "kick": P(kick_members=True).value,
    "ban": P(ban_members=True).value,
    "slow": P(manage_channels=True).value,
    "manage": P(manage_guild=True).value,
}
"""Every name of `Rights.can` (but "direct") with the permissions it takes."""
_IN_THREADS: Final = P(view_channel=True, send_messages_in_threads=True).value
_LEAD: Final = P(ban_members=True).value
_MANAGES: Final = P(manage_guild=True).value
_MODERATES: Final = P(moderate_members=True, manage_messages=True, kick_members=True).value


def standing_of(value: int, *, owner: bool = False) -> Standing:
    """From a member's permissions."""
    if owner:
        return Standing.OWNER
    if value & (ADMIN | _MANAGES):
        return Standing.ADMIN
    if value & _LEAD:
        return Standing.LEAD
    return Standing.MODERATOR if value & _MODERATES else Standing.MEMBER


def can_of(value: int, *, thread: bool = False) -> frozenset[str]:
    """Names of what these permissions let do."""
    found = {name for name, needs in CAN.items() if value & needs == needs}
    if thread:
        found = found - {"write"} | ({"write"} if value & _IN_THREADS == _IN_THREADS else set())
    return frozenset(found)


async def rights(session: Session, place: str, account: AccountRef, channel: str = "") -> Rights | None:
    """What an account may do there now; None when it can't be found out."""
    guild = guild_of(session, place)
    if guild is None or account.platform != PLATFORM:
        return None
    own = session.client.user
    is_self = own is not None and str(own.id) == account.id
    try:
        seen = await (look_at_own(session, guild) if is_self else look_at(session, place, account.id))
    except FAILURES:
        return None
    if seen is None:
        return None if is_self else Rights(Standing.NOBODY, present=False)
    return _rights(session, guild, seen, channel, is_self=is_self)


async def own_rights(session: Session, place: str) -> Rights | None:
    """What Steward itself may do there now."""
    own = session.client.user
    return await rights(session, place, AccountRef(PLATFORM, str(own.id))) if own is not None else None


def _rights(session: Session, guild: discord.Guild, seen: Seen, channel: str, *, is_self: bool) -> Rights:
    now = session.clock.now()
    owner = seen.id == guild.owner_id
    unmuted = Seen(seen.id, seen.roles, seen.is_bot)
    everywhere = in_guild(guild, seen, now)
    can = can_of(everywhere)
    if channel:
        here = channel_in(guild, channel)
        value = in_channel(guild, here, seen, now) if here is not None else everywhere
        can = can_of(value, thread=isinstance(here, discord.Thread))
        can = can - {"read", "write"} if here is None else can
    can = can | {"direct"} if is_self else can
    standing = standing_of(in_guild(guild, unmuted, now), owner=owner)
    roles = frozenset(str(one) for one in seen.roles)
    return Rights(standing, rank(guild, seen), True, seen.is_bot, is_self, owner, can, roles, seen.name)
