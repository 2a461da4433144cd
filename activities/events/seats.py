"""Who is in and who waits: every change fills free places from the waiting list in the same transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities import calls
from activities.events import notes
from activities.events.finding import count, event_of, rsvps
from activities.events.model import NAME, Answer, Event, Rsvp, Seat, seat_for, to_promote
from activities.events.tables import RSVPS, WISHES
from activities.floor import Floor
from bot.domain.actions import SetRole
from bot.domain.people import AccountRef
from bot.ports.store import Where, where

ROLE: Final = "role"
"""What follows the event's number in the `follow` of a change of roles."""


async def answer(floor: Floor, event: Event, person: int, wanted: Answer, roles: frozenset[str] = frozenset()) -> Rsvp:
    """Take somebody's answer; a no also takes back their reminders. `roles` are those they have now."""
    before = await floor.tx.get(RSVPS, floor.id, event.id, person)
    going, waiting = await count(floor, event, seat=Seat.IN), await count(floor, event, seat=Seat.WAITING)
    seat = seat_for(before, wanted, event.capacity, going, waiting)
    row = before or Rsvp(
        floor.id, event.id, person, wanted, at=floor.now, returning=await _returns(floor, event, person),
        had_role=event.role is not None and event.role.id in roles,
    )  # fmt: skip
    queue = await _last(floor, event) + 1 if seat is Seat.WAITING and row.seat is not Seat.WAITING else row.queue
    row = replace(row, answer=wanted, seat=seat, queue=queue if seat is Seat.WAITING else 0, waited=row.waited
                  and seat is Seat.IN)  # fmt: skip
    await floor.tx.put(RSVPS, row)
    if wanted is Answer.NO:
        await floor.tx.drop(WISHES, *where(community=floor.id, event=event.id, person=person))
    await _role(floor, event, row, was=before is not None and before.seat is Seat.IN)
    await fill(floor, event)
    await calls.refresh(floor, NAME, event.ref)
    return row


async def fill(floor: Floor, event: Event) -> int:
    """Give free places to those who wait, in order, and tell them; how many."""
    if not event.is_on or floor.now >= event.ends:
        return 0
    waiting = await count(floor, event, seat=Seat.WAITING)
    some = to_promote(event.capacity, await count(floor, event, seat=Seat.IN), waiting) if waiting else 0
    for row in await rsvps(floor, event, seat=Seat.WAITING, limit=some) if some else ():
        now_in = replace(row, seat=Seat.IN, queue=0, waited=True)
        await floor.tx.put(RSVPS, now_in)
        await _role(floor, event, now_in, was=False)
        await floor.write_to(row.person, notes.promoted(floor, event))
    return some


async def place_in_line(floor: Floor, event: Event, row: Rsvp) -> int:
    """Which place somebody has on the waiting list, from 1."""
    ahead = where(community=floor.id, event=event.id, seat=Seat.WAITING)
    return await floor.tx.count(RSVPS, *ahead, Where("queue", "<=", row.queue))


async def leave(floor: Floor, person: int) -> None:
    """Somebody is gone: their places in what is still to come are free."""
    for row in await floor.tx.find(RSVPS, *where(community=floor.id, person=person)):
        event = await event_of(floor, str(row.event))
        if event is None or not event.is_on:
            continue
        await floor.tx.drop(RSVPS, *where(community=floor.id, event=event.id, person=person))
        await fill(floor, event)
        await calls.refresh(floor, NAME, event.ref)
    await floor.tx.drop(WISHES, *where(community=floor.id, person=person))


async def take_roles(floor: Floor, event: Event) -> None:
    """The event is over or off: whoever has its role from it has it no longer."""
    if event.role is not None:
        for row in await rsvps(floor, event, seat=Seat.IN):
            await _role(floor, event, replace(row, seat=Seat.NONE), was=True)


async def give_roles(floor: Floor, event: Event) -> None:
    """The event got a role: whoever is in has it."""
    for row in await rsvps(floor, event, seat=Seat.IN):
        await _role(floor, event, row, was=False)


async def _role(floor: Floor, event: Event, row: Rsvp, *, was: bool) -> None:
    role, has = event.role, row.seat is Seat.IN
    if role is None or has == was or row.had_role:
        return  # a role that was theirs before the event stays theirs
    for one in await floor.accounts(row.person):
        if one.platform == role.platform:
            act = SetRole(role.place, AccountRef(one.platform, one.id), role.id, has)
            await floor.act(act, follow=f"{NAME}:{event.id}-{ROLE}", person=row.person)


async def _returns(floor: Floor, event: Event, person: int) -> bool:
    earlier = where(community=floor.id, person=person, answer=Answer.YES)
    return await floor.tx.count(RSVPS, *earlier, Where("event", "!=", event.id)) > 0


async def _last(floor: Floor, event: Event) -> int:
    waiting = where(community=floor.id, event=event.id, seat=Seat.WAITING)
    last = await floor.tx.find(RSVPS, *waiting, order=("-queue",), limit=1)
    return last[0].queue if last else 0
