"""Finding a date: up to eight, everybody taps those that suit, one ballot a person; the host picks."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities import calls
from activities.events.finding import AHEAD, events_in
from activities.events.model import NAME, Event, State, overlap
from activities.events.reading import read_when
from activities.events.rows import MAX_DATES, Ballot, Option
from activities.events.tables import BALLOTS, EVENTS, OPTIONS
from activities.floor import Floor
from activities.schedule import service
from bot.domain.messages import ChannelRef
from bot.domain.records import Due
from bot.domain.text import Moment, Say, Words, say
from bot.domain.time import HOUR
from bot.ports.store import Where, where
from bot.ports.tables import DUE

CALL: Final = "d"
"""What follows the event's number in the ref of the call that looks for a date."""
POST: Final = "posts-post"
RECURS: Final = ("schedule-fire", "schedule-run")
ENDS: Final = ("contests-draw", "polls-close", "gallery-close")
"""Kinds of due items that members notice, and that are named as clashes."""


def call_ref(event: Event) -> str:
    """The ref of the call that looks for a date."""
    return f"{event.id}{CALL}"


def read_dates(text: str, now: int, zone: str) -> list[tuple[int, int]] | Say:
    """Dates as people list them: one a line, or with ";" between; each as (starts, ends), in order, each once."""
    parts = [one.strip() for one in text.replace("\n", ";").split(";") if one.strip()]
    if not 2 <= len(set(parts)) <= MAX_DATES:
        return say("events-dates-number", most=MAX_DATES)
    found: set[tuple[int, int]] = set()
    for part in parts:
        one = read_when(part, now, zone)
        if isinstance(one, Say):
            return one
        found.add(one)
    return sorted(found) if len(found) > 1 else say("events-dates-number", most=MAX_DATES)


async def ask(floor: Floor, event: Event, dates: list[tuple[int, int]], channels: tuple[ChannelRef, ...]) -> None:
    """Ask when people can come; what was asked before is asked no longer, and there is no date until one is picked."""
    await floor.tx.put(EVENTS, replace(event, starts=0, ends=0, changed_at=floor.now))
    here = where(community=floor.id, event=event.id)
    await floor.tx.drop(OPTIONS, *here)
    await floor.tx.drop(BALLOTS, *here)
    await calls.take_down(floor, NAME, call_ref(event))
    for number, (starts, ends) in enumerate(dates, 1):
        await floor.tx.put(OPTIONS, Option(floor.id, event.id, number, starts, ends))
    await calls.post(floor, NAME, call_ref(event), channels)


async def options_of(floor: Floor, event: Event) -> list[Option]:
    """The dates that were asked, in order."""
    return await floor.tx.find(OPTIONS, *where(community=floor.id, event=event.id), order=("id",))


async def counts(floor: Floor, event: Event) -> tuple[dict[int, int], int]:
    """How many can come on each date, and how many answered."""
    ballots = await floor.tx.find(BALLOTS, *where(community=floor.id, event=event.id))
    votes = {one.id: 0 for one in await options_of(floor, event)}
    for ballot in ballots:
        for pick in set(ballot.picks) & votes.keys():
            votes[pick] += 1
    return votes, sum(1 for one in ballots if one.picks)


async def toggle(floor: Floor, event: Event, person: int, option: int) -> tuple[int, ...]:
    """Somebody can come on a date, or can't after all; all the dates that suit them now."""
    ballot = await floor.tx.get(BALLOTS, floor.id, event.id, person)
    before = set(ballot.picks) if ballot is not None else set()
    picks = tuple(sorted(before ^ {option}))
    await floor.tx.put(BALLOTS, Ballot(floor.id, event.id, person, picks))
    await calls.refresh(floor, NAME, call_ref(event))
    return picks


async def close(floor: Floor, event: Event) -> None:
    """No date is looked for any more; the call says what came of it."""
    await calls.refresh(floor, NAME, call_ref(event))


async def clashes(floor: Floor, starts: int, ends: int, but: Event) -> tuple[Words, ...]:
    """What else happens then: other events that overlap, and what other activities do from an hour before on."""
    found: list[Words] = [
        say("events-clash-event", title=one.title, at=Moment(one.starts))
        for one in await events_in(floor, AHEAD)
        if one.id != but.id and one.starts and overlap(one.starts, one.ends, starts, ends)
    ]
    planned = await floor.tx.find(
        DUE, *where(community=floor.id), Where("kind", "in", [POST, *RECURS, *ENDS]), Where("at", ">=", starts - HOUR),
        Where("at", "<", ends), order=("at",), limit=MAX_DATES,
    )  # fmt: skip
    for one in planned:
        what = await _what(floor, one)
        if what is not None:
            found.append(say("events-clash-other", what=what, at=Moment(one.at)))
    return tuple(found)


async def _what(floor: Floor, due: Due) -> Say | None:
    """What is planned then, by name; None for events that come again, which are named themselves."""
    if due.kind == POST:
        return say("activity-posts", ref=due.ref)
    if due.kind in RECURS:
        plan = await service.schedule(floor, int(due.ref)) if due.ref.isdecimal() else None
        return say(f"activity-{plan.activity}", ref=plan.ref) if plan is not None and plan.activity != NAME else None
    return say(f"due-{due.kind}")


def is_asking(event: Event) -> bool:
    """Whether members are still asked: there is no date yet."""
    return event.state is State.DRAFT and not event.starts
