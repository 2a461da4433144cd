"""Members: come, go, are timed out, kicked, banned, given roles. https://docs.discord.com/developers/resources/guild"""

from __future__ import annotations

from copy import deepcopy

from tests.wire.discord import audit, posts
from tests.wire.discord.clock import born, parse
from tests.wire.discord.errors import ApiError, invalid, missing_permissions, unknown
from tests.wire.discord.permissions import above, above_role, bits, in_guild, need
from tests.wire.discord.world import Guild, Json, World

TIMEOUT_SECONDS = 28 * 86_400.0
WEEK = 604_800
BULK = 200


def enter(
    world: World, guild: Guild, user: str, *, roles: list[str] | None = None, quiet: bool = False, pending: bool = False
) -> Json:
    """A user becomes a member; told unless `quiet` (members who were there before)."""
    guild.members[user] = {
        "nick": None,
        "avatar": None,
        "banner": None,
        "roles": list(roles or ()),
        "joined_at": world.clock.iso(),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": pending,
        "flags": 0,
        "communication_disabled_until": None,
    }
    member = world.member(guild, user)
    if not quiet:
        world.tell("GUILD_MEMBER_ADD", {**member, "guild_id": guild.id}, guild=guild)
    return member


def leave(world: World, guild: Guild, user: str) -> None:
    """A member goes, by will or not; when it is the bot, the guild is gone for it."""
    if user not in guild.members:
        raise unknown("member")
    if user == world.bot:
        world.tell("GUILD_DELETE", {"id": guild.id}, guild=guild)
        del guild.members[user]
        world.store.commands.pop(guild.id, None)
        return
    del guild.members[user]
    world.tell("GUILD_MEMBER_REMOVE", {"guild_id": guild.id, "user": deepcopy(world.store.users[user])}, guild=guild)


def kick(world: World, guild: Guild, by: str, target: str, reason: str | None) -> None:
    """Put a member out."""
    need(world, guild, by, "KICK_MEMBERS")
    if target not in guild.members:
        raise unknown("member")
    if not above(guild, by, target):
        raise missing_permissions()
    audit.note(world, guild, 20, by, target, reason)
    leave(world, guild, target)


def ban(world: World, guild: Guild, by: str, target: str, reason: str | None, seconds: int = 0) -> None:
    """Ban anyone, a member only from above; messages of the last `seconds` go with it."""
    need(world, guild, by, "BAN_MEMBERS")
    if not 0 <= seconds <= WEEK:
        raise invalid("delete_message_seconds", "int value should be between 0 and 604800.", "NUMBER_TYPE_MAX")
    world.user(target)
    if target in guild.members and not above(guild, by, target):
        raise missing_permissions()
    if target not in guild.members:
        _spend_stranger_ban(guild)
    audit.note(world, guild, 22, by, target, reason)
    _put_ban(world, guild, target, reason, seconds)


def _spend_stranger_ban(guild: Guild) -> None:
    """30035 once bans of non-members are used up; the number is nowhere documented, a test sets it."""
    left = guild.data.get("wire_stranger_bans")
    if left == 0:
        raise ApiError(400, 30035, "Maximum number of bans for non-guild members have been exceeded")
    if left is not None:
        guild.data["wire_stranger_bans"] = left - 1


def _put_ban(world: World, guild: Guild, target: str, reason: str | None, seconds: int) -> None:
    guild.bans[target] = {"reason": reason}
    world.tell("GUILD_BAN_ADD", {"guild_id": guild.id, "user": deepcopy(world.store.users[target])}, guild=guild)
    if target in guild.members:
        leave(world, guild, target)
    since = world.clock.seconds() - seconds
    for channel in list(guild.channels) if seconds else ():
        there = world.store.messages.get(channel, {}).values()
        posts.sweep(
            world, channel, [one["id"] for one in there if one["author"]["id"] == target and born(one["id"]) >= since]
        )


def bulk_ban(world: World, guild: Guild, by: str, ids: list[str], reason: str | None, seconds: int) -> Json:
    """Up to 200 at once, with both permissions; 500000 when not one could be banned."""
    need(world, guild, by, "BAN_MEMBERS", "MANAGE_GUILD")
    if not 1 <= len(ids) <= BULK:
        raise invalid("user_ids", "Must be between 1 and 200 in length.")
    if not 0 <= seconds <= WEEK:
        raise invalid("delete_message_seconds", "int value should be between 0 and 604800.", "NUMBER_TYPE_MAX")
    banned: list[str] = []
    failed: list[str] = []
    for one in dict.fromkeys(ids):
        ours = one == by or (one in guild.members and not above(guild, by, one))
        if ours or one in guild.bans or one not in world.store.users:
            failed.append(one)
            continue
        audit.note(world, guild, 22, by, one, reason)
        _put_ban(world, guild, one, reason, seconds)
        banned.append(one)
    if not banned:
        raise ApiError(400, 500000, "Failed to ban users")
    return {"banned_users": banned, "failed_users": failed}


