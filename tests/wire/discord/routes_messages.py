"""Endpoints of messages, reactions, pins, threads and webhooks."""

from __future__ import annotations

from typing import Any

from tests.wire.discord import audit, interactions, marks, places, posts
from tests.wire.discord.clock import parse
from tests.wire.discord.errors import ApiError, invalid, missing_access, missing_permissions, unknown
from tests.wire.discord.forms import EPHEMERAL
from tests.wire.discord.permissions import bits, in_channel, need_here
from tests.wire.discord.routes import Call, route
from tests.wire.discord.world import FORUMS, THREADS, Guild, Json, bare

MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = MESSAGES + "/{message_id}"
REACTION = MESSAGE + "/reactions/{emoji_name}"
HOOK = "/webhooks/{webhook_id}/{webhook_token}"


def shown(call: Call, message: Json) -> Json:
    """A message as REST shows it to this application, which without the content intent reads nothing here either."""
    data = posts.show(call.world, message)
    return data if "content" in call.world.store.app["intents"] else posts.hide_content(call.world, data)


def send_here(call: Call, guild: Guild | None, channel: Json, body: Json) -> Json:
    """Send as the bot, with what that needs."""
    if channel["type"] in (4, *FORUMS):
        raise ApiError(400, 50008, "Cannot send messages in a non-text channel")
    needs = ["SEND_MESSAGES_IN_THREADS" if channel["type"] in THREADS else "SEND_MESSAGES"]
    needs += (
        ["ATTACH_FILES"] * bool(call.files)
        + ["SEND_POLLS"] * bool(body.get("poll"))
        + ["SEND_TTS_MESSAGES"] * bool(body.get("tts"))
    )
    if (body.get("message_reference") or {}).get("message_id"):
        needs.append("READ_MESSAGE_HISTORY")
    need_here(call.world, guild, channel, call.me, *needs)
    body = {**body, "flags": (body.get("flags") or 0) & ~EPHEMERAL}
    if guild is None:
        _check_private(call, channel)
    elif body.get("embeds") and not in_channel(call.world, guild, channel, call.me) & bits("EMBED_LINKS"):
        if not any(body.get(key) for key in ("content", "components", "poll")) and not call.files:
            raise missing_permissions()
        body["embeds"] = []  # https://github.com/discord/discord-api-docs/issues/2601: the words are sent without them
    if channel["type"] in THREADS and channel["thread_metadata"]["locked"]:
        need_here(call.world, guild, channel, call.me, "MANAGE_THREADS")
    if channel["type"] in THREADS and channel["thread_metadata"]["archived"] and guild is not None:
        places.edit_channel(call.world, guild, None, channel, {"archived": False}, None)
    return posts.send(call.world, guild, channel, call.me, body, call.files)


def _check_private(call: Call, channel: Json) -> None:
    """50007 for one who takes none; 50278 without a guild in common."""
    other = channel["recipients"][0]["id"]
    if other in call.world.store.closed_dms:
        raise ApiError(403, 50007, "Cannot send messages to this user")
    common = any(other in one.members and call.me in one.members for one in call.world.store.guilds.values())
    if not common:
        raise ApiError(403, 50278, "Cannot send messages to this user due to having no mutual guilds")


@route("POST", MESSAGES)
def create(call: Call) -> Any:
    guild, channel = call.channel()
    return shown(call, send_here(call, guild, channel, call.body))


@route("GET", MESSAGES)
def history(call: Call) -> Any:
    guild, channel = call.channel()
    if guild and not in_channel(call.world, guild, channel, call.me) & bits("READ_MESSAGE_HISTORY"):
        return []
    found = posts.history(call.world, channel["id"], call.query)
    return (
        found
        if "content" in call.world.store.app["intents"]
        else [posts.hide_content(call.world, one) for one in found]
    )


