"""Events of the sandbox's own: the strip under a room's name, as Steward made them or as people changed them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from adapters.sandbox import raidacts, rooms
from adapters.sandbox.changes import Gatherings
from adapters.sandbox.codec import decode, encode
from adapters.sandbox.ranks import PLACE, PLATFORM
from adapters.sandbox.step import Step
from bot.domain.actions import SetNativeEvent
from bot.domain.events import NativeEventChanged
from bot.domain.polls import NativeEvent
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.time import DAY

MAX_NAME: Final = 100
MAX_DESCRIPTION: Final = 1000
OVER: Final = frozenset({"completed", "canceled"})
STATUSES: Final = frozenset({"scheduled", "active"}) | OVER


def put(step: Step, act: SetNativeEvent) -> Result:
    """Make an event, or change one; what is over stays so."""
    if act.place != PLACE:
        return Refused(Why.NOT_HERE)
    if (no := raidacts.lacks(step, "manage")) is not None:
        return no
    event = act.event
    before = find(step, event.id) if event.id else None
    if event.id and before is None:
        return Refused(Why.GONE)
    if not _is_sound(step, event, made=before is not None):
        return Refused(Why.BAD_REQUEST)
    if before is not None and before.status in OVER:
        return Refused(Why.TOO_OLD) if event != before else Done(made=event.id)
    number = _keep(step, event)
    return Done(made=number, before=before.status if before is not None else "")


def _is_sound(step: Step, event: NativeEvent, *, made: bool) -> bool:
    room = rooms.find(step, event.channel) if event.channel else None
    placed = room is not None and not room.gone if event.channel else bool(event.where)
    timely = event.starts < event.ends and (made or event.starts > step.now)
    named = 0 < len(event.name) <= MAX_NAME and len(event.description) <= MAX_DESCRIPTION
    return placed and timely and named and event.status in STATUSES


def _keep(step: Step, event: NativeEvent) -> str:
    step.note(Gatherings())
    if event.id:
        step.db.execute("UPDATE gatherings SET event = ? WHERE id = ?", (encode(event), int(event.id)))
        return event.id
    row = step.db.execute("INSERT INTO gatherings (event) VALUES (?)", (encode(event),))
    number = str(row.lastrowid)
    step.db.execute("UPDATE gatherings SET event = ? WHERE id = ?", (encode(replace(event, id=number)), row.lastrowid))
    return number


def find(step: Step, event: str) -> NativeEvent | None:
    """By its id."""
    if not event.isascii() or not event.isdecimal() or len(event) > 18:
        return None
    row = step.db.execute("SELECT event FROM gatherings WHERE id = ?", (int(event),)).fetchone()
    found: NativeEvent | None = decode(row["event"]) if row else None
    return found


def every(step: Step) -> list[NativeEvent]:
    """All events ever made, the oldest first."""
    return [decode(row["event"]) for row in step.db.execute("SELECT event FROM gatherings ORDER BY id")]


def change(step: Step, event: NativeEvent, status: str) -> None:
    """Somebody began, ended or called it off by hand; the core is told."""
    if event.status in OVER or status == event.status:
        return
    _keep(step, replace(event, status=status))
    step.emit(NativeEventChanged(PLATFORM, PLACE, event.id, status, step.now))


def listed(step: Step) -> list[dict[str, Any]]:
    """What is on or still to come, the soonest first; what nobody ended is forgotten a day after its end."""
    coming = [one for one in every(step) if one.status not in OVER and one.ends + DAY > step.now]
    return [
        {"id": one.id, "name": one.name, "starts": one.starts, "ends": one.ends, "description": one.description,
         "channel": one.channel, "where": one.where, "active": one.status == "active"}
        for one in sorted(coming, key=lambda one: (one.starts, int(one.id)))
    ]  # fmt: skip
