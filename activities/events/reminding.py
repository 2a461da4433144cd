"""Reminders, to those alone who want them, and announcements before an event."""

from __future__ import annotations

from typing import Final

from activities.events import notes
from activities.events.finding import event_of
from activities.events.model import BEFORE, Answer, Event, Seat, State, Wish
from activities.events.rows import Promo
from activities.events.tables import PROMOS, RSVPS, WISHES
from activities.floor import Floor
from activities.schedule.words import read_moment, read_span
from bot.domain.messages import ChannelRef
from bot.domain.records import Due, Late
from bot.domain.text import Say, say
from bot.domain.time import DAY, MINUTE
from bot.ports.store import where

REMIND: Final = "events-remind"
PROMOTE: Final = "events-promote"
FRESH: Final = 30 * MINUTE
MAX_PROMOS: Final = 10
FARTHEST: Final = 90 * DAY


def possible(event: Event, now: int) -> tuple[str, ...]:
    """Which reminders can still be sent."""
    return tuple(name for name, length in BEFORE.items() if event.starts - length > now)


def usual(event: Event, now: int) -> str | None:
    """The reminder that somebody gets who only says that they want one: an hour before, or what is left."""
    left = possible(event, now)
    return next((one for one in ("1h", "10m") if one in left), None)


async def chosen(floor: Floor, event: Event, person: int) -> frozenset[str]:
    """Which reminders somebody wants."""
    rows = await floor.tx.find(WISHES, *where(community=floor.id, event=event.id, person=person))
    return frozenset(one.before for one in rows)


async def wish(floor: Floor, event: Event, person: int, before: str) -> None:
    """Somebody wants this reminder."""
    await floor.tx.put(WISHES, Wish(floor.id, event.id, person, before))
    await floor.later(REMIND, f"{event.id}-{before}", event.starts - BEFORE[before], Late.IF_FRESH)


async def unwish(floor: Floor, event: Event, person: int, before: str = "") -> None:
    """Somebody no longer wants this reminder, or any of the event."""
    wanted = {"before": before} if before else {}
    await floor.tx.drop(WISHES, *where(community=floor.id, event=event.id, person=person, **wanted))


async def plan_all(floor: Floor, event: Event) -> None:
    """Put every reminder and announcement of an event where it belongs now: after a move, a cancellation, an end."""
    for name, length in BEFORE.items():
        at = event.starts - length
        wanted = event.state is State.OPEN and at > floor.now
        if wanted and await floor.tx.count(WISHES, *where(community=floor.id, event=event.id, before=name)):
            await floor.later(REMIND, f"{event.id}-{name}", at, Late.IF_FRESH)
        else:
            await floor.never(REMIND, f"{event.id}-{name}")
    for promo in await floor.tx.find(PROMOS, *where(community=floor.id, event=event.id)):
        await _plan(floor, event, promo)


async def remind(floor: Floor, due: Due) -> None:
    """The time of a reminder: everybody who wants it now, and neither said no nor waits for a place."""
    number, _, before = due.ref.partition("-")
    event = await event_of(floor, number)
    if event is None or event.state is not State.OPEN or floor.now >= event.starts:
        return
    for one in await floor.tx.find(WISHES, *where(community=floor.id, event=event.id, before=before)):
        row = await floor.tx.get(RSVPS, floor.id, event.id, one.person)
        if row is None or (row.answer is not Answer.NO and row.seat is not Seat.WAITING):
            await floor.write_to(one.person, notes.reminder(floor, event), holds=True)


def read_plan(text: str, event: Event, now: int, zone: str) -> list[tuple[int, int]] | Say:
    """When to announce: lengths before the start ("7d, 1d, 2 hours") and moments ("friday 18:00"), as (before, at)."""
    found: list[tuple[int, int]] = []
    for part in (one.strip() for one in text.replace(";", ",").replace("\n", ",").split(",")):
        if not part:
            continue
        length = read_span(part)
        if length is not None and 0 < length <= FARTHEST:
            found.append((length, 0))
            continue
        moment = read_moment(part, now, zone)
        if isinstance(moment, Say):
            return moment
        found.append((0, moment))
    late = [1 for before, at in found if (event.starts - before if before else at) >= event.starts]
    if late or len(found) > MAX_PROMOS:
        return say("events-promote-late") if late else say("events-promote-many", most=MAX_PROMOS)
    return found


async def set_promos(
    floor: Floor, event: Event, times: list[tuple[int, int]], channels: tuple[ChannelRef, ...]
) -> list[int]:
    """Replace the announcements of an event; when those that are still ahead will come (µs UTC), in order."""
    for old in await floor.tx.find(PROMOS, *where(community=floor.id, event=event.id)):
        await floor.never(PROMOTE, f"{event.id}-{old.id}")
    await floor.tx.drop(PROMOS, *where(community=floor.id, event=event.id))
    for number, (before, at) in enumerate(times, 1):
        promo = Promo(floor.id, event.id, number, before, at, channels)
        await floor.tx.put(PROMOS, promo)
        await _plan(floor, event, promo)
    moments = [event.starts - before if before else at for before, at in times]
    return sorted(at for at in moments if at > floor.now)


async def _plan(floor: Floor, event: Event, promo: Promo) -> None:
    at = event.starts - promo.before if promo.before else promo.at
    ref = f"{event.id}-{promo.id}"
    if event.state is State.OPEN and floor.now < at < event.starts:
        await floor.later(PROMOTE, ref, at, Late.IF_FRESH)
    else:
        await floor.never(PROMOTE, ref)


async def promote(floor: Floor, due: Due) -> None:
    """The time of an announcement."""
    number, _, promo_id = due.ref.partition("-")
    event = await event_of(floor, number)
    if event is None or event.state is not State.OPEN or floor.now >= event.starts or not promo_id.isdecimal():
        return
    promo = await floor.tx.get(PROMOS, floor.id, event.id, int(promo_id))
    for channel in (promo.channels or event.channels) if promo is not None else ():
        await floor.announce(channel, notes.announcement(floor, event))
