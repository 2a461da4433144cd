"""Links into a guild under names of their own. https://docs.discord.com/developers/resources/channel#create-channel-invite"""

from __future__ import annotations

from typing import Any, Final

import discord

from adapters.discord.calls import Answered, call, nowhere
from adapters.discord.errors import FAILURES
from adapters.discord.limits import Lane
from adapters.discord.permissions import VIEW, P, channel_in, guild_of, in_channel, in_guild, look_at_own
from adapters.discord.reading import clean, kind_of, objects_of
from adapters.discord.reasons import audit_reason
from adapters.discord.session import Session
from adapters.discord.state import state_of, turn
from bot.domain.actions import MakeInvite
from bot.domain.results import Done, Refused, Result, Why

INVITE: Final = "invite"
"""Notes of this kind: the name of a link, by "<guild>/<code>"."""
LINK: Final = "https://discord.gg/"
UNKNOWN: Final = Refused(Why.GONE)
_INVITES: Final = P(create_instant_invite=True).value
_MANAGE: Final = P(manage_guild=True).value


async def make(session: Session, act: MakeInvite) -> Result:
    """A link that never ends, for as many as come; the one of this name, where there is one."""
    guild = guild_of(session, act.place)
    if guild is None:
        return nowhere(session, act)
    if not act.name.strip():
        return Refused(Why.BAD_REQUEST, detail="name")
    known = await _known(session, act)
    if known:
        return Done(made=LINK + known)
    channel = await _target(session, guild, act.channel)
    if isinstance(channel, Refused):
        return channel
    http, reason = session.client.http, audit_reason(act.name)
    told: Any = await call(
        session, act, lambda: http.create_invite(channel, reason=reason, max_age=0, max_uses=0, unique=True)
    )
    code = clean(told.get("code"))
    await session.notebook.write(INVITE, f"{act.place}/{code}", act.name)
    counted = state_of(session).invites
    if act.place not in counted:
        counted[act.place] = await uses(session, act.place) or {}
    counted[act.place].setdefault(code, 0)
    return Done(made=LINK + code)


async def uses(session: Session, place: str) -> dict[str, int] | None:
    """How often each link into a guild was used, by its code; None where that can't be seen."""
    guild = guild_of(session, place)
    own = await look_at_own(session, guild) if guild is not None else None
    if guild is None or own is None or not in_guild(guild, own, session.clock.now()) & _MANAGE:
        return None
    try:
        await turn(session, Lane.LOOK)
        told: Any = await session.client.http.invites_from(guild.id)
    except FAILURES:
        return None
    return {clean(one.get("code")): max(0, kind_of(one.get("uses"))) for one in objects_of(told)}


async def _known(session: Session, act: MakeInvite) -> str:
    """The code of the link that has this name there, if it still leads anywhere."""
    for key, name in (await session.notebook.every(INVITE)).items():
        place, _, code = key.partition("/")
        if place != act.place or name != act.name:
            continue
        try:
            await call(session, act, lambda code=code: session.client.http.get_invite(code))  # type: ignore[misc]  # bound per code
        except Answered as early:
            if early.result != UNKNOWN:
                raise
            await session.notebook.drop(INVITE, key)
            continue
        return code
    return ""


async def _target(session: Session, guild: discord.Guild, wished: str) -> int | Refused:
    """Where the link leads: the wished channel, else the rules, else whichever comes first that everybody sees."""
    own = await look_at_own(session, guild)
    now = session.clock.now()

    def may(one: Any) -> bool:
        return own is None or bool(in_channel(guild, one, own, now) & _INVITES)

    if wished:
        channel = channel_in(guild, wished)
        channel = channel.parent if isinstance(channel, discord.Thread) else channel
        if channel is None:
            return Refused(Why.ROOM_GONE)
        return channel.id if may(channel) else Refused(Why.NO_RIGHT, "invites")
    first = [one for one in (guild.rules_channel, guild.system_channel) if one is not None]
    every = [*first, *guild.text_channels]
    seen = [one for one in every if one.permissions_for(guild.default_role).value & VIEW]
    found = next((one for one in [*seen, *every] if may(one)), None)
    return found.id if found is not None else Refused(Why.NO_RIGHT, "invites")