@route("GET", "/guilds/{guild_id}/messages/search")
def search(call: Call) -> Any:
    """https://docs.discord.com/developers/resources/message#search-guild-messages"""
    guild, query = call.guild(), call.query
    if "content" not in call.world.store.app["intents"]:
        raise missing_access()
    limit, offset = int(query.get("limit", 25)), int(query.get("offset", 0))
    if not 1 <= limit <= 25 or not 0 <= offset <= 9975 or len(query.get("content", "")) > 1024:
        raise invalid("limit", "limit 1 to 25, offset to 9975, content to 1024.", "NUMBER_TYPE_MAX")
    need = bits("VIEW_CHANNEL", "READ_MESSAGE_HISTORY")
    readable = [one for one in guild.channels.values() if in_channel(call.world, guild, one, call.me) & need == need]
    every = [one for where in readable for one in call.world.store.messages.get(where["id"], {}).values()]
    wanted = query.get("content", "").casefold()
    hits = [one for one in every if wanted in one["content"].casefold()]
    hits = [one for one in hits if query.get("author_id") in (None, one["author"]["id"])]
    hits = [one for one in hits if query.get("channel_id") in (None, one["channel_id"])]
    hits.sort(key=lambda one: int(one["id"]), reverse=query.get("sort_order", "desc") == "desc")
    found = [[shown(call, one)] for one in hits[offset : offset + limit]]
    return {"doing_deep_historical_index": False, "total_results": len(hits), "messages": found}


@route("GET", MESSAGES + "/pins")
def pins(call: Call) -> Any:
    _, channel = call.channel("READ_MESSAGE_HISTORY")
    found = [one for one in call.world.store.messages.get(channel["id"], {}).values() if one["pinned"]]
    found.sort(key=lambda one: one["wire_pinned_at"], reverse=True)
    before, limit = call.query.get("before"), int(call.query.get("limit", 50))
    found = [one for one in found if before is None or parse(one["wire_pinned_at"]) < parse(before)]
    items = [{"pinned_at": one["wire_pinned_at"], "message": shown(call, one)} for one in found[:limit]]
    return {"items": items, "has_more": len(found) > limit}


@route("GET", MESSAGE)
def get(call: Call) -> Any:
    call.channel("READ_MESSAGE_HISTORY")
    return shown(call, call.world.message(call.params["channel_id"], call.params["message_id"]))


@route("PATCH", MESSAGE)
def edit(call: Call) -> Any:
    guild, channel = call.channel()
    message = call.world.message(channel["id"], call.params["message_id"])
    if message["author"]["id"] != call.me:
        if set(call.body) - {"flags"}:
            raise ApiError(403, 50005, "Cannot edit a message authored by another user")
        need_here(call.world, guild, channel, call.me, "MANAGE_MESSAGES")
    body = dict(call.body)
    if guild and body.get("embeds") and not in_channel(call.world, guild, channel, call.me) & bits("EMBED_LINKS"):
        body["embeds"] = []
    return shown(call, posts.edit(call.world, message, body, call.files))


@route("DELETE", MESSAGE)
def delete(call: Call) -> Any:
    guild, channel = call.channel()
    message = call.world.message(channel["id"], call.params["message_id"])
    if message["author"]["id"] != call.me:
        if guild is None:
            raise ApiError(403, 50003, "Cannot execute action on a DM channel")
        need_here(call.world, guild, channel, call.me, "MANAGE_MESSAGES")
        target = message["author"]["id"]
        audit.note(
            call.world, guild, 72, call.me, target, call.reason, options={"channel_id": channel["id"], "count": "1"}
        )
    posts.delete(call.world, channel["id"], message["id"])


@route("POST", MESSAGES + "/bulk-delete")
def bulk_delete(call: Call) -> Any:
    guild, channel = call.channel("MANAGE_MESSAGES")
    if guild is None:
        raise ApiError(403, 50003, "Cannot execute action on a DM channel")
    ids = [str(one) for one in call.body["messages"]]
    posts.delete_many(call.world, channel["id"], ids)
    audit.note(call.world, guild, 73, call.me, channel["id"], call.reason, options={"count": str(len(ids))})


@route("PUT", REACTION + "/@me")
def react(call: Call) -> Any:
    guild, channel = call.channel("READ_MESSAGE_HISTORY")
    message = call.world.message(channel["id"], call.params["message_id"])
    emoji = call.params["emoji_name"]
    if not any(one["users"] for key, one in message.get("wire_reactions", {}).items() if key == emoji):
        need_here(call.world, guild, channel, call.me, "ADD_REACTIONS")
    if emoji.isascii() and ":" not in emoji:
        raise unknown("emoji")
    marks.react(call.world, channel["id"], message["id"], call.me, emoji, add=True)


