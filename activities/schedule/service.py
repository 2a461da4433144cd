"""Schedules: planned, moved, paused, ended, and one occurrence at a time carried out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from activities.floor import Floor
from activities.schedule.fire import Fire
from activities.schedule.model import (
    FIRE,
    KEPT,
    NAME,
    NOTABLE,
    RUN,
    Fate,
    Fired,
    Lateness,
    Schedule,
    State,
    due_by,
    fates,
    instant_of,
    key_of,
)  # fmt: skip
from activities.schedule.rule import Occurrence, Rule, occurrences, wall
from activities.schedule.tables import FIRES, HELD, LATENESS, SCHEDULES
from bot.domain.records import Late
from bot.domain.time import HOUR
from bot.ports.store import Where, where
from bot.ports.tables import DUE

Fires = Callable[[Floor, Fire], Awaitable[None]]


def zone_for(floor: Floor, schedule: Schedule) -> str:
    """The zone on whose clocks it goes."""
    return schedule.zone or floor.zone


async def plan_recurring(
    floor: Floor,
    *,
    activity: str,
    ref: str,
    rule: Rule,
    zone: str = "",
    late: Late = Late.IF_FRESH,
    fresh: int = HOUR,
    holds: bool = True,
    by: int,
) -> Schedule:
    """Let `Activity.fires` of `activity` happen for `ref` by a rule, from now on. `zone` "" follows the community's.

    `late` and `fresh` (µs) say what is done about occurrences that are late, `holds` whether crisis mode keeps them
    back, `by` who planned it. One that never happens comes back ENDED.
    """
    row = Schedule(
        floor.id, await floor.next(NAME), activity, ref, rule, zone, late, fresh, holds, by=by, made_at=floor.now
    )
    return await _put(floor, row, _first(floor, row))


async def schedule(floor: Floor, number: int) -> Schedule | None:
    """A schedule by id."""
    return await floor.tx.get(SCHEDULES, floor.id, number)


async def schedules_of(floor: Floor, activity: str, ref: str) -> list[Schedule]:
    """What is planned for one thing and has not ended."""
    rows = await floor.tx.find(SCHEDULES, *where(community=floor.id, activity=activity, ref=ref), order=("id",))
    return [one for one in rows if one.state is not State.ENDED]


async def cancel(floor: Floor, number: int) -> bool:
    """End it; False when there is none that goes on."""
    row = await schedule(floor, number)
    if row is None or row.state is State.ENDED:
        return False
    await _put(floor, replace(row, state=State.ENDED), None)
    return True


async def move(floor: Floor, number: int, rule: Rule, zone: str | None = None) -> Schedule | None:
    """Let it go by another rule from now on (and by another zone); None when there is none that goes on."""
    row = await schedule(floor, number)
    if row is None or row.state is State.ENDED:
        return None
    moved = replace(row, rule=rule, zone=row.zone if zone is None else zone)
    return await _put(floor, moved, _first(floor, moved))


async def pause(floor: Floor, number: int) -> Schedule | None:
    """Let it rest: what would be due meanwhile is left out; None when it is not active."""
    row = await schedule(floor, number)
    if row is None or row.state is not State.ACTIVE:
        return None
    return await _put(floor, replace(row, state=State.PAUSED), None)


async def resume(floor: Floor, number: int) -> Schedule | None:
    """Let it go on from now; None when it does not rest."""
    row = await schedule(floor, number)
    if row is None or row.state is not State.PAUSED:
        return None
    active = replace(row, state=State.ACTIVE)
    return await _put(floor, active, _first(floor, active))


async def pass_over(floor: Floor, number: int) -> None:
    """Let go of what is due now without carrying it out, and go on after it."""
    row = await schedule(floor, number)
    if row is None or row.state is not State.ACTIVE:
        return
    due, following = due_by(row, zone_for(floor, row), floor.now)
    for one in due:
        await floor.tx.add(FIRES, _fired(row, one, Fate.DROPPED, floor.now))
    await _put(floor, row, following)


def _first(floor: Floor, row: Schedule) -> Occurrence | None:
    return next(iter(occurrences(row.rule, zone_for(floor, row), floor.now, 1)), None)


async def _put(floor: Floor, row: Schedule, following: Occurrence | None) -> Schedule:
    """Store it with its next occurrence and one due item; none where nothing follows."""
    if following is None:
        state = State.PAUSED if row.state is State.PAUSED else State.ENDED
        kept = replace(row, state=state, next_local="", next_at=0)
    else:
        kept = replace(row, next_local=following.local, next_at=following.at)
    await floor.tx.put(SCHEDULES, kept)
    ref = str(row.id)
    await floor.tx.drop(HELD, *where(community=floor.id, ref=ref), Where("kind", "in", [FIRE, RUN]))
    if following is None:
        await floor.never(row.kind, ref)
    else:
        await floor.later(row.kind, ref, following.at)
    return kept


def _fired(row: Schedule, one: Occurrence, fate: Fate, now: int) -> Fired:
    return Fired(row.community, key_of(row.id, one.local), row.id, one.local, one.at, fate, max(0, now - one.at))


async def carry_out(floor: Floor, number: int, fires: Callable[[str], Fires], *, forced: bool = False) -> None:
    """The time of a schedule's next occurrence has come: claim it, put down the next, let its activity do it.

    `fires` finds the activity's deed by name, and raises for one that the running code does not know. All of it is one
    transaction, so that an occurrence either has its row, its successor and its deed, or none of them.
    """
    row = await schedule(floor, number)
    if row is None or row.state is not State.ACTIVE:
        return
    deed = fires(row.activity)
    due, following = due_by(row, zone_for(floor, row), floor.now)
    done = fates(due, row.late, row.fresh, floor.now, forced=forced)
    if row.late is Late.MUST and not forced and len(due) > 1:  # one a transaction
        due, done, following = due[:1], done[:1], due[1]
    await _put(floor, row, following)
    for one, fate in zip(due, done, strict=True):
        await _claim(floor, row, one, fate, deed, forced=forced)
    await floor.tx.drop(FIRES, *where(community=floor.id, schedule=row.id), Where("due_at", "<", floor.now - KEPT))


async def _claim(floor: Floor, row: Schedule, one: Occurrence, fate: Fate, deed: Fires, *, forced: bool) -> None:
    fired = _fired(row, one, fate, floor.now)
    if not await floor.tx.add(FIRES, fired):
        return  # had
    if fate is Fate.RAN:
        await deed(floor, Fire(row.id, row.ref, fired.key, one.local, one.at, fired.late))
    if forced or fate is Fate.TOGETHER:
        return  # whoever let it go was told
    if fate is Fate.SKIPPED or fired.late > NOTABLE:
        what = "late" if fate is Fate.RAN else "skipped"
        await note_lateness(floor, row.kind, str(row.id), what, one.at)


async def run_now(floor: Floor, number: int, fires: Callable[[str], Fires]) -> bool:
    """Carry it out once more, at once, beside its rule; False for none that goes on, or one that just ran so."""
    row = await schedule(floor, number)
    if row is None or row.state is State.ENDED:
        return False
    local = wall(floor.now, zone_for(floor, row)).isoformat(timespec="minutes")
    key = f"{key_of(row.id, local)}!"
    if not await floor.tx.add(FIRES, Fired(floor.id, key, row.id, local, floor.now, Fate.RAN)):
        return False
    await fires(row.activity)(floor, Fire(row.id, row.ref, key, local, floor.now))
    return True


async def note_lateness(floor: Floor, kind: str, ref: str, what: str, due_at: int) -> None:
    """Remember for the staff what did not happen on time."""
    row = Lateness(floor.id, await floor.next("lateness"), kind, ref, what, due_at, floor.now)
    await floor.tx.put(LATENESS, row)


async def realign(floor: Floor) -> int:
    """Put every schedule's next time right, after zones changed (their data, or the community's) or the clock was set
    back; how many were moved. What is overdue stays due."""
    moved = 0
    for row in await floor.tx.find(SCHEDULES, *where(community=floor.id, state=State.ACTIVE), order=("id",)):
        if not row.next_local or (row.next_at <= floor.now and await _waits(floor, row)):
            continue
        zone = zone_for(floor, row)
        wanted = await _earlier(floor, row, zone) or Occurrence(row.next_local, *instant_of(row.next_local, zone))
        if (wanted.local, wanted.at) != (row.next_local, row.next_at):
            await _put(floor, row, wanted)
            moved += 1
    return moved


async def _waits(floor: Floor, row: Schedule) -> bool:
    return await floor.tx.get(DUE, floor.id, row.kind, str(row.id)) is not None


async def _earlier(floor: Floor, row: Schedule, zone: str) -> Occurrence | None:
    """An occurrence before the next one that has not run: the clock was ahead when it was passed over."""
    for one in occurrences(row.rule, zone, floor.now, 8):
        if one.local >= row.next_local:
            return None
        fired = await floor.tx.get(FIRES, floor.id, key_of(row.id, one.local))
        if fired is None or fired.fate is Fate.SKIPPED:
            await floor.tx.drop(FIRES, *where(community=floor.id, key=key_of(row.id, one.local)))
            return one
    return None
