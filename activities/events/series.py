"""Events that come again: each occurrence is an event with answers of its own, made when the one before begins."""

from __future__ import annotations

from dataclasses import replace

from activities.events import duties, lifecycle, reminding
from activities.events.finding import event_of
from activities.events.model import NAME, Event, State
from activities.events.rows import Series
from activities.events.tables import EVENTS, PROMOS, SERIES
from activities.floor import Floor
from activities.schedule import service
from activities.schedule.fire import Fire
from activities.schedule.rule import Occurrence, Rule, occurrences
from bot.domain.records import Late
from bot.ports.store import where


async def start(floor: Floor, event: Event, rule: Rule, by: int) -> list[Occurrence]:
    """From now on the event comes again by this rule; the next times. What else was planned for it ends."""
    await stop(floor, event)
    planned = await service.plan_recurring(
        floor, activity=NAME, ref=event.ref, rule=rule, late=Late.COLLAPSE, holds=False, by=by
    )
    coming = occurrences(rule, floor.zone, floor.now, 5)
    own = next((one.local for one in coming if one.at == event.starts), "")
    await floor.tx.put(SERIES, Series(floor.id, planned.id, event.id))
    await floor.tx.put(EVENTS, replace(event, series=planned.id, key=own))
    await ensure_next(floor, planned.id)
    return coming


async def stop(floor: Floor, event: Event) -> bool:
    """It comes no more; what is published already stays. False when it was no series."""
    series = await floor.tx.get(SERIES, floor.id, event.series) if event.series else None
    if series is None:
        return False
    await service.cancel(floor, series.id)
    await floor.tx.drop(SERIES, *where(community=floor.id, id=series.id))
    return True


async def fired(floor: Floor, fire: Fire) -> None:
    """An occurrence begins: the next one is made and its call goes out."""
    await ensure_next(floor, fire.schedule)


async def ensure_next(floor: Floor, number: int) -> Event | None:
    """Make the next occurrence of a schedule, unless it is there already, or the schedule rests."""
    series = await floor.tx.get(SERIES, floor.id, number)
    plan = await service.schedule(floor, number)
    model = await event_of(floor, str(series.event)) if series is not None else None
    if plan is None or model is None or not plan.next_at:
        return None
    if await floor.tx.count(EVENTS, *where(community=floor.id, series=number, key=plan.next_local)):
        return None
    ends = plan.next_at + (model.ends - model.starts)
    blank = replace(model, state=State.DRAFT, starts=plan.next_at, ends=ends, code="", version=0, met="")
    made = await lifecycle.draft(floor, replace(blank, series=number, key=plan.next_local))
    await duties.set_names(floor, made, [one.name for one in await duties.duties_of(floor, model)])
    shown = await lifecycle.publish(floor, made)
    promos = await floor.tx.find(PROMOS, *where(community=floor.id, event=model.id), order=("id",))
    times = [(one.before, 0) for one in promos if one.before]
    await reminding.set_promos(floor, shown, times, promos[0].channels if promos else ())
    return shown
