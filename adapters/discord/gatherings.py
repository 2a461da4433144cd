"""Discord's own events: made, changed, begun, ended, called off.

https://docs.discord.com/developers/resources/guild-scheduled-event: making one twice makes two, so whatever looks like
the one that is to be made is taken for it; what would change nothing, or is not allowed any more, is not asked for.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import discord

from adapters.discord.calls import call, nowhere
from adapters.discord.literal import clean, shorten
from adapters.discord.permissions import P, channel_in, guild_of, in_guild, look_at_own, number
from adapters.discord.reading import Json, id_of, iso_time, kind_of, object_of
from adapters.discord.reasons import audit_reason
from adapters.discord.session import Session
from bot.domain.actions import SetNativeEvent
from bot.domain.polls import NativeEvent
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.time import MINUTE, SECOND

EVENT: Final = "event"
"""Notes of this kind: the guild of an event that Steward made and that is not over, by its id."""
NAME, DESCRIPTION, PLACE = 100, 1_000, 100
STAGE, VOICE, EXTERNAL = 1, 2, 3
STATUS: Final = {1: "scheduled", 2: "active", 3: "completed", 4: "canceled"}
NUMBERS: Final = {name: at for at, name in STATUS.items()}
OVER: Final = frozenset({"completed", "canceled"})
_CREATE: Final = P(create_events=True).value
_MANAGE: Final = P(manage_events=True).value
SOON: Final = MINUTE
"""How far ahead an event must begin that is made: Discord takes none in the past."""


def able(event: NativeEvent, now: int) -> Refused | None:
    """Refused for what Discord would not take."""
    if event.status not in NUMBERS or not clean(event.name).strip():
        return Refused(Why.BAD_REQUEST, detail="status or name")
    if event.id:
        return None if number(event.id) is not None else Refused(Why.GONE)
    if event.status in OVER:
        return Refused(Why.BAD_REQUEST, detail="status")
    if event.ends <= event.starts:
        return Refused(Why.BAD_REQUEST, detail="it ends before it begins")
    if not event.channel and not clean(event.where).strip():
        return Refused(Why.BAD_REQUEST, detail="neither channel nor place")
    return Refused(Why.TOO_OLD) if event.ends <= now else None


async def set_event(session: Session, act: SetNativeEvent) -> Result:
    """Make an event, or bring the one with this id to what is wished."""
    guild = guild_of(session, act.place)
    if guild is None:
        return nowhere(session, act)
    own = await look_at_own(session, guild)
    if own is not None and not in_guild(guild, own, session.clock.now()) & (_CREATE | _MANAGE):
        return Refused(Why.NO_RIGHT, "events")
    wished = _body(guild, act.event)
    return await _change(session, act, wished) if act.event.id else await _make(session, act, wished)


def _body(guild: discord.Guild, event: NativeEvent) -> Json:
    """What is wished, as the API has it: in a voice or stage channel, else at a place in words."""
    channel = channel_in(guild, event.channel) if event.channel else None
    kind = STAGE if isinstance(channel, discord.StageChannel) else VOICE
    body: Json = {
        "name": shorten(" ".join(clean(event.name).split()), NAME),
        "description": shorten(clean(event.description), DESCRIPTION) or None,
        "scheduled_start_time": _iso(event.starts), "scheduled_end_time": _iso(event.ends),
    }  # fmt: skip
    if isinstance(channel, discord.VoiceChannel | discord.StageChannel):
        return {**body, "entity_type": kind, "channel_id": str(channel.id), "entity_metadata": None}
    named = f"#{channel.name}" if channel is not None else "…"
    where = shorten(" ".join(clean(event.where).split()), PLACE) or named
    return {**body, "entity_type": EXTERNAL, "channel_id": None, "entity_metadata": {"location": where}}


def _iso(at: int) -> str:
    return datetime.fromtimestamp(at // SECOND, UTC).isoformat()


async def _make(session: Session, act: SetNativeEvent, wished: Json) -> Result:
    """A new event, unless an earlier try made it. What should have begun already is begun at once."""
    http, now = session.client.http, session.clock.now()
    there = await call(session, act, lambda: http.get_scheduled_events(int(act.place), with_user_count=False))
    found = next((dict(one) for one in there if _is_it(session, dict(one), act.event, wished)), None)
    if found is None:
        starts = max(act.event.starts, now + SOON)
        times = {"scheduled_start_time": _iso(starts), "scheduled_end_time": _iso(max(act.event.ends, starts + SOON))}
        body = {key: value for key, value in (wished | times).items() if value is not None} | {"privacy_level": 2}
        reason = audit_reason("")
        told = await call(
            session, act, lambda: http.create_guild_scheduled_event(int(act.place), reason=reason, **body)
        )  # fmt: skip
        found = dict(told)
    id = id_of(found.get("id"))
    await session.notebook.write(EVENT, id, act.place)
    await _bring(session, act, found, {}, act.event.status)
    return Done(made=id)


def _is_it(session: Session, event: Json, asked: NativeEvent, wished: Json) -> bool:
    """Whether an event is one that Steward made by an earlier try; one that was late has its end alone to be known
    by."""
    own = session.client.user
    mine = own is not None and id_of(event.get("creator_id")) == str(own.id)
    late = asked.starts < session.clock.now() + SOON
    when = _same(event, "scheduled_end_time" if late else "scheduled_start_time", wished)
    return mine and when and _same(event, "name", wished) and _here(event, wished)


def _here(event: Json, wished: Json) -> bool:
    """Whether it is at the wished place."""
    if kind_of(event.get("entity_type")) != wished["entity_type"]:
        return False
    if wished["entity_type"] != EXTERNAL:
        return id_of(event.get("channel_id")) == str(wished["channel_id"])
    return bool(object_of(event.get("entity_metadata")).get("location") == wished["entity_metadata"]["location"])


def _same(event: Json, key: str, wished: Json) -> bool:
    if key.endswith("_time"):
        return iso_time(event.get(key)) == iso_time(wished[key])
    return (event.get(key) or None) == (wished[key] or None)


async def _change(session: Session, act: SetNativeEvent, wished: Json) -> Result:
    """Bring an event to what is wished, as far as Discord still lets it."""
    http, id = session.client.http, int(act.event.id)
    told = await call(session, act, lambda: http.get_scheduled_event(int(act.place), id, with_user_count=False))
    event = dict(told)
    status = STATUS.get(kind_of(event.get("status")), "")
    if status in OVER:
        return Done(made=act.event.id) if act.event.status in OVER else Refused(Why.TOO_OLD)
    changes = {key: wished[key] for key in ("name", "description") if not _same(event, key, wished)}
    if act.event.status in OVER:
        changes = {}
    elif status == "scheduled":
        changes |= _moved(session, event, wished)
    if act.event.status not in OVER and not _same(event, "scheduled_end_time", wished):
        changes["scheduled_end_time"] = wished["scheduled_end_time"]
    await _bring(session, act, event, changes, act.event.status)
    return Done(made=act.event.id)


def _moved(session: Session, event: Json, wished: Json) -> Json:
    """What changes of time and place; a start in the past can't be set any more."""
    changes: Json = {}
    starts = iso_time(wished["scheduled_start_time"]) or 0
    if not _same(event, "scheduled_start_time", wished) and starts > session.clock.now():
        changes["scheduled_start_time"] = wished["scheduled_start_time"]
    if not _here(event, wished):
        changes |= {key: wished[key] for key in ("entity_type", "channel_id", "entity_metadata", "scheduled_end_time")}
    return changes


_STEPS: Final = {
    ("scheduled", "active"): "active", ("scheduled", "canceled"): "canceled", ("scheduled", "completed"): "canceled",
    ("active", "completed"): "completed", ("active", "canceled"): "completed",
}  # fmt: skip
"""From what is and what is wished to what Discord lets be set. What never began can't be completed: it is called off,
and gone from the list."""


async def _bring(session: Session, act: SetNativeEvent, event: Json, changes: Json, status: str) -> None:
    """Change fields and status in one call; none where there is nothing to change."""
    step = _STEPS.get((STATUS.get(kind_of(event.get("status")), ""), status), "")
    if step == "active":
        changes = {key: value for key, value in changes.items() if key != "scheduled_start_time"}
    changes = {**changes, "status": NUMBERS[step]} if step else changes
    id, reason, http = id_of(event.get("id")), audit_reason(""), session.client.http
    if changes:
        await call(
            session, act, lambda: http.edit_scheduled_event(int(act.place), int(id), reason=reason, **changes)
        )  # fmt: skip
    if step in OVER:
        await session.notebook.drop(EVENT, id)
