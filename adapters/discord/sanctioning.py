"""What falls on members, and what takes it back. Refused before the call as Discord would refuse it.

https://docs.discord.com/developers/topics/permissions#permission-hierarchy,
https://docs.discord.com/developers/resources/guild#modify-guild-member
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

import discord
from discord.http import Route

from adapters.discord.calls import Answered, call, nowhere
from adapters.discord.errors import FAILURES, UNKNOWN_BAN, code_of, result_of
from adapters.discord.limits import Lane
from adapters.discord.permissions import (
    ADMIN,
    P,
    forget_member,
    guild_of,
    in_guild,
    look_at,
    look_at_own,
    number,
    top,
)
from adapters.discord.reasons import audit_reason
from adapters.discord.seen import Seen
from adapters.discord.session import Session
from adapters.discord.state import turn
from bot.domain.actions import Ban, BanMany, Kick, Mute, SetRole, Unban, Unmute
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.time import DAY, MINUTE, SECOND

MUTE_MAX: Final = 28 * DAY - MINUTE
"""Discord's 28 days less a minute: exactly 28 days fail when clocks differ."""
BAN_MANY_MAX: Final = 200
PURGE_MAX: Final = 7 * 86_400
_NONE_BANNED: Final = 500_000
_NEEDS: Final[dict[type, tuple[int, str]]] = {
    Mute: (P(moderate_members=True).value, "mute"), Unmute: (P(moderate_members=True).value, "mute"),
    Kick: (P(kick_members=True).value, "kick"), Ban: (P(ban_members=True).value, "ban"),
    Unban: (P(ban_members=True).value, "ban"), BanMany: (P(ban_members=True).value, "ban"),
    SetRole: (P(manage_roles=True).value, "manage"),
}  # fmt: skip
Sanction: TypeAlias = Mute | Unmute | Kick | Ban | Unban | BanMany | SetRole


async def mute(session: Session, act: Mute) -> Result:
    """A timeout until then, at most for 28 days."""
    now = session.clock.now()
    if act.until <= now:
        return Refused(Why.BAD_REQUEST)
    return await _timeout(session, act, min(act.until, now + MUTE_MAX), audit_reason(act.reason))


async def unmute(session: Session, act: Unmute) -> Result:
    """Lift a timeout."""
    return await _timeout(session, act, None, audit_reason(""))


