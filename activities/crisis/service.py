"""Switching crisis mode on and off, and deciding on what it held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from activities.crisis.model import CRISES, NAME, Crisis
from activities.floor import Floor
from activities.held import HeldThing
from bot.domain.content import Content, Line
from bot.domain.text import Length, say
from bot.ports.store import where


async def last(floor: Floor) -> Crisis | None:
    """The crisis that is on, or else the last one; None when there never was any."""
    rows = await floor.tx.find(CRISES, *where(community=floor.id), order=("-id",), limit=1)
    return rows[0] if rows else None


async def switch_on(floor: Floor, by: int, reason: str) -> tuple[Crisis, int] | None:
    """On: the crisis and how many announcements were stopped on their way; None when it is on already."""
    if floor.is_held:
        return None
    row = Crisis(floor.id, await floor.next(NAME), floor.now, by, reason)
    await floor.tx.put(CRISES, row)
    stopped = await floor.set_crisis(floor.now)
    await floor.audit("crisis:on", by, None, f"crisis {row.id}, {stopped} held")
    told = say("crisis-told-on", who=await floor.name_of(by), n=stopped)
    lines = [Line(told, "strong"), *([Line(say("crisis-reason", reason=reason))] if reason else [])]
    await floor.tell_staff(Content((*lines, Line(say("crisis-what"), "quiet"))))
    return row, stopped


async def switch_off(floor: Floor, by: int) -> Crisis | None:
    """Off, with a short report to the team; None when it is not on. What is held stays until somebody decides."""
    row = await last(floor)
    if not floor.is_held or row is None:
        return None
    await floor.set_crisis(0)
    over = replace(row, until=floor.now)
    await floor.tx.put(CRISES, over)
    await floor.audit("crisis:off", by, None, f"crisis {row.id}")
    await floor.tell_staff(report(over, await floor.held()))
    return over


def report(row: Crisis, held: Sequence[HeldThing]) -> Content:
    """How long it lasted, what was let go and dropped, and what still waits."""
    lines = [
        Line(say("crisis-report", length=Length(row.until - row.since)), "strong"),
        Line(say("crisis-report-counts", resumed=row.resumed, dropped=row.dropped, statements=row.statements)),
    ]
    if held:
        lines.append(Line(say("crisis-report-waits", n=len(held)), "warn"))
    return Content(tuple(lines))


async def decide(floor: Floor, keys: Sequence[str], by: int, *, go: bool) -> int:
    """Let things go, or drop them; how many that still waited."""
    done = 0
    for key in keys:
        done += await (floor.let_go(key) if go else floor.drop_held(key))
    row = await last(floor)
    if done and row is not None:
        counted = replace(row, resumed=row.resumed + done) if go else replace(row, dropped=row.dropped + done)
        await floor.tx.put(CRISES, counted)
    if done:
        verb = "crisis:resume" if go else "crisis:drop"
        await floor.audit(verb, by, None, f"{done} held")
    return done
