"""From the draft to the end: what is published, moved, called off, begun and ended; each once, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities import calls
from activities.events import attendance, dates, mirror, notes, reminding, seats
from activities.events.finding import concerned, event_of
from activities.events.model import AFTERWARDS, EARLY, NAME, Event, State
from activities.events.tables import EVENTS
from activities.floor import Floor
from bot.domain.records import Due

BEGIN: Final = "events-begin"
END: Final = "events-end"
WRAP: Final = "events-wrap"
DOORS: Final = "events-doors"


async def draft(floor: Floor, event: Event) -> Event:
    """A new event under the next number."""
    made = replace(event, id=await floor.next("event"), changed_at=floor.now)
    await floor.tx.put(EVENTS, made)
    return made


async def publish(floor: Floor, event: Event) -> Event:
    """The call goes out into the event's channels, and everything that happens at its times is planned."""
    shown = replace(event, state=State.OPEN, changed_at=floor.now, code=event.code or new_code(floor))
    await floor.tx.put(EVENTS, shown)
    await dates.close(floor, event)
    await calls.post(floor, NAME, shown.ref, shown.channels, pin=shown.pins)
    await _plan(floor, shown)
    await attendance.take_over(floor, shown)
    return shown


def new_code(floor: Floor) -> str:
    """Five digits, which read the same in every language and on every phone."""
    return f"{floor.dice.below(100_000):05}"


async def change(floor: Floor, before: Event, after: Event) -> Event:
    """Store a change and everything that follows from it: places, times, the call, those concerned."""
    after = replace(after, version=before.version + 1, changed_at=floor.now)
    await floor.tx.put(EVENTS, after)
    if not after.is_on:
        await dates.close(floor, after)
        return after
    if (before.starts, before.ends) != (after.starts, after.ends):
        await _plan(floor, after)
        if before.starts != after.starts:
            for row in await concerned(floor, after):
                await floor.write_to(row.person, notes.moved(floor, after, before.starts))
    else:
        await mirror.mirror(floor, after)
    if before.voice != after.voice:
        await attendance.take_over(floor, after)
    if before.role != after.role:
        await seats.take_roles(floor, before)
        await seats.give_roles(floor, after)
    await seats.fill(floor, after)
    await calls.refresh(floor, NAME, after.ref)
    return after


async def _plan(floor: Floor, event: Event) -> None:
    """Everything that the clock does; the same kind and number moves what is planned already."""
    await floor.later(BEGIN, event.ref, event.starts)
    await floor.later(END, event.ref, event.ends)
    await floor.later(DOORS, event.ref, max(floor.now, event.starts - EARLY))
    await reminding.plan_all(floor, event)
    await mirror.mirror(floor, event)


async def cancel(floor: Floor, event: Event, reason: str) -> Event:
    """It does not take place: whoever said yes or maybe hears it, and nothing of it happens any more."""
    off = replace(event, state=State.CANCELLED, version=event.version + 1, changed_at=floor.now)
    await floor.tx.put(EVENTS, off)
    for kind in (BEGIN, END, DOORS):
        await floor.never(kind, event.ref)
    await reminding.plan_all(floor, off)
    await dates.close(floor, off)
    if event.is_on:
        for row in await concerned(floor, off):
            await floor.write_to(row.person, notes.cancelled(off, reason))
        await seats.take_roles(floor, off)
        await mirror.mirror(floor, off)
        await calls.refresh(floor, NAME, off.ref, at_once=True)
    return off


async def doors(floor: Floor, due: Due) -> None:
    """Check-in opens: the call shows its button."""
    event = await event_of(floor, due.ref)
    if event is not None and event.is_on:
        await calls.refresh(floor, NAME, event.ref)


async def begin(floor: Floor, due: Due) -> None:
    """Its time has come: it runs, also on the platform, which would call off an event that nobody began."""
    event = await event_of(floor, due.ref)
    if event is None or event.state is not State.OPEN:
        return
    runs = replace(event, state=State.RUNNING, changed_at=floor.now)
    await floor.tx.put(EVENTS, runs)
    await mirror.mirror(floor, runs)
    await calls.refresh(floor, NAME, runs.ref)


async def end(floor: Floor, due: Due) -> None:
    """It is over."""
    event = await event_of(floor, due.ref)
    if event is not None and event.is_on:
        await finish(floor, event)


async def finish(floor: Floor, event: Event) -> Event:
    """It is over, by the clock or because its host says so."""
    over = replace(event, state=State.OVER, ends=min(event.ends, max(floor.now, event.starts)), changed_at=floor.now)
    await floor.tx.put(EVENTS, over)
    for kind in (BEGIN, END, DOORS):
        await floor.never(kind, event.ref)
    await reminding.plan_all(floor, over)
    await seats.take_roles(floor, over)
    await mirror.mirror(floor, over)
    await calls.refresh(floor, NAME, over.ref)
    await floor.later(WRAP, event.ref, max(floor.now, over.ends + AFTERWARDS))
    return over
