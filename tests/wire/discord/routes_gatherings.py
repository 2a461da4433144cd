"""Endpoints of scheduled events."""

from __future__ import annotations

from typing import Any

from tests.wire.discord import gatherings
from tests.wire.discord.routes import Call, route

EVENTS = "/guilds/{guild_id}/scheduled-events"
EVENT = EVENTS + "/{guild_scheduled_event_id}"


@route("GET", EVENTS)
def events(call: Call) -> Any:
    return gatherings.upcoming(call.world, call.guild())


@route("POST", EVENTS)
def make_event(call: Call) -> Any:
    return gatherings.make(call.world, call.guild(), call.me, call.body, call.reason)


@route("GET", EVENT)
def event(call: Call) -> Any:
    return gatherings.show(call.world, gatherings.find(call.guild(), call.params["guild_scheduled_event_id"]))


@route("PATCH", EVENT)
def edit_event(call: Call) -> Any:
    number = call.params["guild_scheduled_event_id"]
    return gatherings.edit(call.world, call.guild(), call.me, number, call.body, call.reason)


@route("DELETE", EVENT)
def delete_event(call: Call) -> Any:
    gatherings.delete(call.world, call.guild(), call.me, call.params["guild_scheduled_event_id"], call.reason)
