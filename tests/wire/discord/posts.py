"""Messages: sent, edited, deleted, reacted to, pinned. https://docs.discord.com/developers/resources/message"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any
from urllib.parse import quote

from tests.wire.discord.clock import born
from tests.wire.discord.errors import ApiError, invalid
from tests.wire.discord.forms import EPHEMERAL, LOADING, V2, check_message, walk
from tests.wire.discord.permissions import bits, in_channel
from tests.wire.discord.world import THREADS, Guild, Json, World, bare

NONCE_SECONDS = 180.0
"""The documentation says "a few minutes" for enforce_nonce."""
FORTNIGHT = 14 * 86_400.0
_USER = re.compile(r"<@!?(\d+)>")
_ROLE = re.compile(r"<@&(\d+)>")


def send(
    world: World,
    guild: Guild | None,
    channel: Json,
    author: str,
    body: Json,
    files: list[tuple[str, bytes]] | None = None,
    **more: Any,
) -> Json:
    """Put a message into a channel and tell of it; the same nonce again gives the earlier message.

    Keyword `more` goes into the message as it is (type, interaction_metadata, webhook_id, …); `only` names the user who
    alone sees it; `loading` is the "is thinking" of a deferred answer; `system` marks what the platform itself posts;
    `hook` is a webhook in place of a user.
    """
    files = files or []
    loading, system = more.pop("loading", False), more.pop("system", False)
    if not loading and not system:
        check_message(body, len(files))
    key = f"{author}:{channel['id']}:{body.get('nonce')}"
    if body.get("enforce_nonce") and body.get("nonce") is not None and key in world.store.nonces:
        when, earlier = world.store.nonces[key]
        if world.clock.seconds() - when < NONCE_SECONDS and earlier in world.store.messages.get(channel["id"], {}):
            return world.message(channel["id"], earlier)
    only = more.pop("only", None)
    message = _build(world, guild, channel, author, body, more)
    message["attachments"] = _attach(world, message, body, files)
    message["flags"] |= LOADING if loading else 0
    if only is not None:
        message["flags"] |= EPHEMERAL
        world.store.ephemerals[message["id"]] = {"message": message, "user": only, "channel": channel["id"]}
        return message
    world.store.messages.setdefault(channel["id"], {})[message["id"]] = message
    channel["last_message_id"] = message["id"]
    if channel["type"] in THREADS:
        channel["message_count"] += 1
        channel["total_message_sent"] += 1
    _ping(world, guild, channel, message, body)
    if body.get("nonce") is not None:
        world.store.nonces[key] = (world.clock.seconds(), message["id"])
    extra = {"nonce": body["nonce"]} if body.get("nonce") is not None else {}
    tell_message(world, "MESSAGE_CREATE", guild, channel, message, extra)
    return message


def _build(world: World, guild: Guild | None, channel: Json, author: str, body: Json, more: Json) -> Json:
    """The message object, not yet stored."""
    message: Json = {
        "id": world.clock.snowflake(),
        "channel_id": channel["id"],
        "author": deepcopy(more.pop("hook", None) or world.store.users[author]),
        "content": body.get("content") or "",
        "timestamp": world.clock.iso(),
        "edited_timestamp": None,
        "tts": bool(body.get("tts")),
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [{"type": "rich", **one} for one in deepcopy(body.get("embeds") or [])],
        "pinned": False,
        "type": 0,
        "flags": body.get("flags") or 0,
        "components": _numbered(deepcopy(body.get("components") or [])),
        **more,
    }
    if world.store.users.get(author, {}).get("bot") and author == world.bot:
        message["application_id"] = world.bot
    if body.get("sticker_ids"):
        message["sticker_items"] = [
            {"id": str(one), "name": f"sticker {one}", "format_type": 1} for one in body["sticker_ids"]
        ]
    elif body.get("stickers"):
        message["sticker_items"] = [
            {"id": world.clock.snowflake(), "name": name, "format_type": 1} for name in body["stickers"]
        ]
    if body.get("message_reference"):
        _refer(world, guild, message, body["message_reference"])
    if body.get("poll"):
        message["poll"] = _poll(world, body["poll"])
    return message


def _numbered(components: list[Json]) -> list[Json]:
    """Components with the ids that Discord gives to those without one."""
    for number, one in enumerate(walk(components), 1):
        one.setdefault("id", number)
    return components


def _refer(world: World, guild: Guild | None, message: Json, reference: Json) -> None:
    """A reply (type 0) or a forward (type 1) with its snapshot."""
    there = str(reference.get("channel_id") or message["channel_id"])
    target = world.store.messages.get(there, {}).get(str(reference["message_id"]))
    if target is None:
        if reference.get("fail_if_not_exists", True):
            raise invalid("message_reference", "Unknown message", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE")
        return
    message["message_reference"] = {
        "type": reference.get("type") or 0,
        "channel_id": there,
        "message_id": target["id"],
        **({"guild_id": guild.id} if guild else {}),
    }
    if reference.get("type") == 1:
        keys = ("type", "content", "embeds", "attachments", "timestamp", "edited_timestamp", "flags", "components")
        snapshot = {key: deepcopy(target[key]) for key in (*keys, "mentions", "mention_roles")}
        message["message_snapshots"] = [{"message": snapshot}]
    else:
        message["type"] = 19


def _poll(world: World, asked: Json) -> Json:
    """The poll object of a poll create request."""
    answers = [{"answer_id": at, "poll_media": one["poll_media"]} for at, one in enumerate(asked["answers"], 1)]
    return {
        "question": asked["question"],
        "answers": answers,
        "expiry": world.clock.iso(3600.0 * int(asked.get("duration", 24))),
        "allow_multiselect": bool(asked.get("allow_multiselect")),
        "layout_type": asked.get("layout_type", 1),
        "results": {"is_finalized": False, "answer_counts": []},
    }


def _attach(world: World, message: Json, body: Json, files: list[tuple[str, bytes]]) -> list[Json]:
    """Attachment objects: those an edit keeps, and the uploaded ones under their own address."""
    told = {str(one.get("id")): one for one in body.get("attachments") or []}
    kept = [one for one in message.get("attachments", []) if one["id"] in told or body.get("attachments") is None]
    for at, (name, data) in enumerate(files):
        number = world.clock.snowflake()
        path = f"/attachments/{message['channel_id']}/{number}/{name}"
        world.files[path] = data
        url = world.cdn + quote(path) + f"?ex={int(world.clock.seconds()) + 86_400:x}"
        about = {key: told[str(at)][key] for key in ("description", "title") if told.get(str(at), {}).get(key)}
        one = {"id": number, "filename": name, "size": len(data), "url": url, "proxy_url": url, **about}
        kept.append({**one, "content_type": "image/png" if name.endswith(".png") else "application/octet-stream"})
    return kept


def _ping(world: World, guild: Guild | None, channel: Json, message: Json, body: Json) -> None:
    """Who is mentioned, and who of them is really pinged, by allowed_mentions and permissions."""
    text = message["content"]
    if message["flags"] & V2:
        text = "\n".join(one["content"] for one in walk(message["components"]) if one.get("type") == 10)
    allowed = body.get("allowed_mentions")
    parse = {"users", "roles", "everyone"} if allowed is None else set(allowed.get("parse") or ())
    named = {key: {str(one) for one in (allowed or {}).get(key) or ()} for key in ("users", "roles")}
    author = message["author"]["id"]
    loud = in_channel(world, guild, channel, author) & bits("MENTION_EVERYONE") if guild else 0
    users = [one for one in dict.fromkeys(_USER.findall(text)) if "users" in parse or one in named["users"]]
    users = [one for one in users if one in world.store.users]
    roles = [one for one in dict.fromkeys(_ROLE.findall(text)) if guild and one in guild.roles]
    roles = [one for one in roles if "roles" in parse or one in named["roles"]]
    rung = [one for one in roles if guild and (loud or guild.roles[one]["mentionable"])]
    everyone = bool(loud) and "everyone" in parse and ("@everyone" in text or "@here" in text)
    reference = message.get("message_reference") or {}
    replied = world.store.messages.get(reference.get("channel_id", ""), {}).get(reference.get("message_id", ""))
    if replied and message["type"] == 19 and (allowed is None or allowed.get("replied_user")):
        users = list(dict.fromkeys([*users, replied["author"]["id"]]))
    message["mentions"] = [deepcopy(world.store.users[one]) for one in users if one in world.store.users]
    message["mention_roles"], message["mention_everyone"] = roles, everyone
    if users or rung or everyone:
        ping = {"message": message["id"], "channel": channel["id"], "author": author, "users": users, "roles": rung}
        world.store.pings.append({**ping, "everyone": everyone, "silent": bool(message["flags"] & 1 << 12)})


def edit(world: World, message: Json, body: Json, files: list[tuple[str, bytes]] | None = None) -> Json:
    """Change a message, an ephemeral one too; absent fields stay, null empties."""
    check_message(body, len(files or ()), was=message)
    if message["flags"] & V2 and "flags" in body and not (body["flags"] or 0) & V2:
        raise invalid("flags", "The IS_COMPONENTS_V2 flag cannot be removed.", "MESSAGE_FLAGS_INVALID")
    if "content" in body:
        message["content"] = body["content"] or ""
    if "embeds" in body:
        message["embeds"] = [{"type": "rich", **one} for one in deepcopy(body["embeds"] or [])]
    if "components" in body:
        message["components"] = _numbered(deepcopy(body["components"] or []))
    if body.get("flags") is not None:
        message["flags"] = message["flags"] & (EPHEMERAL | V2) | body["flags"]
    message["flags"] &= ~LOADING
    if "attachments" in body or files:
        message["attachments"] = _attach(world, message, body, files or [])
    if body.get("poll") and "poll" not in message:
        message["poll"] = _poll(world, body["poll"])
    message["edited_timestamp"] = world.clock.iso()
    if message["id"] not in world.store.ephemerals:
        guild, channel = world.channel(message["channel_id"])
        tell_message(world, "MESSAGE_UPDATE", guild, channel, message)
    return message


def delete(world: World, channel_id: str, message_id: str) -> None:
    """Take one message away."""
    world.message(channel_id, message_id)
    guild, channel = world.channel(channel_id)
    del world.store.messages[channel_id][message_id]
    data = {"id": message_id, "channel_id": channel_id, **({"guild_id": guild.id} if guild else {})}
    world.tell("MESSAGE_DELETE", data, guild=guild, channel=channel)


def delete_many(world: World, channel_id: str, ids: list[str]) -> None:
    """Two to a hundred, none older than a fortnight; ids of messages that are gone don't matter."""
    if not 2 <= len(ids) <= 100:
        raise ApiError(
            400,
            50016,
            "Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100"
            " messages to delete.",
        )
    if len(set(ids)) < len(ids):
        raise invalid("messages", "The same message can't be deleted twice.", "SET_TYPE_DUPLICATE")
    if any(world.clock.seconds() - born(one) > FORTNIGHT for one in ids):
        raise ApiError(400, 50034, "A message provided was too old to bulk delete")
    sweep(world, channel_id, ids)


