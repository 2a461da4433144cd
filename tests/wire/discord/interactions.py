"""Interactions: made by people, answered by the bot within 3 seconds, spoken to for 15 minutes.

https://docs.discord.com/developers/interactions/receiving-and-responding
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.wire.discord import posts
from tests.wire.discord.errors import ApiError, invalid, unknown
from tests.wire.discord.forms import EPHEMERAL, LOADING, check_length, check_modal
from tests.wire.discord.permissions import ALL, in_channel
from tests.wire.discord.world import THREADS, Guild, Json, World, bare

ANSWER_SECONDS = 3.0
TOKEN_SECONDS = 15 * 60.0
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
Files = list[tuple[str, bytes]]


def make(
    world: World,
    kind: int,
    guild: Guild | None,
    channel: Json,
    user: str,
    data: Json,
    *,
    message: Json | None = None,
    locale: str = "en-US",
) -> Json:
    """Dispatch INTERACTION_CREATE; gives what the wire remembers of it."""
    number = world.clock.snowflake()
    token = f"wire-interaction-{number}"
    known = {
        "id": number,
        "token": token,
        "type": kind,
        "user": user,
        "guild": guild.id if guild else None,
        "channel": channel["id"],
        "data": data,
        "created": world.clock.seconds(),
        "answered": None,
        "answered_after": None,
        "original": None,
        "message": message["id"] if message else None,
        "modal": None,
        "choices": None,
        "messages": [],
    }
    world.store.interactions[token] = known
    payload = _payload(world, known, guild, channel)
    payload["locale"] = locale
    if message is not None:
        payload["message"] = posts.show(world, message)
    world.tell("INTERACTION_CREATE", payload)
    return known


def _payload(world: World, known: Json, guild: Guild | None, channel: Json) -> Json:
    """The event of an interaction, without its message."""
    user = known["user"]
    payload: Json = {
        **{key: known[key] for key in ("id", "type", "data", "token")},
        "application_id": world.bot,
        "version": 1,
        "channel_id": channel["id"],
        "channel": _channel(world, guild, channel, user),
        "entitlements": [],
        "app_permissions": str(in_channel(world, guild, channel, world.bot) if guild else ALL),
        "authorizing_integration_owners": {"0": guild.id if guild else "0"},
        "context": 0 if guild else 1,
        "attachment_size_limit": 10 * 2**20,
    }
    about = deepcopy(world.store.users[user])
    if guild is None:
        payload["user"] = about
    else:
        payload |= {"guild_id": guild.id, "guild_locale": guild.data["preferred_locale"]}
        payload["guild"] = {
            "id": guild.id,
            "locale": guild.data["preferred_locale"],
            "features": guild.data["features"],
        }
        payload["member"] = {**world.member(guild, user), "permissions": str(in_channel(world, guild, channel, user))}
    return payload


def _channel(world: World, guild: Guild | None, channel: Json, user: str) -> Json:
    """A channel with what the user may in it."""
    return {**bare(channel), "permissions": str(in_channel(world, guild, channel, user) if guild else ALL)}


def resolve(world: World, guild: Guild | None, user: str, wanted: list[tuple[str, str]]) -> Json:
    """The `resolved` part for ("user" | "role" | "channel", id)."""
    out: Json = {}
    for kind, number in wanted:
        if kind == "user":
            out.setdefault("users", {})[number] = deepcopy(world.user(number))
            if guild and number in guild.members:
                rights = str(in_channel(world, guild, {"id": "", "type": 0}, number))
                out.setdefault("members", {})[number] = {**deepcopy(guild.members[number]), "permissions": rights}
        elif kind == "role" and guild:
            out.setdefault("roles", {})[number] = bare(world.role(guild, number))
        elif kind == "channel" and guild:
            channel = guild.channels[number]
            keys = ("id", "name", "type", "parent_id", "flags", "position", "topic", "nsfw", "last_message_id")
            thread = ("thread_metadata", "owner_id", "message_count", "member_count", "total_message_sent")
            kept = keys + (thread if channel["type"] in THREADS else ())
            shown = {key: channel[key] for key in kept if key in channel}
            shown["app_permissions"] = str(in_channel(world, guild, channel, world.bot))
            out.setdefault("channels", {})[number] = {
                **shown,
                "permissions": str(in_channel(world, guild, channel, user)),
            }
    return out


def answer(world: World, number: str, token: str, body: Json, files: Files) -> Json:
    """The first answer. Too late or strange: 10062; a second one: 40060."""
    known = world.store.interactions.get(token)
    if known is None or known["id"] != number:
        raise unknown("interaction")
    if known["answered"] is not None:
        raise ApiError(400, 40060, "Interaction has already been acknowledged.")
    after = world.clock.seconds() - known["created"]
    if after > ANSWER_SECONDS:
        raise unknown("interaction")
    kind, data = body.get("type"), body.get("data") or {}
    _fits(known, kind)
    message: Json | None = None
    if kind in (4, 5):
        flags = data.get("flags") or 0
        data = data if kind == 4 else {"flags": flags & EPHEMERAL}
        message = _speak(world, known, data, files, loading=kind == 5)
        known["original"] = message["id"]
    elif kind in (6, 7):
        known["original"] = known["message"]
        if kind == 7:
            message = posts.edit(world, _message(world, known, known["message"]), data, files)
    elif kind == 8:
        known["choices"] = _choices(data)
    elif kind == 9:
        check_modal(data)
        known["modal"] = deepcopy(data)
    known["answered"], known["answered_after"] = kind, after
    about = {"id": number, "type": known["type"], "channel_id": known["channel"]}
    about |= {
        "response_message_loading": kind == 5,
        "response_message_ephemeral": bool((data.get("flags") or 0) & EPHEMERAL),
    }
    if message is not None:
        about["response_message_id"] = message["id"]
    resource: Json = {"type": kind}
    if message is not None:
        resource["message"] = posts.show(world, message)
    return {"interaction": about, "resource": resource}


def _fits(known: Json, kind: Any) -> None:
    """Which answer goes with which interaction."""
    from_component = known["type"] == COMPONENT or (known["type"] == MODAL and known["message"])
    fits = {
        4: known["type"] != AUTOCOMPLETE,
        5: known["type"] != AUTOCOMPLETE,
        6: from_component,
        7: from_component,
        8: known["type"] == AUTOCOMPLETE,
        9: known["type"] in (COMMAND, COMPONENT),
    }
    if not fits.get(kind):
        raise invalid("type", "This answer doesn't go with this interaction.", "INTERACTION_RESPONSE_TYPE_INVALID")


def _choices(data: Json) -> list[Json]:
    choices = data.get("choices") or []
    if len(choices) > 25:
        raise invalid("data.choices", "Must be 25 or fewer in length.")
    for at, one in enumerate(choices):
        check_length(f"data.choices.{at}.name", one["name"], 1, 100)
    return list(choices)


def _speak(world: World, known: Json, data: Json, files: Files, *, loading: bool = False) -> Json:
    """A message in answer, ephemeral or for all."""
    guild, channel = world.channel(known["channel"])
    flags = data.get("flags") or 0
    about = {"id": known["id"], "type": known["type"], "user": deepcopy(world.store.users[known["user"]])}
    about["authorizing_integration_owners"] = {"0": known["guild"] or "0"}
    if known["message"]:
        about["interacted_message_id"] = known["message"]
    kinds = {1: 20, 2: 23, 3: 23}
    kind = kinds.get(known["data"].get("type", 1), 0) if known["type"] == COMMAND else 0
    more: Json = {"type": kind, "webhook_id": world.bot, "interaction_metadata": about}
    if flags & EPHEMERAL:
        more["only"] = known["user"]
    message = posts.send(world, guild, channel, world.bot, data, files, loading=loading, **more)
    known["messages"].append(message["id"])
    return message


def _message(world: World, known: Json, number: str) -> Json:
    """One of the interaction's messages, ephemeral or not."""
    if number in world.store.ephemerals:
        return dict_of(world.store.ephemerals[number])
    return world.message(known["channel"], number)


