"""The platform's own event, kept in step with ours: where there are such, and where Steward may."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities.events import notes
from activities.events.finding import event_of
from activities.events.model import MAX_TITLE, NAME, Event, State
from activities.events.rows import Tie, Told
from activities.events.tables import TIES, TOLD
from activities.floor import Floor
from bot.domain.actions import SetNativeEvent
from bot.domain.events import NativeEventChanged
from bot.domain.polls import NativeEvent
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.time import MINUTE
from bot.ports.store import where

STATUS: Final = {
    State.OPEN: "scheduled",
    State.RUNNING: "active",
    State.OVER: "completed",
    State.CANCELLED: "canceled",
}
OVER: Final = ("completed", "canceled")
DESCRIPTION: Final = 1000
AHEAD: Final = MINUTE
"""A platform makes no event that has begun: one that begins sooner than this is not asked for."""


async def mirror(floor: Floor, event: Event) -> None:
    """See that the platforms' own events say what ours says."""
    if event.state is State.DRAFT:
        return
    spots = dict.fromkeys(
        (one.platform, one.place) for one in (*event.channels, *([event.voice] if event.voice else []))
    )
    for platform, place in spots:
        limits = floor.limits(platform)
        if limits is not None and limits.events:
            tie = await floor.tx.get(TIES, floor.id, event.id, platform, place)
            await _push(floor, event, tie, platform, place)


async def _push(floor: Floor, event: Event, tie: Tie | None, platform: str, place: str) -> None:
    status = STATUS[event.state]
    if tie is None or tie.state == "refused":
        if status == "scheduled" and event.starts > floor.now + AHEAD:
            await _send(floor, event, Tie(floor.id, event.id, platform, place), "scheduled")
        return
    if tie.state == "gone" or tie.status in OVER:
        return
    if not tie.native and status != "active":  # it is being made: what changed meanwhile follows its id
        await floor.tx.put(TIES, replace(tie, stale=True))
        return
    if (tie.sent, tie.status) != (event.version, status):
        await _send(floor, event, tie, status)


async def _send(floor: Floor, event: Event, tie: Tie, status: str) -> None:
    await floor.tx.put(TIES, replace(tie, sent=event.version, status=status, stale=False))
    native = as_native(event, tie, status)
    await floor.act(SetNativeEvent(tie.platform, tie.place, native), follow=f"{NAME}:{event.id}")


def as_native(event: Event, tie: Tie, status: str) -> NativeEvent:
    """Ours as the platform's own."""
    voice = event.voice
    here = voice is not None and (voice.platform, voice.place) == (tie.platform, tie.place)
    return NativeEvent(
        event.title[:MAX_TITLE], event.starts, event.ends, tie.native, event.about[:DESCRIPTION],
        channel=voice.id if here and voice is not None else "",
        where="" if here else (event.place or event.title)[:MAX_TITLE], status=status,
    )  # fmt: skip


async def answered(floor: Floor, act: SetNativeEvent, follow: str, result: Result) -> None:
    """The platform answered: remember its id, or say once what is in the way. The event goes on either way."""
    event = await event_of(floor, follow.partition(":")[2])
    if event is None:
        return
    tie = await floor.tx.get(TIES, floor.id, event.id, act.platform, act.place)
    if tie is None:
        return
    trouble = f"native-{act.platform}-{act.place}"
    if isinstance(result, Done):
        native = tie.native or result.made
        made = replace(tie, native=native, state="made" if tie.state == "making" else tie.state)
        await floor.tx.put(TIES, made)
        await floor.tx.drop(TOLD, *where(community=floor.id, what=trouble))
        if tie.stale and native:
            await _push(floor, event, made, act.platform, act.place)
    elif isinstance(result, Refused) and tie.native and not act.event.id:
        await _push(floor, event, replace(tie, sent=-1, status=""), act.platform, act.place)  # made after all, before
    elif isinstance(result, Refused):
        gone = bool(tie.native) and result.why in (Why.GONE, Why.TOO_OLD)
        state = "gone" if gone else tie.state if tie.native else "refused"
        await floor.tx.put(TIES, replace(tie, state=state, sent=-1))
        if event.is_on and await floor.tx.add(TOLD, Told(floor.id, f"gone-{event.id}" if gone else trouble)):
            await floor.tell_staff(notes.native_gone(event) if gone else notes.native_refused(event, result))


async def changed(floor: Floor, what: NativeEventChanged) -> None:
    """Somebody changed the platform's own event by hand: the team hears of it, ours goes on."""
    if what.status not in (*OVER, "deleted"):
        return
    ties = await floor.tx.find(
        TIES, *where(community=floor.id, platform=what.platform, place=what.place, native=what.event), limit=1
    )
    event = await event_of(floor, str(ties[0].event)) if ties else None
    if event is None or not event.is_on or ties[0].state == "gone" or floor.now >= event.ends:
        return
    await floor.tx.put(TIES, replace(ties[0], state="gone"))
    if await floor.tx.add(TOLD, Told(floor.id, f"gone-{event.id}")):
        await floor.tell_staff(notes.native_gone(event))