def sweep(world: World, channel_id: str, ids: list[str]) -> None:
    """Take several away at once and tell it once."""
    guild, channel = world.channel(channel_id)
    there = world.store.messages.get(channel_id, {})
    gone = [one for one in ids if there.pop(one, None) is not None]
    if gone:
        data = {"ids": gone, "channel_id": channel_id, **({"guild_id": guild.id} if guild else {})}
        world.tell("MESSAGE_DELETE_BULK", data, guild=guild, channel=channel)


def tell_message(
    world: World, event: str, guild: Guild | None, channel: Json, message: Json, extra: Json | None = None
) -> None:
    """Dispatch a message with what the gateway adds to it."""
    data = show(world, message)
    if guild is not None:
        data["guild_id"] = guild.id
        if (member := guild.members.get(message["author"]["id"])) and "webhook_id" not in message:
            data["member"] = deepcopy(member)
        for one in data["mentions"]:
            one["member"] = deepcopy(guild.members.get(one["id"]))
    world.tell(event, {**data, **(extra or {})}, guild=guild, channel=channel)


def show(world: World, message: Json, *, deep: bool = True) -> Json:
    """A message as the API gives it out: with counts of reactions and with what it replies to."""
    data = bare(message)
    if reactions := message.get("wire_reactions"):
        data["reactions"] = [_reaction(world, one) for one in reactions.values() if one["users"]]
    reference = data.get("message_reference")
    if deep and reference and reference["type"] == 0 and "message_id" in reference and message["type"] in (19, 21):
        target = world.store.messages.get(reference["channel_id"], {}).get(reference["message_id"])
        data["referenced_message"] = show(world, target, deep=False) if target else None
    if deep and (thread := _thread_of(world, message)):
        data["thread"] = thread
    return data


