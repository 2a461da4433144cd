"""What did not happen on time, told to the team in one message, each thing by its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from activities.catalog import BY_NAME
from activities.floor import Floor
from activities.schedule.model import FIRE, NOW, RUN, Lateness
from activities.schedule.service import schedule
from activities.schedule.tables import LATENESS
from bot.domain.content import Block, Content, Line
from bot.domain.text import Length, Say, say
from bot.ports.store import where

MOST_LINES: Final = 15
KNOWN: Final = frozenset(kind for one in BY_NAME.values() for kind in one.due)


async def tell_lateness(floor: Floor) -> None:
    """Tell staff of everything that is not told yet, and forget it."""
    rows = await floor.tx.find(LATENESS, *where(community=floor.id), order=("id",))
    if not rows:
        return
    await floor.tell_staff(await _told(floor, rows))
    await floor.tx.drop(LATENESS, *where(community=floor.id))


async def _told(floor: Floor, rows: Sequence[Lateness]) -> Content:
    blocks: list[Block] = [Line(say("schedule-late-title"), "strong")]
    shown = 0
    for what in ("unknown", "failed", "skipped", "late"):
        mine = [one for one in rows if one.what == what]
        if mine:
            blocks.append(Line(say(f"schedule-late-{what}s", n=len(mine)), "warn" if what != "late" else ""))
        for one in mine[: max(0, MOST_LINES - shown)]:
            blocks.append(Line(await _line(floor, one)))
            shown += 1
    if len(rows) > shown:
        blocks.append(Line(say("schedule-late-more", n=len(rows) - shown), "quiet"))
    return Content(tuple(blocks))


async def _line(floor: Floor, row: Lateness) -> Say:
    length = Length(max(0, row.at - row.due_at))
    return say("schedule-late-line", what=await what_of(floor, row.kind, row.ref), length=length)


async def what_of(floor: Floor, kind: str, ref: str) -> Say:
    """What a due item is, in words: "the close of a poll · Poll 3"."""
    if kind in (FIRE, RUN, NOW):
        planned = await schedule(floor, int(ref))
        if planned is not None:
            return say("schedule-thing", number=str(planned.id), thing=thing(planned.activity, planned.ref))
        return say("schedule-thing-lost", number=ref)
    name, number = kind.partition("-")[0], ref.partition("@")[0].partition("-")[0].partition("|")[0]
    if kind not in KNOWN:
        return say("schedule-kind-unknown", kind=kind, ref=ref)
    if name not in BY_NAME or not number.isdecimal():
        return say(f"due-{kind}")
    return say("schedule-due-of", what=say(f"due-{kind}"), thing=thing(name, number))


def thing(activity: str, ref: str) -> Say:
    """What one thing of an activity is called, also of one that this version does not know."""
    if activity not in BY_NAME:
        return say("schedule-kind-unknown", kind=activity, ref=ref)
    return say(f"activity-{activity}", ref=ref)