def unban(world: World, guild: Guild, by: str, target: str, reason: str | None) -> None:
    """Lift a ban."""
    need(world, guild, by, "BAN_MEMBERS")
    if guild.bans.pop(target, None) is None:
        raise unknown("ban")
    audit.note(world, guild, 23, by, target, reason)
    world.tell("GUILD_BAN_REMOVE", {"guild_id": guild.id, "user": deepcopy(world.store.users[target])}, guild=guild)


def edit(world: World, guild: Guild, by: str, target: str, body: Json, reason: str | None) -> Json:
    """Nickname, roles, timeout."""
    member = guild.members.get(target)
    if member is None:
        raise unknown("member")
    before = deepcopy(member)
    if "communication_disabled_until" in body:
        _time_out(world, guild, by, target, body["communication_disabled_until"])
    if "nick" in body:
        need(world, guild, by, "CHANGE_NICKNAME" if by == target else "MANAGE_NICKNAMES")
        if by != target and not above(guild, by, target):
            raise missing_permissions()
        if len(body["nick"] or "") > 32:
            raise invalid("nick", "Must be 32 or fewer in length.")
        member["nick"] = body["nick"] or None
    if body.get("roles") is not None:
        asked = [str(one) for one in body["roles"]]
        for one in set(asked) ^ set(member["roles"]):
            _may_give(world, guild, by, one)
        member["roles"] = asked
    roles = {
        "$add": set(member["roles"]) - set(before["roles"]),
        "$remove": set(before["roles"]) - set(member["roles"]),
    }
    listed = [{"key": key, "new_value": [{"id": one, "name": guild.roles[one]["name"]} for one in sorted(ids)]}
              for key, ids in roles.items() if ids]  # fmt: skip
    if listed:
        audit.note(world, guild, 25, by, target, reason, changes=listed)
    if others := [one for one in audit.changed(before, member) if one["key"] != "roles"]:
        audit.note(world, guild, 24, by, target, reason, changes=others)
    if member != before:
        tell_update(world, guild, target)
    return world.member(guild, target)


def _time_out(world: World, guild: Guild, by: str, target: str, until: str | None) -> None:
    """At most 28 days; never the owner nor an administrator, whoever asks."""
    need(world, guild, by, "MODERATE_MEMBERS")
    if not above(guild, by, target) or in_guild(world, guild, target) & bits("ADMINISTRATOR"):
        raise missing_permissions()
    if until is not None and parse(until) - world.clock.seconds() > TIMEOUT_SECONDS:
        raise invalid(
            "communication_disabled_until",
            "Timeout cannot be longer than 28 days.",
            "INVALID_COMMUNICATION_DISABLED_TIMESTAMP",
        )
    guild.members[target]["communication_disabled_until"] = until


def _may_give(world: World, guild: Guild, by: str, role_id: str) -> Json:
    need(world, guild, by, "MANAGE_ROLES")
    role = world.role(guild, role_id)
    if role_id == guild.id or role.get("managed") or not above_role(guild, by, role):
        raise missing_permissions()
    return role


def give_role(world: World, guild: Guild, by: str, target: str, role_id: str, reason: str | None, *, add: bool) -> None:
    """Give a role or take it."""
    if target not in guild.members:
        raise unknown("member")
    role = _may_give(world, guild, by, role_id)
    roles = guild.members[target]["roles"]
    if (role_id in roles) == add:
        return
    (roles.append if add else roles.remove)(role_id)
    change = {"key": "$add" if add else "$remove", "new_value": [{"id": role_id, "name": role["name"]}]}
    audit.note(world, guild, 25, by, target, reason, changes=[change])
    tell_update(world, guild, target)


def tell_update(world: World, guild: Guild, user: str) -> None:
    """Say how a member is now."""
    world.tell("GUILD_MEMBER_UPDATE", {**world.member(guild, user), "guild_id": guild.id}, guild=guild)


def rename(world: World, user: str, *, name: str | None = None, display: str | None = None) -> None:
    """A user changes its name; each guild it shares with the bot hears of it."""
    about = world.user(user)
    about["username"] = name or about["username"]
    about["global_name"] = display if display is not None else about["global_name"]
    for guild in world.store.guilds.values():
        if user in guild.members and world.bot in guild.members:
            tell_update(world, guild, user)


def search(world: World, guild: Guild, query: str, limit: int) -> list[Json]:
    """Members whose name or nickname begins so."""
    wanted = query.casefold()
    hits = []
    for user, member in guild.members.items():
        about = world.store.users[user]
        names = (about["username"], about["global_name"] or "", member["nick"] or "")
        if any(name.casefold().startswith(wanted) for name in names if name):
            hits.append(world.member(guild, user))
    return hits[:limit]
