"""What events keep about somebody: shown, and freed when they go."""

from __future__ import annotations

from activities import calls
from activities.events import duties, seats
from activities.events.finding import event_of
from activities.events.model import NAME
from activities.events.tables import BALLOTS, FEEDBACKS, QUESTIONS, RSVPS, VISITS
from activities.floor import Floor
from bot.domain.text import Words, say
from bot.ports.store import where


async def mydata(floor: Floor, person: int) -> tuple[Words, ...]:
    """Answers, visits, questions, feedback of theirs, as counts."""
    mine = where(community=floor.id, person=person)
    answers = await floor.tx.count(RSVPS, *mine)
    visits = await floor.tx.count(VISITS, *mine)
    dates = await floor.tx.count(BALLOTS, *mine)
    asked = await floor.tx.count(QUESTIONS, *mine)
    said = await floor.tx.count(FEEDBACKS, *mine)
    if not (answers or visits or dates or asked or said):
        return ()
    return (say("events-mydata", answers=answers, visits=visits, dates=dates, questions=asked, feedback=said),)


async def united(floor: Floor, gone: int, keep: int) -> None:
    """Two accounts are one person's: where both had a place, one is free."""
    for row in await floor.tx.find(RSVPS, *where(community=floor.id, person=keep)):
        event = await event_of(floor, str(row.event))
        if event is not None and event.is_on:
            await seats.fill(floor, event)
            await calls.refresh(floor, NAME, event.ref)


async def gone(floor: Floor, person: int) -> None:
    """Somebody left, or is to be forgotten: their places and their parts are free for others."""
    await seats.leave(floor, person)
    await duties.free(floor, person)