def dict_of(ephemeral: Json) -> Json:
    """The message of an ephemeral's record."""
    message: Json = ephemeral["message"]
    return message


def by_token(world: World, token: str) -> Json:
    """An answered interaction whose token still lives; Unknown Webhook or 50027 otherwise."""
    known = world.store.interactions.get(token)
    if known is None or known["answered"] is None:
        raise unknown("webhook")
    if world.clock.seconds() - known["created"] > TOKEN_SECONDS:
        raise ApiError(401, 50027, "Invalid Webhook Token")
    return known


def follow_up(world: World, token: str, body: Json, files: Files) -> Json:
    """One more message; the first after a deferred answer fills that answer in."""
    known = by_token(world, token)
    if known["answered"] == 5 and known["original"] is not None:
        first = _message(world, known, known["original"])
        if first["flags"] & LOADING:
            return posts.edit(world, first, body, files)
    return _speak(world, known, body, files)


def find(world: World, token: str, number: str) -> Json:
    """A message of the interaction by id or `@original`."""
    known = by_token(world, token)
    if number == "@original":
        number = known["original"] or ""
    elif number not in known["messages"] and number != known["message"]:
        raise unknown("message")
    return _message(world, known, number)


def remove(world: World, token: str, number: str) -> None:
    """Delete one of the interaction's messages."""
    message = find(world, token, number)
    if world.store.ephemerals.pop(message["id"], None) is None:
        posts.delete(world, message["channel_id"], message["id"])
