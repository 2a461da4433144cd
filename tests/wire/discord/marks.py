"""What is put on messages: reactions and pins. https://docs.discord.com/developers/resources/message"""

from __future__ import annotations

from copy import deepcopy

from tests.wire.discord.errors import ApiError, unknown
from tests.wire.discord.posts import send, tell_message
from tests.wire.discord.world import Json, World


def react(world: World, channel_id: str, message_id: str, user: str, emoji: str, *, add: bool) -> None:
    """Put a reaction on or take it off; `emoji` is a character or `name:id`."""
    message = world.message(channel_id, message_id)
    guild, channel = world.channel(channel_id)
    name, _, number = emoji.partition(":")
    about = {"id": number or None, "name": name}
    reactions = message.setdefault("wire_reactions", {})
    one = reactions.setdefault(emoji, {"emoji": about, "users": []})
    if (user in one["users"]) == add:
        return
    if add and len([other for other in reactions.values() if other["users"]]) >= 20 and not one["users"]:
        raise ApiError(400, 30010, "Maximum number of reactions reached (20)")
    (one["users"].append if add else one["users"].remove)(user)
    data: Json = {
        "user_id": user,
        "channel_id": channel_id,
        "message_id": message_id,
        "emoji": about,
        "burst": False,
        "type": 0,
    }
    if guild is not None:
        data["guild_id"] = guild.id
    if add:
        data["message_author_id"] = message["author"]["id"]
        if guild is not None and user in guild.members:
            data["member"] = world.member(guild, user)
    world.tell("MESSAGE_REACTION_ADD" if add else "MESSAGE_REACTION_REMOVE", data, guild=guild, channel=channel)


def clear_reactions(world: World, channel_id: str, message_id: str, emoji: str | None) -> None:
    """Take all reactions off, or all of one emoji."""
    message = world.message(channel_id, message_id)
    guild, channel = world.channel(channel_id)
    data: Json = {"channel_id": channel_id, "message_id": message_id, **({"guild_id": guild.id} if guild else {})}
    if emoji is None:
        message.pop("wire_reactions", None)
        world.tell("MESSAGE_REACTION_REMOVE_ALL", data, guild=guild, channel=channel)
    elif (one := message.get("wire_reactions", {}).pop(emoji, None)) is not None:
        world.tell("MESSAGE_REACTION_REMOVE_EMOJI", {**data, "emoji": one["emoji"]}, guild=guild, channel=channel)


def pin(world: World, channel_id: str, message_id: str, *, on: bool, by: str | None = None) -> None:
    """Pin, which the platform tells the channel by a message of its own, or unpin; 50 was the limit, 250 is: https://docs.discord.com/developers/change-log."""
    message = world.message(channel_id, message_id)
    guild, channel = world.channel(channel_id)
    if on and sum(one["pinned"] for one in world.store.messages[channel_id].values()) >= 250:
        raise ApiError(400, 30003, "Maximum number of pins reached for the channel (250)")
    message["pinned"] = on
    message["wire_pinned_at"] = world.clock.iso()
    data = {
        "channel_id": channel_id,
        "last_pin_timestamp": world.clock.iso(),
        **({"guild_id": guild.id} if guild else {}),
    }
    world.tell("CHANNEL_PINS_UPDATE", data, guild=guild, channel=channel)
    tell_message(world, "MESSAGE_UPDATE", guild, channel, message)
    if on and by is not None:
        about = {
            "type": 0,
            "channel_id": channel_id,
            "message_id": message_id,
            **({"guild_id": guild.id} if guild else {}),
        }
        send(world, guild, channel, by, {}, system=True, type=6, message_reference=about)


def reactors(world: World, channel_id: str, message_id: str, emoji: str, query: dict[str, str]) -> list[Json]:
    """Who put this reaction on, by id."""
    one = world.message(channel_id, message_id).get("wire_reactions", {}).get(emoji)
    if one is None:
        raise unknown("emoji")
    after, limit = int(query.get("after", 0)), int(query.get("limit", 25))
    return [deepcopy(world.store.users[user]) for user in sorted(one["users"], key=int) if int(user) > after][:limit]
