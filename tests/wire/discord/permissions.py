"""Who may what, computed as https://docs.discord.com/developers/topics/permissions tells, apart from any library."""

from __future__ import annotations

from tests.wire.discord.clock import parse
from tests.wire.discord.errors import missing_access, missing_permissions
from tests.wire.discord.world import THREADS, Guild, Json, World

BITS = {
    "CREATE_INSTANT_INVITE": 0,
    "KICK_MEMBERS": 1,
    "BAN_MEMBERS": 2,
    "ADMINISTRATOR": 3,
    "MANAGE_CHANNELS": 4,
    "MANAGE_GUILD": 5,
    "ADD_REACTIONS": 6,
    "VIEW_AUDIT_LOG": 7,
    "VIEW_CHANNEL": 10,
    "SEND_MESSAGES": 11,
    "SEND_TTS_MESSAGES": 12,
    "MANAGE_MESSAGES": 13,
    "EMBED_LINKS": 14,
    "ATTACH_FILES": 15,
    "READ_MESSAGE_HISTORY": 16,
    "MENTION_EVERYONE": 17,
    "USE_EXTERNAL_EMOJIS": 18,
    "CONNECT": 20,
    "SPEAK": 21,
    "CHANGE_NICKNAME": 26,
    "MANAGE_NICKNAMES": 27,
    "MANAGE_ROLES": 28,
    "MANAGE_WEBHOOKS": 29,
    "MANAGE_GUILD_EXPRESSIONS": 30,
    "USE_APPLICATION_COMMANDS": 31,
    "MANAGE_EVENTS": 33,
    "MANAGE_THREADS": 34,
    "CREATE_PUBLIC_THREADS": 35,
    "CREATE_PRIVATE_THREADS": 36,
    "USE_EXTERNAL_STICKERS": 37,
    "SEND_MESSAGES_IN_THREADS": 38,
    "MODERATE_MEMBERS": 40,
    "CREATE_GUILD_EXPRESSIONS": 43,
    "CREATE_EVENTS": 44,
    "SEND_POLLS": 49,
    "PIN_MESSAGES": 51,
    "BYPASS_SLOWMODE": 52,
}
HOSTING = {"MUTE_MEMBERS": 22, "MOVE_MEMBERS": 24}
"""What hosting a stage takes besides."""
ALL = (1 << 53) - 1
EVERYONE_DEFAULT = ("VIEW_CHANNEL SEND_MESSAGES EMBED_LINKS ATTACH_FILES READ_MESSAGE_HISTORY ADD_REACTIONS"
    " USE_APPLICATION_COMMANDS CREATE_PUBLIC_THREADS SEND_MESSAGES_IN_THREADS CHANGE_NICKNAME CREATE_INSTANT_INVITE"
    " SEND_POLLS CONNECT SPEAK").split()  # fmt: skip


def bits(*names: str) -> int:
    """The integer of named permissions."""
    value = 0
    for name in names:
        value |= 1 << (BITS | HOSTING)[name]
    return value


TIMED_OUT = bits("VIEW_CHANNEL", "READ_MESSAGE_HISTORY")


def is_timed_out(world: World, member: Json) -> bool:
    """Whether the member's timeout lasts."""
    until = member.get("communication_disabled_until")
    return until is not None and parse(until) > world.clock.seconds()


def in_guild(world: World, guild: Guild, user: str) -> int:
    """A member's permissions apart from channels."""
    member = guild.members.get(user)
    if member is None:
        return 0
    if guild.data["owner_id"] == user:
        return ALL
    value = int(guild.roles[guild.id]["permissions"])
    for role in member["roles"]:
        value |= int(guild.roles[role]["permissions"])
    if value & bits("ADMINISTRATOR"):
        return ALL
    return value & TIMED_OUT if is_timed_out(world, member) else value


def in_channel(world: World, guild: Guild | None, channel: Json, user: str) -> int:
    """A member's permissions in a channel; in a private channel, what everyone has there."""
    if guild is None:
        return bits(*EVERYONE_DEFAULT) if user in (world.bot, *(one["id"] for one in channel["recipients"])) else 0
    base = in_guild(world, guild, user)
    if base == ALL or user not in guild.members:
        return base
    home = guild.channels.get(channel.get("parent_id") or "", channel) if channel["type"] in THREADS else channel
    value = _overwritten(guild, home, user, base)
    if is_timed_out(world, guild.members[user]):
        value &= TIMED_OUT
    if not value & bits("VIEW_CHANNEL"):
        return 0
    if channel["type"] == 12 and user not in channel["wire_members"] and not value & bits("MANAGE_THREADS"):
        return 0
    speaks = bits("SEND_MESSAGES_IN_THREADS" if channel["type"] in THREADS else "SEND_MESSAGES")
    if not value & speaks:
        value &= ~bits("MENTION_EVERYONE", "SEND_TTS_MESSAGES", "ATTACH_FILES", "EMBED_LINKS")
    return value


def _overwritten(guild: Guild, channel: Json, user: str, value: int) -> int:
    """Overwrites in the documented order: everyone's, the roles' together, the member's own."""
    given = {one["id"]: (int(one["allow"]), int(one["deny"])) for one in channel.get("permission_overwrites", ())}
    allow, deny = given.get(guild.id, (0, 0))
    value = value & ~deny | allow
    roles = [given[role] for role in guild.members[user]["roles"] if role in given]
    allow = deny = 0
    for more, less in roles:
        allow, deny = allow | more, deny | less
    value = value & ~deny | allow
    allow, deny = given.get(user, (0, 0))
    return value & ~deny | allow


def need(world: World, guild: Guild, user: str, *names: str) -> None:
    """Refuse unless the member has all these in the guild."""
    if in_guild(world, guild, user) & bits(*names) != bits(*names):
        raise missing_permissions()


def need_here(world: World, guild: Guild | None, channel: Json, user: str, *names: str) -> None:
    """Refuse unless the member sees the channel (50001) and has all these there (50013)."""
    has = in_channel(world, guild, channel, user)
    if not has & bits("VIEW_CHANNEL"):
        raise missing_access()
    if guild is None:
        return
    if has & bits(*names) != bits(*names):
        raise missing_permissions()


def top(guild: Guild, user: str) -> tuple[int, int]:
    """The member's highest role as (position, minus id): the greater stands higher; equal positions go by age."""
    roles = guild.members[user]["roles"] if user in guild.members else []
    return max(((guild.roles[role]["position"], -int(role)) for role in roles), default=(0, -int(guild.id)))


def above(guild: Guild, actor: str, target: str) -> bool:
    """Whether the actor's highest role stands above the target's; the owner above all."""
    if guild.data["owner_id"] in (actor, target):
        return guild.data["owner_id"] == actor and actor != target
    return top(guild, actor) > top(guild, target)


def above_role(guild: Guild, actor: str, role: Json) -> bool:
    """Whether the actor may touch this role."""
    return guild.data["owner_id"] == actor or top(guild, actor) > (role["position"], -int(role["id"]))