@route("DELETE", REACTION + "/@me")
def unreact(call: Call) -> Any:
    _, channel = call.channel()
    marks.react(call.world, channel["id"], call.params["message_id"], call.me, call.params["emoji_name"], add=False)


@route("DELETE", REACTION + "/{user_id}")
def unreact_other(call: Call) -> Any:
    _, channel = call.channel("MANAGE_MESSAGES")
    marks.react(
        call.world,
        channel["id"],
        call.params["message_id"],
        call.params["user_id"],
        call.params["emoji_name"],
        add=False,
    )


@route("GET", REACTION)
def reactors(call: Call) -> Any:
    _, channel = call.channel()
    return marks.reactors(call.world, channel["id"], call.params["message_id"], call.params["emoji_name"], call.query)


@route("DELETE", MESSAGE + "/reactions")
def clear(call: Call) -> Any:
    _, channel = call.channel("MANAGE_MESSAGES")
    marks.clear_reactions(call.world, channel["id"], call.params["message_id"], None)


@route("DELETE", REACTION)
def clear_one(call: Call) -> Any:
    _, channel = call.channel("MANAGE_MESSAGES")
    marks.clear_reactions(call.world, channel["id"], call.params["message_id"], call.params["emoji_name"])


def _pin(call: Call, *, on: bool) -> None:
    guild, channel = call.channel("PIN_MESSAGES")
    message = call.world.message(channel["id"], call.params["message_id"])
    marks.pin(call.world, channel["id"], message["id"], on=on, by=call.me)
    if guild is not None:
        options = {"channel_id": channel["id"], "message_id": message["id"]}
        audit.note(call.world, guild, 74 if on else 75, call.me, message["author"]["id"], call.reason, options=options)


@route("PUT", MESSAGES + "/pins/{message_id}")
def pin(call: Call) -> Any:
    _pin(call, on=True)


@route("DELETE", MESSAGES + "/pins/{message_id}")
def unpin(call: Call) -> Any:
    _pin(call, on=False)


@route("POST", "/channels/{channel_id}/typing")
def typing(call: Call) -> Any:
    call.channel("SEND_MESSAGES")
    call.world.store.typings += 1


@route("POST", MESSAGE + "/threads")
def thread_from(call: Call) -> Any:
    guild, channel = call.guild_channel()
    message = call.world.message(channel["id"], call.params["message_id"])
    return bare(places.make_thread(call.world, guild, call.me, channel, call.body, call.reason, message["id"]))


@route("POST", "/channels/{channel_id}/threads")
def thread(call: Call) -> Any:
    guild, channel = call.guild_channel()
    made = places.make_thread(call.world, guild, call.me, channel, call.body, call.reason)
    if channel["type"] not in FORUMS:
        return bare(made)
    body = call.body.get("message") or {}
    first = posts.send(call.world, guild, made, call.me, body, call.files, id=made["id"])  # its opening bears its id
    return {**bare(made), "message": shown(call, first)}


@route("PUT", "/channels/{channel_id}/thread-members/@me")
def join_thread(call: Call) -> Any:
    _, channel = call.guild_channel()
    if call.me not in channel["wire_members"]:
        channel["wire_members"].append(call.me)
        channel["member_count"] += 1


@route("GET", "/guilds/{guild_id}/threads/active")
def active(call: Call) -> Any:
    guild = call.guild()
    found = [
        one for one in guild.channels.values() if one["type"] in THREADS and not one["thread_metadata"]["archived"]
    ]
    found = [one for one in found if in_channel(call.world, guild, one, call.me)]
    return {"threads": [bare(one) for one in found], "members": [], "has_more": False}


@route("GET", "/channels/{channel_id}/threads/archived/public")
def archived(call: Call) -> Any:
    guild, channel = call.guild_channel()
    threads = (one for one in guild.channels.values() if one["type"] in THREADS and one["parent_id"] == channel["id"])
    return {
        "threads": [bare(one) for one in threads if one["thread_metadata"]["archived"]],
        "members": [],
        "has_more": False,
    }


# polls


@route("POST", "/channels/{channel_id}/polls/{message_id}/expire")
def end_poll(call: Call) -> Any:
    _, channel = call.channel()
    message = call.world.message(channel["id"], call.params["message_id"])
    if "poll" not in message:
        raise ApiError(400, 520006, "Cannot expire a non-poll message")
    if message["author"]["id"] != call.me:
        raise missing_permissions()
    if message["poll"]["results"]["is_finalized"]:
        raise ApiError(400, 520001, "Poll expired")
    message["poll"]["results"]["is_finalized"] = True
    message["poll"]["expiry"] = call.world.clock.iso()
    posts.tell_message(call.world, "MESSAGE_UPDATE", *call.world.channel(channel["id"]), message)
    return shown(call, message)


