"""Scheduled events and voice: https://docs.discord.com/developers/resources/guild-scheduled-event, …/resources/voice"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.wire.discord import audit
from tests.wire.discord.clock import parse
from tests.wire.discord.errors import ApiError, invalid, missing_permissions, unknown
from tests.wire.discord.forms import check_length
from tests.wire.discord.permissions import bits, in_guild, need, need_here
from tests.wire.discord.world import Guild, Json, World, bare

SCHEDULED, ACTIVE, COMPLETED, CANCELED = 1, 2, 3, 4
STAGE, VOICE, EXTERNAL = 1, 2, 3
_NEXT = {(SCHEDULED, ACTIVE), (ACTIVE, COMPLETED), (SCHEDULED, CANCELED)}
_MOST = 100
_HOSTS = {STAGE: 13, VOICE: 2}
"""The kind of channel by the kind of event."""


def show(world: World, event: Json) -> Json:
    """An event as the API has it."""
    return bare(event) | {"creator": deepcopy(world.store.users[event["creator_id"]])}


def upcoming(world: World, guild: Guild) -> list[Json]:
    """Those that are not over."""
    return [show(world, one) for one in guild.events.values() if one["status"] in (SCHEDULED, ACTIVE)]


def find(guild: Guild, number: str) -> Json:
    """An event, also one that is over."""
    if (found := guild.events.get(number)) is None:
        raise unknown("guild scheduled event")
    return found


def make(world: World, guild: Guild, by: str, body: Json, reason: str | None) -> Json:
    """A new event; a hundred at most."""
    need(world, guild, by, "CREATE_EVENTS")
    if sum(one["status"] in (SCHEDULED, ACTIVE) for one in guild.events.values()) >= _MOST:
        raise ApiError(400, 30038, "Maximum number of server scheduled events reached (100)")
    number = world.clock.snowflake()
    event: Json = {
        "id": number, "guild_id": guild.id, "channel_id": None, "creator_id": by, "name": "", "description": None,
        "image": None, "scheduled_start_time": "", "scheduled_end_time": None, "status": SCHEDULED,
        "entity_type": 0, "entity_id": None, "entity_metadata": None, "recurrence_rule": None, "privacy_level": 2,
        "guild_scheduled_event_exceptions": [],
    }  # fmt: skip
    _fill(world, guild, by, event, body)
    guild.events[number] = event
    audit.note(world, guild, 100, by, number, reason)
    _tell(world, guild, "GUILD_SCHEDULED_EVENT_CREATE", event)
    return show(world, event)


def edit(world: World, guild: Guild, by: str, number: str, body: Json, reason: str | None) -> Json:
    """Change an event, or let it begin and end."""
    event = find(guild, number)
    _may(world, guild, by, event)
    if event["status"] in (COMPLETED, CANCELED):
        raise ApiError(400, 180000, "Cannot update a finished event")
    status = body.get("status")
    if status is not None and (event["status"], status) not in _NEXT:
        raise invalid("status", "Invalid Guild Scheduled Event Status Update", "GUILD_SCHEDULED_EVENT_INVALID_STATUS")
    if event["status"] == ACTIVE and {"scheduled_start_time", "entity_type", "channel_id"} & set(body):
        raise invalid("status", "An event that is under way can't be moved.", "GUILD_SCHEDULED_EVENT_ACTIVE")
    fresh = deepcopy(event)
    _fill(world, guild, by, fresh, {"entity_type": event["entity_type"], **body}, moved="scheduled_start_time" in body)
    event |= fresh
    if status is not None:
        event["status"] = status
    audit.note(world, guild, 101, by, number, reason)
    _tell(world, guild, "GUILD_SCHEDULED_EVENT_UPDATE", event)
    return show(world, event)


def delete(world: World, guild: Guild, by: str, number: str, reason: str | None) -> None:
    """Take an event away."""
    event = find(guild, number)
    _may(world, guild, by, event)
    del guild.events[number]
    audit.note(world, guild, 102, by, number, reason)
    _tell(world, guild, "GUILD_SCHEDULED_EVENT_DELETE", event)


def _may(world: World, guild: Guild, by: str, event: Json) -> None:
    """One's own with CREATE_EVENTS, any with MANAGE_EVENTS."""
    has = in_guild(world, guild, by)
    if not has & bits("MANAGE_EVENTS") and not (event["creator_id"] == by and has & bits("CREATE_EVENTS")):
        raise missing_permissions()


