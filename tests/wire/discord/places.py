"""Guilds, channels, threads, invites: https://docs.discord.com/developers/resources/guild and …/channel"""

from __future__ import annotations

from copy import deepcopy

from tests.wire.discord import audit, posts, roles
from tests.wire.discord.clock import parse
from tests.wire.discord.errors import ApiError, invalid, missing_permissions, unknown
from tests.wire.discord.permissions import EVERYONE_DEFAULT, bits, in_channel, in_guild, need, need_here
from tests.wire.discord.world import FORUMS, THREADS, Guild, Json, World, bare

DAY = 86_400.0
CHANNELS = 500
PER_CATEGORY = 50
HAS_THREAD = 1 << 5
"""The flag of a message with a thread: https://docs.discord.com/developers/resources/message#message-object-message-flags."""
_CHANNEL_KEYS = (
    "name",
    "topic",
    "nsfw",
    "rate_limit_per_user",
    "parent_id",
    "position",
    "default_auto_archive_duration",
    "available_tags",
    "default_reaction_emoji",
    "default_thread_rate_limit_per_user",
    "flags",
)
_THREAD_KEYS = ("name", "rate_limit_per_user", "flags", "applied_tags")


def make_guild(
    world: World, name: str, owner: str, *, locale: str = "en-US", features: list[str] | None = None
) -> Guild:
    """A new server with its @everyone role; nobody but the owner in it."""
    number = world.clock.snowflake()
    nothing = (
        "icon",
        "splash",
        "discovery_splash",
        "banner",
        "description",
        "afk_channel_id",
        "application_id",
        "vanity_url_code",
        "system_channel_id",
        "rules_channel_id",
        "public_updates_channel_id",
        "safety_alerts_channel_id",
        "widget_channel_id",
        "max_presences",
        "incidents_data",
        "home_header",
        "latest_onboarding_question_id",
    )
    zero = (
        "verification_level",
        "default_message_notifications",
        "explicit_content_filter",
        "mfa_level",
        "nsfw_level",
        "system_channel_flags",
        "premium_tier",
        "premium_subscription_count",
    )
    data: Json = {"id": number, "name": name, "owner_id": owner, "preferred_locale": locale, "features": features or []}
    data |= dict.fromkeys(nothing) | dict.fromkeys(zero, 0)
    data |= {"afk_timeout": 300, "max_members": 500_000, "premium_progress_bar_enabled": False, "region": "deprecated"}
    data |= {"nsfw": False, "widget_enabled": False, "max_video_channel_users": 25, "max_stage_video_channel_users": 50}
    guild = Guild(data)
    world.store.guilds[number] = guild
    guild.roles[number] = roles.shape(number, {"name": "@everyone", "permissions": str(bits(*EVERYONE_DEFAULT))}, 0)
    return guild


def show_guild(world: World, guild: Guild, *, counts: bool = False) -> Json:
    """The guild object of REST."""
    out = bare(guild.data) | {"roles": [bare(one) for one in guild.roles.values()], "emojis": [], "stickers": []}
    for key in ("invites_disabled_until", "dms_disabled_until"):
        if out["incidents_data"] and (until := out["incidents_data"].get(key)) and parse(until) < world.clock.seconds():
            out["incidents_data"][key] = None
    if counts:
        out |= {"approximate_member_count": len(guild.members), "approximate_presence_count": len(guild.members)}
    return out


def edit_guild(world: World, guild: Guild, by: str, body: Json, reason: str | None) -> Json:
    """Name, levels, channels; MANAGE_GUILD."""
    need(world, guild, by, "MANAGE_GUILD")
    before = deepcopy(guild.data)
    guild.data |= {key: value for key, value in body.items() if key in guild.data and key not in ("id", "owner_id")}
    audit.note(world, guild, 1, by, guild.id, reason, changes=audit.changed(before, guild.data))
    world.tell("GUILD_UPDATE", show_guild(world, guild), guild=guild)
    return show_guild(world, guild)