async def _timeout(session: Session, act: Mute | Unmute, until: int | None, reason: str) -> Result:
    seen = await _target(session, act)
    if seen is None:
        return Refused(Why.NOT_HERE)
    guild = guild_of(session, act.place)
    if guild is not None and in_guild(guild, seen, session.clock.now()) & ADMIN:
        return Refused(Why.PROTECTED)
    when = None if until is None else datetime.fromtimestamp(until // SECOND, UTC).replace(microsecond=until % SECOND)
    fields = {"communication_disabled_until": when.isoformat() if when is not None else None}
    forget_member(session, act.place, act.account.id)
    http = session.client.http
    await call(session, act, lambda: http.edit_member(int(act.place), int(act.account.id), reason=reason, **fields))
    forget_member(session, act.place, act.account.id)
    return Done(before=str(seen.muted_until) if seen.muted_until > session.clock.now() else "")


async def kick(session: Session, act: Kick) -> Result:
    """Remove a member."""
    if await _target(session, act) is None:
        return Refused(Why.NOT_HERE)
    reason, http = audit_reason(act.reason), session.client.http
    await call(session, act, lambda: http.kick(int(act.account.id), int(act.place), reason=reason))
    forget_member(session, act.place, act.account.id)
    return Done(before="here")


async def ban(session: Session, act: Ban) -> Result:
    """Ban an account, member or not; what it wrote stays."""
    if act.until is not None and act.until <= session.clock.now():
        return Refused(Why.BAD_REQUEST)
    seen = await _target(session, act)
    before = "here" if seen is not None else await _banned(session, act)
    reason, http = audit_reason(act.reason), session.client.http
    await call(session, act, lambda: http.ban(int(act.account.id), int(act.place), 0, reason=reason))
    forget_member(session, act.place, act.account.id)
    return Done(before=before)


async def unban(session: Session, act: Unban) -> Result:
    """Lift a ban; one who is not banned is let be."""
    await _lacking(session, act)
    if number(act.account.id) is None:
        return Refused(Why.NOT_HERE)
    try:
        await call(
            session, act,
            lambda: session.client.http.unban(int(act.account.id), int(act.place), reason=audit_reason("")),
        )  # fmt: skip
    except Answered as early:
        if early.result != Refused(Why.NOT_HERE):
            raise
        return Done()
    return Done(before="banned")


async def ban_many(session: Session, act: BanMany) -> Result:
    """Ban up to two hundred in one call, which takes the right to manage the guild too.

    Those above Steward are left out by Discord, as are those banned before.
    """
    ids = [one.id for one in dict.fromkeys(act.accounts) if number(one.id) is not None]
    if len(ids) > BAN_MANY_MAX or not 0 <= act.purge <= PURGE_MAX:
        return Refused(Why.BAD_REQUEST, detail=f"{len(ids)} accounts, {act.purge} s")
    guild = await _lacking(session, act)
    if guild is not None and not await _may_in(session, guild, P(manage_guild=True).value):
        return Refused(Why.NO_RIGHT, "manage")
    own = session.client.user
    ids = [id for id in ids if guild is None or int(id) not in (guild.owner_id, own.id if own else 0)]
    if not ids:
        return Done()
    route = Route("POST", "/guilds/{guild_id}/bulk-ban", guild_id=act.place)
    body = {"user_ids": ids, "delete_message_seconds": act.purge}
    told = await call(session, act, lambda: _bulk(session, route, body, audit_reason(act.reason)))
    for id in ids:
        forget_member(session, act.place, id)
    return Done(before=",".join(str(one) for one in told.get("banned_users") or ()))


async def _bulk(session: Session, route: Route, body: dict[str, Any], reason: str) -> dict[str, Any]:
    """The call; that nobody could be banned (all of them were, or stand above) is an answer too."""
    try:
        told: dict[str, Any] = await session.client.http.request(route, json=body, reason=reason)
    except discord.HTTPException as error:
        if code_of(error) != _NONE_BANNED:
            raise
        return {}
    return told


async def set_role(session: Session, act: SetRole) -> Result:
    """Give or take a role below Steward's own."""
    guild = await _lacking(session, act)
    role = guild.get_role(int(act.role)) if guild is not None and number(act.role) is not None else None
    if guild is None or role is None:
        return Refused(Why.GONE)
    seen = await call(session, act, lambda: look_at(session, act.place, act.account.id))
    own = await look_at_own(session, guild)
    if seen is None:
        return Refused(Why.NOT_HERE)
    if role.managed or role.is_default():
        return Refused(Why.NOT_POSSIBLE)
    if own is not None and own.id != guild.owner_id and (role.position, -role.id) >= top(guild, own):
        return Refused(Why.ABOVE_ME)
    http = session.client.http
    change = http.add_role if act.has else http.remove_role
    ids = (int(act.place), int(act.account.id), role.id)
    await call(session, act, lambda: change(*ids, reason=audit_reason("")))
    forget_member(session, act.place, act.account.id)
    return Done(before="has" if role.id in seen.roles else "")


async def _lacking(session: Session, act: Sanction) -> discord.Guild | None:
    """The guild; raises `Answered` when Steward is not there or lacks the right."""
    guild = guild_of(session, act.place)
    if guild is None:
        raise Answered(nowhere(session, act))
    needs, right = _NEEDS[type(act)]
    if not await _may_in(session, guild, needs):
        raise Answered(Refused(Why.NO_RIGHT, right))
    return guild


async def _may_in(session: Session, guild: discord.Guild, needs: int) -> bool:
    """Whether Steward has all of these permissions there; True while that can't be told."""
    own = await look_at_own(session, guild)
    return own is None or in_guild(guild, own, session.clock.now()) & needs == needs


async def _target(session: Session, act: Mute | Unmute | Kick | Ban) -> Seen | None:
    """Whom it falls on, None when no member; raises `Answered` for whom it may not fall on."""
    guild = await _lacking(session, act)
    own = await look_at_own(session, guild) if guild is not None else None
    if number(act.account.id) is None:
        raise Answered(Refused(Why.NOT_HERE))
    if guild is not None and int(act.account.id) in (guild.owner_id, own.id if own is not None else 0):
        raise Answered(Refused(Why.PROTECTED))
    seen = await call(session, act, lambda: look_at(session, act.place, act.account.id))
    if guild is None or own is None or seen is None or own.id == guild.owner_id:
        return seen
    if top(guild, seen) >= top(guild, own):
        raise Answered(Refused(Why.ABOVE_ME))
    return seen


async def _banned(session: Session, act: Ban) -> str:
    """Whether somebody is banned already, for the record of what was before."""
    await turn(session, Lane.DEED)
    try:
        await session.client.http.get_ban(int(act.account.id), int(act.place))
    except FAILURES as error:
        result = result_of(error, act)
        if code_of(error) == UNKNOWN_BAN or isinstance(result, Refused):
            return ""
        raise Answered(result) from None
    return "banned"