def _fill(world: World, guild: Guild, by: str, event: Json, body: Json, *, moved: bool = True) -> None:
    """Put a request's fields into an event and hold the whole against what its kind needs."""
    if body.get("privacy_level", 2) != 2:
        raise invalid("privacy_level", "Value must be one of {2}.", "BASE_TYPE_CHOICES")
    keys = ("name", "description", "scheduled_start_time", "scheduled_end_time", "entity_type", "channel_id")
    event |= {key: body[key] for key in (*keys, "entity_metadata") if key in body}
    check_length("name", event["name"], 1, 100)
    check_length("description", event["description"] or "", 0, 1000)
    starts = parse(event["scheduled_start_time"])
    if moved and starts <= world.clock.seconds():
        raise invalid("scheduled_start_time", "Cannot schedule event in the past.", "GUILD_SCHEDULED_EVENT_PAST")
    ends = event["scheduled_end_time"]
    if ends is not None and parse(ends) <= starts:
        raise invalid("scheduled_end_time", "Cannot end before it starts.", "GUILD_SCHEDULED_EVENT_SCHEDULE")
    if event["entity_type"] == EXTERNAL:
        _check_outside(event)
        return
    event["entity_metadata"] = None
    _check_channel(world, guild, by, event)


def _check_outside(event: Json) -> None:
    if event["channel_id"] is not None:
        raise invalid("channel_id", "An external event has no channel.", "GUILD_SCHEDULED_EVENT_CHANNEL")
    check_length("entity_metadata.location", (event["entity_metadata"] or {}).get("location"), 1, 100)
    if event["scheduled_end_time"] is None:
        raise invalid("scheduled_end_time", "This field is required", "BASE_TYPE_REQUIRED")


def _check_channel(world: World, guild: Guild, by: str, event: Json) -> None:
    kind = event["entity_type"]
    channel = guild.channels.get(str(event["channel_id"]))
    if kind not in _HOSTS or channel is None or channel["type"] != _HOSTS[kind]:
        raise invalid("channel_id", "A channel of the event's kind is needed.", "GUILD_SCHEDULED_EVENT_CHANNEL")
    needs = ("MANAGE_CHANNELS", "MUTE_MEMBERS", "MOVE_MEMBERS") if kind == STAGE else ("CONNECT",)
    need_here(world, guild, channel, by, *needs)


def _tell(world: World, guild: Guild, name: str, event: Json) -> None:
    channel = guild.channels.get(str(event["channel_id"])) if event["channel_id"] else None
    world.tell(name, show(world, event), guild=guild, channel=channel)


def voice_state(guild: Guild, user: str, *, told: bool = True, world: World | None = None) -> Json:
    """A voice state; GUILD_CREATE leaves guild and member out."""
    state: dict[str, Any] = {"channel_id": guild.voice.get(user), "user_id": user, "session_id": f"voice-{user}"}
    flags = ("deaf", "mute", "self_deaf", "self_mute", "self_video", "suppress")
    state |= {**dict.fromkeys(flags, False), "request_to_speak_timestamp": None}
    if told and world is not None:
        state |= {"guild_id": guild.id, "member": world.member(guild, user)}
    return state


def move(world: World, guild: Guild, user: str, channel: Json | None) -> None:
    """Somebody enters a voice channel, changes to another, or leaves."""
    before = guild.voice.pop(user, None)
    if channel is not None:
        need_here(world, guild, channel, user, "CONNECT")
        guild.voice[user] = channel["id"]
    where = channel or guild.channels.get(str(before))
    world.tell("VOICE_STATE_UPDATE", voice_state(guild, user, world=world), guild=guild, channel=where)
