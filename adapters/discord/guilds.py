"""What concerns a channel or a whole guild: slow mode, locks, doors, rooms, leaving."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, Final

import discord
from discord.http import Route

from adapters.discord.calls import Answered, call, nowhere
from adapters.discord.components import Json
from adapters.discord.errors import RIGHT_OF
from adapters.discord.literal import clean, shorten
from adapters.discord.permissions import ADMIN, MODERATION, P, guild_of, in_guild, look_at_own, number
from adapters.discord.reasons import audit_reason
from adapters.discord.session import PLATFORM, Session
from bot.domain.actions import Act, LeavePlace, LockChannel, MakeRoom, PauseDoors, SetSlowMode, UnlockChannel
from bot.domain.messages import ChannelRef
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.time import DAY, MINUTE, SECOND

SLOW_MAX: Final = 21_600
PAUSE_MAX: Final = DAY - MINUTE
NAME_MAX: Final = 100
LOCKED: Final = "locked"
THREADS: Final = (10, 11, 12)
SPEAK: Final = P(
    send_messages=True, send_messages_in_threads=True, create_public_threads=True, create_private_threads=True,
).value  # fmt: skip
_SEND: Final = P(send_messages=True, send_messages_in_threads=True).value
_VIEW: Final = P(view_channel=True).value
_IN_ROOM: Final = P(view_channel=True, send_messages=True, read_message_history=True).value
ROLE, MEMBER = 0, 1


async def slow(session: Session, act: SetSlowMode) -> Result:
    """Slow mode of a channel or thread."""
    if not 0 <= act.seconds <= SLOW_MAX:
        return Refused(Why.BAD_REQUEST, detail=f"0–{SLOW_MAX}")
    raw = await _channel(session, act, act.channel)
    http, id = session.client.http, int(raw["id"])
    await call(session, act, lambda: http.edit_channel(id, reason=audit_reason(""), rate_limit_per_user=act.seconds))
    return Done(before=str(raw.get("rate_limit_per_user") or 0))


async def _channel(session: Session, act: Act, channel: ChannelRef) -> Json:
    """A channel as it is now. Raises `Answered`."""
    id = number(channel.id)
    if id is None:
        raise Answered(Refused(Why.ROOM_GONE))
    return dict(await call(session, act, lambda: session.client.http.get_channel(id)))


async def lock(session: Session, act: LockChannel) -> Result:
    """Only staff may write: one change of all overwrites. What was before is kept until it is put back, so that a
    repeat tells the same."""
    raw = await _channel(session, act, act.channel)
    reason = audit_reason(act.reason)
    if raw.get("type") in THREADS:
        return await _lock_thread(session, act, raw, reason)
    guild = guild_of(session, act.channel.place)
    if guild is None:
        return nowhere(session, act)
    kept = await session.notebook.read(LOCKED, act.channel.id)
    now = {str(one["id"]): one for one in raw.get("permission_overwrites") or ()}
    own = await look_at_own(session, guild)
    wanted = _locked(guild, now, SPEAK & in_guild(guild, own, session.clock.now()) if own is not None else _SEND)
    if kept is not None and all(_same(now.get(id), one) for id, one in wanted.items()):
        return Done(before=kept)
    saved = json.dumps({id: _saved(now.get(id)) for id in wanted}, sort_keys=True)
    await session.notebook.write(LOCKED, act.channel.id, saved)
    await _put(session, act, raw, {**now, **wanted}, reason)
    return Done(before=saved)


def _locked(guild: discord.Guild, now: dict[str, Json], speak: int) -> dict[str, Json]:
    """The overwrites that must change, as they are to be, by role or member. `speak` are the permissions to take: only
    what Steward has itself, since Discord lets nobody change others."""
    wanted = {str(guild.id): _changed(now.get(str(guild.id)), str(guild.id), deny=speak)}
    everyone = guild.default_role.permissions.value
    before = now.get(str(guild.id))
    for role in guild.roles:
        value = everyone | role.permissions.value
        if role.is_default() or value & ADMIN or not role.permissions.value & MODERATION:
            continue
        for one in (before, now.get(str(role.id))):
            value = value & ~int(one["deny"]) | int(one["allow"]) if one is not None else value
        if value & _SEND:
            wanted[str(role.id)] = _changed(now.get(str(role.id)), str(role.id), allow=value & _SEND & speak)
    for id, one in now.items():
        staff = guild.get_role(int(id))
        if id not in wanted and int(one["allow"]) & speak and not (staff and staff.permissions.value & MODERATION):
            wanted[id] = _changed(one, id, clear=speak)
    return wanted


def _changed(one: Json | None, id: str, *, allow: int = 0, deny: int = 0, clear: int = 0) -> Json:
    """An overwrite with these permissions given, taken, or left to others."""
    old = one or {"id": id, "type": ROLE, "allow": "0", "deny": "0"}
    allowed = int(old["allow"]) & ~(deny | clear) | allow
    denied = int(old["deny"]) & ~allow | deny
    return {"id": id, "type": old["type"], "allow": str(allowed), "deny": str(denied)}


def _saved(one: Json | None) -> Any:
    return "none" if one is None else [one["type"], str(one["allow"]), str(one["deny"])]


def _same(one: Json | None, other: Json) -> bool:
    return one is not None and all(int(one[key]) == int(other[key]) for key in ("allow", "deny"))


async def _put(session: Session, act: Act, raw: Json, overwrites: dict[str, Json], reason: str) -> None:
    told = [{key: one[key] for key in ("id", "type", "allow", "deny")} for one in overwrites.values()]
    http = session.client.http
    await call(session, act, lambda: http.edit_channel(int(raw["id"]), reason=reason, permission_overwrites=told))


async def _lock_thread(session: Session, act: LockChannel, raw: Json, reason: str) -> Result:
    before = "locked" if (raw.get("thread_metadata") or {}).get("locked") else "open"
    await call(session, act, lambda: session.client.http.edit_channel(int(raw["id"]), reason=reason, locked=True))
    return Done(before=before)


async def unlock(session: Session, act: UnlockChannel) -> Result:
    """Put back what the lock changed; what others changed meanwhile stays."""
    raw = await _channel(session, act, act.channel)
    reason = audit_reason("")
    if raw.get("type") in THREADS:
        if act.saved == "open":
            await call(
                session, act, lambda: session.client.http.edit_channel(int(raw["id"]), reason=reason, locked=False)
            )
        return Done()
    saved = _read_saved(act.saved)
    if saved is None:
        return Refused(Why.BAD_REQUEST)
    now = {str(one["id"]): one for one in raw.get("permission_overwrites") or ()}
    for id, one in saved.items():
        now.pop(id, None)
        if one is not None:
            now[id] = one
    await _put(session, act, raw, now, reason)
    await session.notebook.drop(LOCKED, act.channel.id)
    return Done()


def _read_saved(text: str) -> dict[str, Json | None] | None:
    """What `lock` wrote; None for anything else."""
    try:
        return {
            str(int(id)): None if one == "none" else {
                "id": id, "type": int(one[0]), "allow": str(int(one[1])), "deny": str(int(one[2])),
            }
            for id, one in json.loads(text).items()
        }  # fmt: skip
    except (ValueError, AttributeError, TypeError, IndexError, KeyError):
        return None


async def pause_doors(session: Session, act: PauseDoors) -> Result:
    """Invites and messages between members; at most a day ahead."""
    guild = await _managed(session, act, P(manage_guild=True).value)
    now = session.clock.now()
    before = ",".join(_micros(one, now) for one in (guild.invites_paused_until, guild.dms_paused_until))
    body: dict[str, Any] = {
        "invites_disabled_until": _iso(act.invites_until, now), "dms_disabled_until": _iso(act.directs_until, now),
    }  # fmt: skip
    route = Route("PUT", "/guilds/{guild_id}/incident-actions", guild_id=act.place)
    await call(session, act, lambda: session.client.http.request(route, json=body))
    return Done(before=before)


def _iso(at: int | None, now: int) -> str | None:
    if at is None or at <= now:
        return None
    return datetime.fromtimestamp(min(at, now + PAUSE_MAX) // SECOND, UTC).isoformat()


def _micros(when: datetime | None, now: int) -> str:
    at = int(when.timestamp()) * SECOND if when is not None else 0
    return str(at) if at > now else ""


async def _managed(session: Session, act: PauseDoors | MakeRoom, needs: int) -> discord.Guild:
    """The guild, where Steward has what it needs. Raises `Answered`."""
    guild = guild_of(session, act.place)
    if guild is None:
        raise Answered(nowhere(session, act))
    own = await look_at_own(session, guild)
    if own is not None and in_guild(guild, own, session.clock.now()) & needs != needs:
        raise Answered(Refused(Why.NO_RIGHT, RIGHT_OF[type(act)]))
    return guild


async def make_room(session: Session, act: MakeRoom) -> Result:
    """A text channel that only staff and Steward can read."""
    guild = await _managed(session, act, P(manage_channels=True).value)
    own = session.client.user
    overwrites = [{"id": str(guild.id), "type": ROLE, "allow": "0", "deny": str(_VIEW)}]
    if own is not None:
        overwrites.append({"id": str(own.id), "type": MEMBER, "allow": str(_IN_ROOM), "deny": "0"})
    for role in guild.roles:
        staff = role.permissions.value & MODERATION and not role.permissions.value & ADMIN
        if staff and not role.is_default() and not role.is_bot_managed():
            overwrites.append({"id": str(role.id), "type": ROLE, "allow": str(_IN_ROOM), "deny": "0"})
    name = shorten(" ".join(clean(act.name).split()), NAME_MAX) or "steward"
    body = {"name": name, "type": 0, "permission_overwrites": overwrites}
    route = Route("POST", "/guilds/{guild_id}/channels", guild_id=act.place)
    reason = audit_reason("")
    told = await call(session, act, lambda: session.client.http.request(route, json=body, reason=reason))
    return Done(room=ChannelRef(PLATFORM, act.place, str(told["id"])))


async def leave(session: Session, act: LeavePlace) -> Result:
    """Leave a guild; having left is as good."""
    if number(act.place) is None:
        return Refused(Why.ROOM_GONE)
    try:
        await call(session, act, lambda: session.client.http.leave_guild(int(act.place)))
    except Answered as early:
        if early.result != Refused(Why.ROOM_GONE):
            raise
    return Done()
