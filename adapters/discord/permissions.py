"""Who may what in a guild, from its roles and overwrites: https://docs.discord.com/developers/topics/permissions.

Members are looked at when they are needed and kept for a few seconds; there is no cache of members.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final, TypeAlias

import discord

from adapters.discord.authors import shown_name
from adapters.discord.errors import FAILURES
from adapters.discord.limits import Lane
from adapters.discord.seen import Seen
from adapters.discord.session import Session
from adapters.discord.state import state_of, trim, turn
from bot.domain.time import SECOND

FRESH: Final = 3 * SECOND
TOLD: Final = 60 * SECOND
"""How long a look that Discord gave unasked is good for: it tells of every change of a member as well."""
P: Final = discord.Permissions
ALL: Final = P.all().value
ADMIN: Final = P(administrator=True).value
VIEW: Final = P(view_channel=True).value
WHILE_MUTED: Final = P(view_channel=True, read_message_history=True).value
MODERATION: Final = P(
    administrator=True, manage_guild=True, ban_members=True, kick_members=True, moderate_members=True,
    manage_messages=True,
).value  # fmt: skip
"""Any of these makes somebody staff."""
GuildChannel: TypeAlias = discord.abc.GuildChannel | discord.Thread


def number(text: str) -> int | None:
    """A snowflake; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 20 else None


def is_connected(session: Session) -> bool:
    """Whether calls can be made: after the login and before the end."""
    return session.client.user is not None and not session.client.is_closed()


def guild_of(session: Session, place: str) -> discord.Guild | None:
    """The guild as the gateway keeps it; None when Steward is not there or it can't be seen now."""
    id = number(place)
    guild = session.client.get_guild(id) if id is not None and is_connected(session) else None
    return None if guild is None or guild.unavailable else guild


def is_away(session: Session, place: str) -> bool:
    """Whether a guild can't be seen just now, though Steward may well be there: an outage, or before the first look."""
    id = number(place)
    known = session.client.get_guild(id) if id is not None else None
    if known is None or not is_connected(session):
        return not session.client.is_ready()
    return known.unavailable


def seen_of(raw: dict[str, Any]) -> Seen:
    """From a member object of the API."""
    user = raw.get("user") or {}
    until = discord.utils.parse_time(raw.get("communication_disabled_until"))
    muted = micros(until) if until is not None else 0
    roles = frozenset(int(one) for one in raw["roles"])
    return Seen(int(user.get("id", 0)), roles, bool(user.get("bot")), muted, shown_name(user, raw))


def micros(when: Any) -> int:
    """A datetime in µs UTC, exactly."""
    whole = int(when.replace(microsecond=0).timestamp())
    return whole * SECOND + int(when.microsecond)


def note_member(session: Session, place: str, raw: dict[str, Any], lasting: int = FRESH) -> None:
    """Keep what an interaction or an event of the gateway tells of a member: a look that cost nothing."""
    seen = seen_of(raw)
    state = state_of(session)
    state.members[place, str(seen.id)] = (session.clock.now() + lasting, seen)
    trim(state.members)


def note_author(session: Session, place: str, author: Any, member: Any) -> None:
    """Keep what a message tells of who wrote it, unless as much is kept; nothing of what is no member (webhooks)."""
    if not place or type(author) is not dict or type(member) is not dict or type(member.get("roles")) is not list:
        return
    until, known = state_of(session).members.get((place, str(author.get("id"))), (0, None))
    if known is not None and session.clock.now() < until:
        return
    with suppress(ValueError, TypeError):  # what can't be read is asked for when it is needed
        note_member(session, place, {**member, "user": author}, TOLD)


def forget_members(session: Session) -> None:
    """A new session of the gateway: what changed meanwhile was told to nobody."""
    state_of(session).members.clear()


def forget_member(session: Session, place: str, account: str) -> None:
    """What is kept of a member holds no longer: Steward changed it."""
    state_of(session).members.pop((place, account), None)


async def look_at(session: Session, place: str, account: str) -> Seen | None:
    """A member now, None when no member. Raises what discord.py raises."""
    id = number(account)
    if id is None:
        return None
    state = state_of(session)
    until, known = state.members.get((place, account), (0, None))
    now = session.clock.now()
    if now < until <= now + TOLD:
        return known
    await turn(session, Lane.LOOK)
    try:
        found: Seen | None = seen_of(dict(await session.client.http.get_member(int(place), id)))
    except discord.NotFound:
        found = None
    state.members[place, account] = (session.clock.now() + FRESH, found)
    trim(state.members)
    return found


async def look_at_own(session: Session, guild: discord.Guild) -> Seen | None:
    """Steward itself: from what the gateway keeps, else asked for. None when it can't be told."""
    own = session.client.user
    if own is None:
        return None
    me = guild.get_member(own.id)
    if me is not None:
        muted = micros(me.timed_out_until) if me.timed_out_until is not None else 0
        return Seen(me.id, frozenset(one.id for one in me.roles), True, muted, me.display_name)
    try:
        return await look_at(session, str(guild.id), str(own.id))
    except FAILURES:
        return None


def in_guild(guild: discord.Guild, seen: Seen, now: int) -> int:
    """Permissions apart from channels."""
    if seen.id == guild.owner_id:
        return ALL
    value = guild.default_role.permissions.value
    for id in seen.roles:
        role = guild.get_role(id)
        value |= role.permissions.value if role is not None else 0
    if value & ADMIN:
        return ALL
    return value & WHILE_MUTED if seen.muted_until > now else value


def in_channel(guild: discord.Guild, channel: GuildChannel, seen: Seen, now: int) -> int:
    """Permissions in a channel or thread: overwrites of everyone, of the roles together, of the member."""
    value = in_guild(guild, seen, now)
    if value == ALL:
        return ALL
    given = overwrites(channel)
    value = _overwritten(value, [given.get(guild.id)])
    value = _overwritten(value, [given[id] for id in seen.roles if id in given])
    value = _overwritten(value, [given.get(seen.id)])
    value = value & WHILE_MUTED if seen.muted_until > now else value
    return value if value & VIEW else 0


def _overwritten(value: int, pairs: list[tuple[int, int] | None]) -> int:
    allow = deny = 0
    for pair in pairs:
        if pair is not None:
            allow, deny = allow | pair[0], deny | pair[1]
    return value & ~deny | allow


def overwrites(channel: GuildChannel) -> dict[int, tuple[int, int]]:
    """(allow, deny) by role or member id; a thread has its parent's.

    Read as the library keeps them: its public property makes an object of fifty fields for each.
    """
    home = channel.parent if isinstance(channel, discord.Thread) else channel
    return {one.id: (one.allow, one.deny) for one in home._overwrites} if home is not None else {}


def rank(guild: discord.Guild, seen: Seen) -> int:
    """The position of the highest role, 0 for none."""
    found = [guild.get_role(id) for id in seen.roles]
    return max((role.position for role in found if role is not None), default=0)


def top(guild: discord.Guild, seen: Seen) -> tuple[int, int]:
    """The highest role as (position, minus id): equal positions go by age."""
    found = [guild.get_role(id) for id in seen.roles]
    return max(((role.position, -role.id) for role in found if role is not None), default=(0, -guild.id))


def channel_in(guild: discord.Guild, id: str) -> GuildChannel | None:
    """A channel or thread of the guild as the gateway keeps it."""
    wanted = number(id)
    return guild.get_channel_or_thread(wanted) if wanted is not None else None
