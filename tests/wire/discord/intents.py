"""Which events reach a session: by its intents, its shard, and the bot's permissions.

https://docs.discord.com/developers/events/gateway#list-of-intents
"""

from __future__ import annotations

from typing import Protocol

from tests.wire.discord.permissions import bits, in_channel, in_guild
from tests.wire.discord.world import Guild, Json, World

PRIVILEGED = {"members": 1 << 1, "presences": 1 << 8, "content": 1 << 15}
FLAGS = {"presences": 1 << 13, "members": 1 << 15, "content": 1 << 19}
"""The application's flags for each privileged intent (the "limited" ones, of bots in fewer than 100 guilds)."""
_INTENTS = {
    0: "GUILD_CREATE GUILD_UPDATE GUILD_DELETE GUILD_ROLE_CREATE GUILD_ROLE_UPDATE GUILD_ROLE_DELETE CHANNEL_CREATE"
    " CHANNEL_UPDATE CHANNEL_DELETE CHANNEL_PINS_UPDATE THREAD_CREATE THREAD_UPDATE THREAD_DELETE",
    1: "GUILD_MEMBER_ADD GUILD_MEMBER_UPDATE GUILD_MEMBER_REMOVE",
    2: "GUILD_AUDIT_LOG_ENTRY_CREATE GUILD_BAN_ADD GUILD_BAN_REMOVE",
    5: "WEBHOOKS_UPDATE",
    6: "INVITE_CREATE INVITE_DELETE",
    7: "VOICE_STATE_UPDATE",
    9: "MESSAGE_CREATE MESSAGE_UPDATE MESSAGE_DELETE MESSAGE_DELETE_BULK",
    10: "MESSAGE_REACTION_ADD MESSAGE_REACTION_REMOVE MESSAGE_REACTION_REMOVE_ALL MESSAGE_REACTION_REMOVE_EMOJI",
    11: "TYPING_START",
    16: "GUILD_SCHEDULED_EVENT_CREATE GUILD_SCHEDULED_EVENT_UPDATE GUILD_SCHEDULED_EVENT_DELETE",
    20: "AUTO_MODERATION_RULE_CREATE AUTO_MODERATION_RULE_UPDATE AUTO_MODERATION_RULE_DELETE",
    21: "AUTO_MODERATION_ACTION_EXECUTION",
    24: "MESSAGE_POLL_VOTE_ADD MESSAGE_POLL_VOTE_REMOVE",
}
IN_GUILD = {event: bit for bit, events in _INTENTS.items() for event in events.split()}
IN_PRIVATE = {event: {9: 12, 10: 13, 11: 14, 24: 25}[bit] for event, bit in IN_GUILD.items() if bit in (9, 10, 11, 24)}
IN_PRIVATE["CHANNEL_PINS_UPDATE"] = 12
_ASKS = {"GUILD_AUDIT_LOG_ENTRY_CREATE": "VIEW_AUDIT_LOG", "INVITE_CREATE": "MANAGE_CHANNELS"}
"""Events that need a permission besides the intent; those of AutoMod need MANAGE_GUILD."""


class Listening(Protocol):
    """What matters of a session here."""

    shard: int
    shards: int
    intents: int


def wants(world: World, session: Listening, event: str, data: Json, guild: Guild | None, channel: Json | None) -> bool:
    """Whether this session is to have this event."""
    place = guild.id if guild else data.get("guild_id")
    if (int(place) >> 22) % session.shards != session.shard if place else session.shard != 0:
        return False
    bit = (IN_GUILD if place else IN_PRIVATE).get(event)
    own = event == "GUILD_MEMBER_UPDATE" and data["user"]["id"] == world.bot
    if bit is not None and not session.intents >> bit & 1 and not own:
        return False
    if guild is None:
        return True
    if world.bot not in guild.members:
        return False
    asks = "MANAGE_GUILD" if event.startswith("AUTO_MODERATION") else _ASKS.get(event)
    if asks and not in_guild(world, guild, world.bot) & bits(asks):
        return False
    unseen = channel is not None and not in_channel(world, guild, channel, world.bot) & bits("VIEW_CHANNEL")
    return not (unseen and event.startswith(("MESSAGE", "THREAD", "TYPING", "VOICE", "GUILD_SCHEDULED")))


def app_flags(world: World) -> int:
    """The application's flags."""
    value = 1 << 23  # APPLICATION_COMMAND_BADGE
    for name in world.store.app["intents"]:
        value |= FLAGS[name]
    return value