def set_incidents(world: World, guild: Guild, by: str, body: Json, reason: str | None) -> Json:
    """Pause invites and private messages, each for 24 hours at most."""
    need(world, guild, by, "MANAGE_GUILD")
    data = dict(guild.data["incidents_data"] or {"invites_disabled_until": None, "dms_disabled_until": None})
    for key in ("invites_disabled_until", "dms_disabled_until"):
        if key not in body:
            continue
        if body[key] is not None and parse(body[key]) - world.clock.seconds() > DAY:
            raise invalid(key, "Can't be more than 24 hours from now.", "DATE_TIME_TYPE_MAX")
        data[key] = body[key]
    before = {"incidents_data": guild.data["incidents_data"]}
    guild.data["incidents_data"] = data
    audit.note(world, guild, 1, by, guild.id, reason, changes=audit.changed(before, {"incidents_data": data}))
    world.tell("GUILD_UPDATE", show_guild(world, guild), guild=guild)
    return {**data, "dm_spam_detected_at": None, "raid_detected_at": None}


def make_channel(world: World, guild: Guild, by: str | None, body: Json, reason: str | None) -> Json:
    """A channel; its overwrites may not give what the maker lacks."""
    if by is not None:
        need(world, guild, by, "MANAGE_CHANNELS")
        _may_overwrite(world, guild, by, body.get("permission_overwrites") or [])
    if not 1 <= len(body.get("name") or "") <= 100:
        raise invalid("name", "Must be between 1 and 100 in length.")
    plain = [one for one in guild.channels.values() if one["type"] not in THREADS]
    if len(plain) >= CHANNELS:
        raise ApiError(400, 30013, "Maximum number of guild channels reached (500)")
    parent = str(body["parent_id"]) if body.get("parent_id") else None
    if parent and sum(one["parent_id"] == parent for one in plain) >= PER_CATEGORY:
        raise invalid("parent_id", "Maximum number of channels in category reached (50)", "CHANNEL_PARENT_MAX_CHANNELS")
    kind = int(body.get("type") or 0)
    channel: Json = {
        "id": world.clock.snowflake(),
        "type": kind,
        "guild_id": guild.id,
        "position": body.get("position") or len(plain),
        "name": body["name"],
        "topic": body.get("topic"),
        "nsfw": bool(body.get("nsfw")),
        "parent_id": parent,
        "flags": 0,
        "rate_limit_per_user": body.get("rate_limit_per_user") or 0,
        "last_message_id": None,
        "permission_overwrites": _overwrites(body.get("permission_overwrites") or []),
    }
    if kind in FORUMS:
        channel |= {
            "available_tags": body.get("available_tags") or [],
            "default_reaction_emoji": None,
            "default_sort_order": None,
        }
        channel |= {"default_forum_layout": 0, "default_thread_rate_limit_per_user": 0}
    if kind in (2, 13):
        channel |= {"bitrate": 64_000, "user_limit": 0, "rtc_region": None}
    guild.channels[channel["id"]] = channel
    audit.note(
        world,
        guild,
        10,
        by or guild.data["owner_id"],
        channel["id"],
        reason,
        changes=[{"key": "name", "new_value": body["name"]}],
    )
    world.tell("CHANNEL_CREATE", bare(channel), guild=guild, channel=channel)
    return channel


def _overwrites(asked: list[Json]) -> list[Json]:
    return [
        {
            "id": str(one["id"]),
            "type": int(one["type"]),
            "allow": str(one.get("allow") or 0),
            "deny": str(one.get("deny") or 0),
        }
        for one in asked
    ]


def _may_overwrite(world: World, guild: Guild, by: str, asked: list[Json], channel: Json | None = None) -> None:
    """MANAGE_ROLES there, and only bits the actor has in the guild or the category, unless they stand so already.

    https://docs.discord.com/developers/resources/channel#edit-channel-permissions
    """
    if not asked:
        return
    has = in_channel(world, guild, channel, by) if channel else in_guild(world, guild, by)
    if not has & bits("MANAGE_ROLES"):
        raise missing_permissions()
    has |= in_guild(world, guild, by)
    if above := guild.channels.get((channel or {}).get("parent_id") or ""):
        has |= in_channel(world, guild, above, by)
    stands = {one["id"]: one for one in (channel or {}).get("permission_overwrites", ())}
    for one in asked:
        was = stands.get(str(one["id"]), {"allow": 0, "deny": 0})
        touched = (int(one.get("allow") or 0) ^ int(was["allow"])) | (int(one.get("deny") or 0) ^ int(was["deny"]))
        if touched & ~has:
            raise missing_permissions()