def _thread_of(world: World, message: Json) -> Json | None:
    for guild in world.store.guilds.values():
        found = guild.channels.get(message["id"])
        if found is not None and found["type"] in THREADS and found["parent_id"] == message["channel_id"]:
            return bare(found)
    return None


def _reaction(world: World, one: Json) -> Json:
    """A reaction object."""
    count = len(one["users"])
    details = {"burst": 0, "normal": count}
    return {"emoji": one["emoji"], "count": count, "count_details": details, "me": world.bot in one["users"],
            "me_burst": False, "burst_colors": []}  # fmt: skip


def hide_content(world: World, data: Json) -> Json:
    """What is left of a message for a bot without MESSAGE_CONTENT: own, private and mentioning messages stay whole.

    https://docs.discord.com/developers/events/gateway#message-content-intent
    """
    own = data.get("author", {}).get("id") == world.bot
    if (
        own
        or data.get("channel_id") in world.store.dms
        or any(one["id"] == world.bot for one in data.get("mentions", ()))
    ):
        return data
    left = {**data, "content": "", "embeds": [], "attachments": [], "components": []}
    left.pop("poll", None)
    left.pop("message_snapshots", None)
    if left.get("referenced_message"):
        left["referenced_message"] = hide_content(world, left["referenced_message"])
    return left


def history(world: World, channel_id: str, query: dict[str, str]) -> list[Json]:
    """Up to 100 messages, newest first, before, after or around an id."""
    limit = int(query.get("limit", 50))
    if not 1 <= limit <= 100:
        raise invalid("limit", "int value should be between 1 and 100.", "NUMBER_TYPE_MAX")
    every = list(world.store.messages.get(channel_id, {}).values())
    every.sort(key=lambda one: int(one["id"]))
    if "after" in query:
        found = [one for one in every if int(one["id"]) > int(query["after"])][:limit]
    elif "before" in query:
        found = [one for one in every if int(one["id"]) < int(query["before"])][-limit:]
    elif "around" in query:
        middle = int(query["around"])
        early = [one for one in every if int(one["id"]) <= middle][-(limit // 2 + 1) :]
        found = (early + [one for one in every if int(one["id"]) > middle])[:limit]
    else:
        found = every[-limit:]
    return [show(world, one) for one in reversed(found)]
