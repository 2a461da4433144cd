"""Roles: made, changed and taken away. https://docs.discord.com/developers/topics/permissions#role-object"""

from __future__ import annotations

from copy import deepcopy

from tests.wire.discord import audit
from tests.wire.discord.errors import ApiError, missing_permissions
from tests.wire.discord.permissions import above_role, in_guild, need
from tests.wire.discord.world import Guild, Json, World, bare


def shape(number: str, body: Json, position: int) -> Json:
    return {
        "id": number,
        "name": body.get("name") or "new role",
        "permissions": str(body.get("permissions") or 0),
        "position": position,
        "color": body.get("color") or 0,
        "colors": {"primary_color": body.get("color") or 0, "secondary_color": None, "tertiary_color": None},
        "hoist": bool(body.get("hoist")),
        "mentionable": bool(body.get("mentionable")),
        "managed": bool(body.get("managed")),
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
        "description": None,
        **({"tags": body["tags"]} if body.get("tags") else {}),
    }


def make(world: World, guild: Guild, by: str | None, body: Json, reason: str | None) -> Json:
    """A role just above @everyone; `by` None is the test's own hand. Never more permissions than the maker has."""
    if by is not None:
        need(world, guild, by, "MANAGE_ROLES")
        if int(body.get("permissions") or 0) & ~in_guild(world, guild, by):
            raise missing_permissions()
    if len(guild.roles) >= 250:
        raise ApiError(400, 30005, "Maximum number of guild roles reached (250)")
    number = world.clock.snowflake()
    role = guild.roles[number] = shape(number, body, body.get("position") or 1)
    audit.note(
        world,
        guild,
        30,
        by or guild.data["owner_id"],
        number,
        reason,
        changes=audit.changed({}, {"name": role["name"]}),
    )
    world.tell("GUILD_ROLE_CREATE", {"guild_id": guild.id, "role": bare(role)}, guild=guild)
    return role


def edit(world: World, guild: Guild, by: str | None, role_id: str, body: Json, reason: str | None) -> Json:
    """Change a role below one's own."""
    role = world.role(guild, role_id)
    if by is not None:
        need(world, guild, by, "MANAGE_ROLES")
        if not above_role(guild, by, role) or int(body.get("permissions") or 0) & ~in_guild(world, guild, by):
            raise missing_permissions()
    before = deepcopy(role)
    role |= {key: value for key, value in body.items() if key in role and key != "id" and value is not None}
    role["permissions"] = str(role["permissions"])
    audit.note(world, guild, 31, by or guild.data["owner_id"], role_id, reason, changes=audit.changed(before, role))
    world.tell("GUILD_ROLE_UPDATE", {"guild_id": guild.id, "role": bare(role)}, guild=guild)
    return role


def delete(world: World, guild: Guild, by: str | None, role_id: str, reason: str | None) -> None:
    """Take a role away, from its members too."""
    role = world.role(guild, role_id)
    if by is not None:
        need(world, guild, by, "MANAGE_ROLES")
        if role.get("managed") or role_id == guild.id or not above_role(guild, by, role):
            raise missing_permissions()
    del guild.roles[role_id]
    for member in guild.members.values():
        member["roles"] = [one for one in member["roles"] if one != role_id]
    audit.note(world, guild, 32, by or guild.data["owner_id"], role_id, reason)
    world.tell("GUILD_ROLE_DELETE", {"guild_id": guild.id, "role_id": role_id}, guild=guild)
