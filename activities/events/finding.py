"""Finding events and what hangs on them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from activities.asked import Asked
from activities.events.model import Answer, Event, Rsvp, Seat, State
from activities.events.rows import House
from activities.events.tables import EVENTS, HOUSES, RSVPS
from activities.floor import Floor
from bot.domain.people import Standing
from bot.domain.text import Say, say
from bot.ports.store import Where, where

_NUMBER: Final = re.compile(r"(?:#|№|no\.?|n°)?\s*(\d{1,9})", re.IGNORECASE)
ON: Final = (State.OPEN, State.RUNNING)
AHEAD: Final = (State.DRAFT, State.OPEN, State.RUNNING)


async def event_of(floor: Floor, ref: str) -> Event | None:
    """An event by its number as a token or a person writes it ("12", "#12", "№ 12")."""
    found = _NUMBER.fullmatch(ref.strip())
    return await floor.tx.get(EVENTS, floor.id, int(found[1])) if found and found[1].isascii() else None


async def events_in(floor: Floor, states: Iterable[State]) -> list[Event]:
    """Events in these states, the soonest first; those without a date last."""
    found: list[Event] = []
    for state in states:
        found += await floor.tx.find(EVENTS, *where(community=floor.id, state=state))
    return sorted(found, key=lambda one: (not one.starts, one.starts, one.id))


async def meant(floor: Floor, asked: Asked, states: Iterable[State]) -> Event | Say:
    """Which event a command means: by its number, else the next one in these states, else the last that was."""
    text = asked.args.get("number", "")
    if text:
        event = await event_of(floor, text)
        known = event is not None and (event.state is not State.DRAFT or is_host(event, asked))
        return event if event is not None and known else say("events-unknown", number=text)
    found = [one for one in await events_in(floor, states) if one.state is not State.DRAFT or is_host(one, asked)]
    coming = next((one for one in found if one.is_ahead or one.is_on), None)
    return coming or (found[-1] if found else say("events-none"))


def is_host(event: Event, asked: Asked) -> bool:
    """Whether somebody looks after this event: its owner, while here, and the team."""
    return asked.standing >= Standing.MODERATOR or (
        event.owner == asked.person.id and asked.lacks(Standing.MEMBER) is None
    )


async def rsvps(
    floor: Floor, event: Event, *, answer: Answer | None = None, seat: Seat | None = None, limit: int | None = None
) -> list[Rsvp]:
    """Answers to an event, those of the waiting list in its order."""
    wanted = {name: value for name, value in (("answer", answer), ("seat", seat)) if value is not None}
    return await floor.tx.find(
        RSVPS, *where(community=floor.id, event=event.id, **wanted), order=("queue", "at", "person"), limit=limit
    )


async def count(floor: Floor, event: Event, *, answer: Answer | None = None, seat: Seat | None = None) -> int:
    """How many there are."""
    wanted = {name: value for name, value in (("answer", answer), ("seat", seat)) if value is not None}
    return await floor.tx.count(RSVPS, *where(community=floor.id, event=event.id, **wanted))


async def concerned(floor: Floor, event: Event) -> list[Rsvp]:
    """Everybody who said yes or maybe, whether they have a place or wait for one."""
    return await floor.tx.find(
        RSVPS, *where(community=floor.id, event=event.id), Where("answer", "in", (Answer.YES, Answer.MAYBE)),
        order=("queue", "at", "person"),
    )  # fmt: skip


async def house_of(floor: Floor) -> House:
    """What the community chose for its events."""
    return await floor.tx.get(HOUSES, floor.id) or House(floor.id)