def edit_channel(world: World, guild: Guild, by: str | None, channel: Json, body: Json, reason: str | None) -> Json:
    """Change a channel or a thread."""
    thread = channel["type"] in THREADS
    if by is not None:
        own = thread and channel["owner_id"] == by and not set(body) - {"name", "archived", "auto_archive_duration"}
        names = () if own else ("MANAGE_THREADS",) if thread else ("MANAGE_CHANNELS",)
        need_here(world, guild, channel, by, *names)
        _may_overwrite(world, guild, by, body.get("permission_overwrites") or [], channel)
    if not 0 <= int(body.get("rate_limit_per_user") or 0) <= 21_600:
        raise invalid("rate_limit_per_user", "int value should be between 0 and 21600.", "NUMBER_TYPE_MAX")
    if "name" in body and not 1 <= len(body["name"] or "") <= 100:
        raise invalid("name", "Must be between 1 and 100 in length.")
    before = deepcopy(channel)
    channel |= {key: body[key] for key in (_THREAD_KEYS if thread else _CHANNEL_KEYS) if key in body}
    channel["rate_limit_per_user"] = channel.get("rate_limit_per_user") or 0
    if body.get("permission_overwrites") is not None and not thread:
        channel["permission_overwrites"] = _overwrites(body["permission_overwrites"])
    if thread:
        meta = ("archived", "locked", "auto_archive_duration", "invitable")
        channel["thread_metadata"] |= {key: body[key] for key in meta if key in body}
    audit.note(
        world,
        guild,
        111 if thread else 11,
        by or channel.get("owner_id") or guild.data["owner_id"],
        channel["id"],
        reason,
        changes=audit.changed(before, channel),
    )
    world.tell("THREAD_UPDATE" if thread else "CHANNEL_UPDATE", bare(channel), guild=guild, channel=channel)
    return channel


def overwrite(
    world: World, guild: Guild, by: str | None, channel: Json, target: str, body: Json | None, reason: str | None
) -> None:
    """Set one overwrite, or with no body take it away."""
    there = [one for one in channel["permission_overwrites"] if one["id"] == target]
    if by is not None:
        need_here(world, guild, channel, by, "MANAGE_ROLES")
        _may_overwrite(world, guild, by, [{"id": target, **(body or {})}], channel)
    if body is None and not there:
        raise unknown("overwrite")
    rest = [one for one in channel["permission_overwrites"] if one["id"] != target]
    channel["permission_overwrites"] = rest + (_overwrites([{"id": target, **body}]) if body is not None else [])
    action = 15 if body is None else 14 if there else 13
    kind = there[0]["type"] if there else int((body or {}).get("type", 0))
    options = {
        "id": target,
        "type": str(kind),
        **({"role_name": guild.roles[target]["name"]} if target in guild.roles else {}),
    }
    audit.note(world, guild, action, by or guild.data["owner_id"], channel["id"], reason, options=options)
    world.tell("CHANNEL_UPDATE", bare(channel), guild=guild, channel=channel)


def delete_channel(world: World, guild: Guild, by: str | None, channel: Json, reason: str | None) -> Json:
    """Take a channel or thread away with its messages."""
    thread = channel["type"] in THREADS
    if by is not None:
        need_here(world, guild, channel, by, "MANAGE_THREADS" if thread else "MANAGE_CHANNELS")
    audit.note(world, guild, 112 if thread else 12, by or guild.data["owner_id"], channel["id"], reason)
    told = {key: channel[key] for key in ("id", "guild_id", "parent_id", "type")} if thread else bare(channel)
    world.tell("THREAD_DELETE" if thread else "CHANNEL_DELETE", told, guild=guild, channel=channel)
    del guild.channels[channel["id"]]
    world.store.messages.pop(channel["id"], None)
    for orphan in [
        one["id"] for one in guild.channels.values() if one["type"] in THREADS and one["parent_id"] == channel["id"]
    ]:
        del guild.channels[orphan]
        world.store.messages.pop(orphan, None)
    return bare(channel)


