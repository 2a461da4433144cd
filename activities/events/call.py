"""What the public messages of events say now: the call itself, and the one that looks for a date."""

from __future__ import annotations

from typing import Final

from activities.events import attendance, dates, notes
from activities.events.buttons import PLAIN, button, when
from activities.events.finding import count, event_of
from activities.events.model import Answer, Event, Seat, State, best
from activities.floor import Floor
from bot.domain.content import Block, Button, Content, Fact, Heading, Line, Look
from bot.domain.text import Moment, Say, say

ASIDE: Final = {
    State.RUNNING: "events-state-running",
    State.OVER: "events-state-over",
    State.CANCELLED: "events-state-cancelled",
}


async def call(floor: Floor, ref: str) -> Content | None:
    """The content of a call by its ref; None when there is nothing to show."""
    looks_for_date = ref.endswith(dates.CALL)
    event = await event_of(floor, ref.removesuffix(dates.CALL))
    if event is None:
        return None
    return await date_call(floor, event) if looks_for_date else await event_call(floor, event)


async def event_call(floor: Floor, event: Event) -> Content:
    """The event in one glance: what, when, where, who asks, how many, and one tap to take part."""
    counts = await counted(floor, event)
    blocks: tuple[Block, ...] = (*await face(floor, event), Line(counts, "strong"))
    if event.state is State.CANCELLED:
        return Content((*blocks[:-1], Line(say("events-call-off"), "warn")), look=Look.CARD)
    if event.state is State.OVER:
        return Content((*blocks, Line(say("events-call-over"), "quiet")), look=Look.CARD)
    buttons = notes.answers(event)
    if attendance.is_open(event, floor.now):
        buttons = (button(event, "here", say("events-press-here")), *buttons)
    return Content((*blocks, Line(say("events-call-data"), "quiet")), buttons, look=Look.CARD)


async def face(floor: Floor, event: Event) -> tuple[Block, ...]:
    """Title, text, time, place, host."""
    aside = ASIDE.get(event.state)
    blocks: list[Block] = [
        Heading(
            event.title or say("events-untitled"),
            say("events-number", number=event.ref),
            aside=say(aside) if aside else None,
        )
    ]
    if event.about:
        blocks.append(Line(event.about))
    blocks.append(Fact(say("events-label-when"), when(event, floor.zone)))
    if event.place:
        blocks.append(Fact(say("events-label-place"), event.place))
    if event.brief.speakers:
        blocks.append(Fact(say("events-label-speakers"), event.brief.speakers))
    if event.owner:
        blocks.append(Fact(say("events-label-owner"), await floor.name_of(event.owner)))
    return tuple(blocks)


async def counted(floor: Floor, event: Event) -> Say:
    """How many come, may come, wait."""
    going = await count(floor, event, seat=Seat.IN)
    maybe = await count(floor, event, answer=Answer.MAYBE)
    waiting = await count(floor, event, seat=Seat.WAITING)
    yes = say("events-going-of", count=going, of=event.capacity) if event.capacity else say("events-going", count=going)
    return say("events-counts-waiting" if waiting else "events-counts", going=yes, maybe=maybe, waiting=waiting)


async def date_call(floor: Floor, event: Event) -> Content | None:
    """When can you come? One button a date, with how many can."""
    options = await dates.options_of(floor, event)
    if not options:
        return None
    votes, people = await dates.counts(floor, event)
    head = Heading(event.title or say("events-untitled"), say("events-number", number=event.ref))
    if not dates.is_asking(event):
        words = say("events-dates-off") if event.state is State.CANCELLED else say(
            "events-dates-picked", at=Moment(event.starts)
        )  # fmt: skip
        return Content((head, Line(words, "strong")), look=Look.CARD)
    winners = best(tuple(votes.items()))
    lines = [
        Line(say("events-date-line" if one.id not in winners else "events-date-best", at=Moment(one.starts),
                 count=votes[one.id]))
        for one in options
    ]  # fmt: skip
    buttons: list[Button] = [
        button(event, "can", say("events-press-can", at=Moment(one.starts), count=votes[one.id]), str(one.id),
               style=PLAIN)
        for one in options
    ]  # fmt: skip
    about = [Line(event.about)] if event.about else []
    asked = say("events-dates-asked", count=people)
    blocks: tuple[Block, ...] = (head, *about, Line(say("events-dates-how"), "strong"), *lines, Line(asked, "quiet"))
    return Content(blocks, tuple(buttons), look=Look.CARD)
