"""What there is in a guild: channels and who reads them, people by name, staff, the guild itself."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any, Final

import discord
from discord.http import Route

from adapters.discord.errors import FAILURES
from adapters.discord.limits import Lane
from adapters.discord.permissions import (
    MODERATION,
    VIEW,
    GuildChannel,
    P,
    channel_in,
    guild_of,
    in_channel,
    in_guild,
    look_at,
    look_at_own,
    number,
    overwrites,
    seen_of,
)
from adapters.discord.seen import Seen
from adapters.discord.session import PLATFORM, Session
from adapters.discord.state import state_of, turn
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef
from bot.domain.time import MINUTE
from bot.ports.platform import Channel, Home

NEEDED: Final[dict[str, int]] = {
    name: P(**{name: True}).value
    for name in (
        "view_channel", "send_messages", "send_messages_in_threads", "create_public_threads", "create_private_threads",
        "read_message_history", "attach_files", "manage_messages", "manage_threads", "manage_channels", "manage_roles",
        "manage_guild", "moderate_members", "kick_members", "ban_members", "view_audit_log",
        "send_polls", "pin_messages", "create_events", "manage_events", "create_instant_invite",
    )
}  # fmt: skip
"""What Steward asks for when it is added: each has a use in `docs/discord.md`; never Administrator."""
PERMISSIONS: Final = sum(NEEDED.values())
SEARCHED: Final = 100
PAGE: Final = 1_000
PAGES: Final = 10
"""How many members are looked through for staff: ten thousand."""
STAFF_FRESH: Final = MINUTE
_WRITE: Final = P(send_messages=True).value
_WRITE_IN_THREAD: Final = P(send_messages_in_threads=True).value
_LOG: Final = logging.getLogger("steward.discord")


def invitation(session: Session) -> str:
    """The link that adds Steward with these rights ticked; "" before the login."""
    id = session.client.application_id
    if id is None:
        return ""
    query = f"client_id={id}&scope=bot+applications.commands&permissions={PERMISSIONS}"
    return f"https://discord.com/oauth2/authorize?{query}"


async def channels(session: Session, place: str) -> tuple[Channel, ...]:
    """Channels and open threads that Steward sees, categories left out."""
    guild = guild_of(session, place)
    own = await look_at_own(session, guild) if guild is not None else None
    if guild is None or own is None:
        return ()
    every: list[GuildChannel] = [*guild.channels, *guild.threads]
    found = [await _channel(session, guild, one, own) for one in every]
    return tuple(one for one in found if one is not None)


async def channel(session: Session, ref: ChannelRef) -> Channel | None:
    """One channel now; private chats are private."""
    if ref.id.startswith("direct:"):
        return Channel(ref, "", private=True)
    guild = guild_of(session, ref.place)
    own = await look_at_own(session, guild) if guild is not None else None
    here = channel_in(guild, ref.id) if guild is not None else None
    if guild is None or own is None or here is None:
        return None
    return await _channel(session, guild, here, own)


async def _channel(session: Session, guild: discord.Guild, one: GuildChannel, own: Seen) -> Channel | None:
    if isinstance(one, discord.CategoryChannel):
        return None
    value = in_channel(guild, one, own, session.clock.now())
    if not value & VIEW:
        return None
    thread = isinstance(one, discord.Thread)
    parent = str(one.parent_id) if isinstance(one, discord.Thread) else ""
    ref = ChannelRef(PLATFORM, str(guild.id), str(one.id), parent)
    writes = _WRITE_IN_THREAD if thread else _WRITE
    return Channel(ref, one.name, await is_private(session, guild, one), bool(value & writes))


async def is_private(session: Session, guild: discord.Guild, one: GuildChannel) -> bool:
    """Whether everybody who may read a channel is staff. A private thread is not: anybody may be invited into it."""
    if isinstance(one, discord.Thread) and (one.parent is None or one.type is discord.ChannelType.private_thread):
        return False
    given = overwrites(one)
    if any(_reads(guild, role, given) for role in guild.roles):
        return False
    own = session.client.user
    named = (id for id, (allow, _) in given.items() if allow & VIEW and guild.get_role(id) is None)
    return all([await _is_staff(session, guild, id) for id in named if own is None or id != own.id])


def _reads(guild: discord.Guild, role: discord.Role, given: dict[int, tuple[int, int]]) -> bool:
    """Whether a role that is no staff's (nor a bot's) lets people read a channel with these overwrites."""
    own = role._permissions
    if own & MODERATION or role.is_bot_managed():
        return False
    value = guild.default_role._permissions | own
    for id in (guild.id, role.id):
        allow, deny = given.get(id, (0, 0))
        value = value & ~deny | allow
    return bool(value & VIEW)


async def _is_staff(session: Session, guild: discord.Guild, id: int) -> bool:
    """Whether a member is staff or a bot; unknown is no."""
    try:
        seen = await look_at(session, str(guild.id), str(id))
    except FAILURES:
        return False
    return seen is None or seen.is_bot or bool(in_guild(guild, _unmuted(seen), 0) & MODERATION)


def _unmuted(seen: Seen) -> Seen:
    return Seen(seen.id, seen.roles, seen.is_bot)


async def home(session: Session, place: str) -> Home | None:
    """The guild as the gateway keeps it."""
    guild = guild_of(session, place)
    if guild is None:
        return None
    owner = AccountRef(PLATFORM, str(guild.owner_id)) if guild.owner_id else None
    language = str(guild.preferred_locale).partition("-")[0]
    return Home(place, guild.name, "guild", guild.member_count, owner, language)


async def places(session: Session) -> tuple[str, ...]:
    """The guilds that Steward is in."""
    return tuple(str(one.id) for one in session.client.guilds)


async def people(session: Session, place: str, query: str) -> tuple[AccountRef, ...]:
    """Members by id, mention or exact name (account name, shown name or nick)."""
    guild = guild_of(session, place)
    wanted = query.strip()
    id = number(wanted.removeprefix("<@").removeprefix("!").removesuffix(">"))
    wanted = wanted.removeprefix("@").strip()
    if guild is None or not wanted:
        return ()
    try:
        if id is not None:
            return await _by_id(session, place, id)
        await turn(session, Lane.LOOK)
        route = Route("GET", "/guilds/{guild_id}/members/search", guild_id=guild.id)
        params = {"query": wanted[:100], "limit": SEARCHED}
        found: list[dict[str, Any]] = await session.client.http.request(route, params=params)
    except FAILURES:
        return ()
    named = [one for one in found if wanted.casefold() in _names(one)]
    return tuple(AccountRef(PLATFORM, str(one["user"]["id"])) for one in named)


async def _by_id(session: Session, place: str, id: int) -> tuple[AccountRef, ...]:
    """A member, or somebody who is none any more: the id alone tells whom to unban."""
    seen = await look_at(session, place, str(id))
    if seen is None:
        await turn(session, Lane.LOOK)
        try:
            await session.client.http.get_user(id)
        except discord.NotFound:
            return ()
    return (AccountRef(PLATFORM, str(id)),)


def _names(member: dict[str, Any]) -> set[str]:
    user = member.get("user") or {}
    return {str(one).casefold() for one in (user.get("username"), user.get("global_name"), member.get("nick")) if one}


async def staff(session: Session, place: str, roles: frozenset[str] = frozenset()) -> tuple[AccountRef, ...]:
    """Members with any right of moderation or one of these roles; no bots. Looked through once a minute at most."""
    guild = guild_of(session, place)
    if guild is None:
        return ()
    kept = state_of(session).staff
    until, ids = kept.get((place, roles), (0, ()))
    now = session.clock.now()
    if not now < until <= now + STAFF_FRESH:
        try:
            ids = tuple(str(one.id) for one in await _members(session, guild) if _serves(guild, one, roles))
        except FAILURES:
            ids = (str(guild.owner_id),) if guild.owner_id else ()
        else:
            kept[place, roles] = (now + STAFF_FRESH, ids)
    return tuple(AccountRef(PLATFORM, one) for one in ids)


def _serves(guild: discord.Guild, seen: Seen, roles: frozenset[str]) -> bool:
    named = any(str(one) in roles for one in seen.roles)
    return not seen.is_bot and (named or bool(in_guild(guild, _unmuted(seen), 0) & MODERATION))


async def _members(session: Session, guild: discord.Guild) -> Iterable[Seen]:
    """Up to ten thousand members, page by page."""
    found: list[Seen] = []
    after: int | None = None
    for _ in range(PAGES):
        await turn(session, Lane.LOOK)
        page = await session.client.http.get_members(guild.id, PAGE, after)
        found += [seen_of(dict(one)) for one in page]
        if len(page) < PAGE:
            return found
        after = found[-1].id
    _LOG.warning("guild %s has more members than are looked through for staff", guild.id)
    return found