@route("GET", "/channels/{channel_id}/polls/{message_id}/answers/{answer_id}")
def voters(call: Call) -> Any:
    _, channel = call.channel("READ_MESSAGE_HISTORY")
    message = call.world.message(channel["id"], call.params["message_id"])
    if not 1 <= int(call.query.get("limit", 25)) <= 100:
        raise invalid("limit", "int value should be between 1 and 100.", "NUMBER_TYPE_MAX")
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 25))
    ids = sorted(message.get("wire_votes", {}).get(call.params["answer_id"], []), key=int)
    return {"users": [call.world.store.users[one] for one in ids if int(one) > after][:limit]}


# webhooks, and what interactions say through them


@route("POST", "/channels/{channel_id}/webhooks")
def make_webhook(call: Call) -> Any:
    guild, channel = call.channel("MANAGE_WEBHOOKS")
    if guild is None:
        raise missing_permissions()
    number = call.world.clock.snowflake()
    hook = {
        "id": number,
        "type": 1,
        "channel_id": channel["id"],
        "guild_id": guild.id,
        "name": call.body["name"],
        "avatar": None,
    }
    hook |= {"application_id": call.me, "token": f"wire-hook-{number}", "user": call.world.store.users[call.me]}
    call.world.store.webhooks[number] = hook
    call.world.tell(
        "WEBHOOKS_UPDATE", {"guild_id": guild.id, "channel_id": channel["id"]}, guild=guild, channel=channel
    )
    return hook


@route("GET", "/channels/{channel_id}/webhooks")
def webhooks(call: Call) -> Any:
    _, channel = call.channel("MANAGE_WEBHOOKS")
    return [one for one in call.world.store.webhooks.values() if one["channel_id"] == channel["id"]]


@route("POST", HOOK)
def execute(call: Call) -> Any:
    token = call.params["webhook_token"]
    if call.params["webhook_id"] == call.me:
        return shown(call, interactions.follow_up(call.world, token, call.body, call.files))
    hook = call.world.store.webhooks.get(call.params["webhook_id"])
    if hook is None or hook["token"] != token:
        raise unknown("webhook")
    guild, channel = call.world.channel(str(call.query.get("thread_id") or hook["channel_id"]))
    name = call.body.get("username") or hook["name"]
    author = {
        "id": hook["id"],
        "username": name,
        "discriminator": "0000",
        "avatar": None,
        "bot": True,
        "global_name": None,
    }
    body = {**call.body, "flags": (call.body.get("flags") or 0) & ~EPHEMERAL}
    sent = posts.send(call.world, guild, channel, hook["id"], body, call.files, hook=author, webhook_id=hook["id"])
    return shown(call, sent) if call.query.get("wait") in ("true", "1", "True") else None


def _hooked(call: Call) -> Json:
    if call.params["webhook_id"] != call.me:
        raise unknown("webhook")
    return interactions.find(call.world, call.params["webhook_token"], call.params.get("message_id", "@original"))


@route("GET", HOOK + "/messages/{message_id}")
def hook_get(call: Call) -> Any:
    return posts.show(call.world, _hooked(call))


@route("PATCH", HOOK + "/messages/{message_id}")
def hook_edit(call: Call) -> Any:
    return posts.show(call.world, posts.edit(call.world, _hooked(call), call.body, call.files))


@route("DELETE", HOOK + "/messages/{message_id}")
def hook_delete(call: Call) -> Any:
    _hooked(call)
    interactions.remove(call.world, call.params["webhook_token"], call.params["message_id"])


@route("POST", "/interactions/{interaction_id}/{interaction_token}/callback")
def answer(call: Call) -> Any:
    if not isinstance(call.body, dict):
        raise invalid("type", "This field is required", "BASE_TYPE_REQUIRED")
    told = interactions.answer(
        call.world, call.params["interaction_id"], call.params["interaction_token"], call.body, call.files
    )
    return told if call.query.get("with_response") in ("true", "1", "True") else None