def make_thread(
    world: World, guild: Guild, by: str, parent: Json, body: Json, reason: str | None, message: str | None = None
) -> Json:
    """A thread, from a message (with its id), alone, or as a forum's post."""
    kind = 11 if message or parent["type"] in FORUMS else int(body.get("type") or 12)
    right = (
        "SEND_MESSAGES"
        if parent["type"] in FORUMS
        else "CREATE_PRIVATE_THREADS"
        if kind == 12
        else "CREATE_PUBLIC_THREADS"
    )
    need_here(world, guild, parent, by, right)
    if not 1 <= len(body.get("name") or "") <= 100:
        raise invalid("name", "Must be between 1 and 100 in length.")
    if message and message in guild.channels:
        raise ApiError(400, 160004, "A thread has already been created for this message")
    stamp = world.clock.iso()
    archive = body.get("auto_archive_duration") or 4320
    if archive not in (60, 1440, 4320, 10080):
        raise invalid("auto_archive_duration", "Value must be one of {60, 1440, 4320, 10080}.", "BASE_TYPE_CHOICES")
    thread: Json = {
        "id": message or world.clock.snowflake(),
        "type": kind,
        "guild_id": guild.id,
        "parent_id": parent["id"],
        "owner_id": by,
        "name": body["name"],
        "last_message_id": None,
        "message_count": 0,
        "total_message_sent": 0,
        "member_count": 1,
        "flags": 0,
        "rate_limit_per_user": body.get("rate_limit_per_user") or 0,
        "applied_tags": body.get("applied_tags") or [],
        "thread_metadata": {
            "archived": False,
            "locked": False,
            "auto_archive_duration": archive,
            "archive_timestamp": stamp,
            "create_timestamp": stamp,
            "invitable": True,
        },
        "wire_members": [by],
    }
    guild.channels[thread["id"]] = thread
    audit.note(world, guild, 110, by, thread["id"], reason, changes=[{"key": "name", "new_value": thread["name"]}])
    world.tell("THREAD_CREATE", {**bare(thread), "newly_created": True}, guild=guild, channel=thread)
    _announce(world, guild, by, parent, thread, message)
    return thread


def _announce(world: World, guild: Guild, by: str, parent: Json, thread: Json, message: str | None) -> None:
    """What the platform itself posts of a thread: a type 18 in the channel, or a type 21 at the thread's beginning.

    https://docs.discord.com/developers/topics/threads
    """
    about: Json = {"type": 0, "channel_id": thread["id"], "guild_id": guild.id}
    if message is not None:
        starter = world.message(parent["id"], message)
        starter["flags"] |= HAS_THREAD
        posts.tell_message(world, "MESSAGE_UPDATE", guild, parent, starter)
        about |= {"channel_id": parent["id"], "message_id": message}
        posts.send(world, guild, thread, by, {}, system=True, type=21, message_reference=about)
    elif thread["type"] == 11 and parent["type"] not in FORUMS:
        body = {"content": thread["name"]}
        posts.send(world, guild, parent, by, body, system=True, type=18, message_reference=about)


def make_invite(world: World, guild: Guild, by: str, channel: Json, body: Json) -> Json:
    """A code into a channel."""
    need_here(world, guild, channel, by, "CREATE_INSTANT_INVITE")
    key = (channel["id"], by, body.get("max_age", 86_400), body.get("max_uses") or 0, bool(body.get("temporary")))
    for one in guild.invites.values() if not body.get("unique") else ():
        if (one["channel_id"], one["inviter"]["id"], one["max_age"], one["max_uses"], one["temporary"]) == key:
            return one
    code = "w" + world.clock.snowflake()[-9:]
    invite: Json = {
        "code": code,
        "type": 0,
        "uses": 0,
        "temporary": bool(body.get("temporary")),
        "created_at": world.clock.iso(),
        "expires_at": None,
        "max_uses": body.get("max_uses") or 0,
        "max_age": body.get("max_age", 86_400),
        "inviter": deepcopy(world.store.users[by]),
        "channel": {key: channel[key] for key in ("id", "name", "type")},
        "channel_id": channel["id"],
        "guild_id": guild.id,
        "guild": {
            key: guild.data[key]
            for key in (
                "id",
                "name",
                "icon",
                "splash",
                "banner",
                "description",
                "features",
                "verification_level",
                "vanity_url_code",
                "nsfw_level",
                "nsfw",
                "premium_subscription_count",
            )
        },
    }
    guild.invites[code] = invite
    world.tell("INVITE_CREATE", deepcopy(invite), guild=guild, channel=channel)
    return invite
