"""People, as the catalogue lists them."""

from __future__ import annotations

from typing import Final

from activities.activity import Activity, Kind
from activities.floor import Floor
from activities.people import buddies, greeting, invites, standing_for, tasks
from activities.people.buttons import NAME
from activities.people.commands import COMMANDS, press
from activities.people.tables import (
    AMBASSADORS,
    ARRIVALS,
    BUDDIES,
    LINKS,
    PAIRS,
    TABLES,
    TASKS,
    THANKS,
)
from bot.domain.content import Content
from bot.domain.decisions import Action
from bot.domain.events import MemberJoined, MemberLeft
from bot.domain.records import Late
from bot.domain.results import Result
from bot.domain.text import Words, say
from bot.domain.time import DAY, HOUR
from bot.ports.store import where
from bot.ports.tables import DUE


async def call(floor: Floor, ref: str) -> Content | None:
    """A greeting or a task on the board."""
    return await (greeting.call(floor, ref) if ref.startswith("w.") else tasks.call(floor, ref))


async def outcome(floor: Floor, action: Action, result: Result) -> None:
    """A link was made, or was not."""
    what, _, number = action.follow.removeprefix(f"{NAME}:").partition("-")
    if what == "invite" and number.isdecimal():
        await invites.made(floor, int(number), action, result)


async def left(floor: Floor, person: int) -> None:
    """Somebody left for good: what hangs on their being here goes."""
    await greeting.gone(floor, person)
    await buddies.left(floor, person)
    await tasks.left(floor, person)
    await standing_for.gone(floor, person)


async def united(floor: Floor, gone: int, keep: int) -> None:
    """Two accounts are one person's: nobody is their own buddy or thanks themselves, and what is due finds them."""
    await greeting.united(floor, gone, keep)
    await floor.tx.drop(PAIRS, *where(community=floor.id, newcomer=keep, buddy=keep))
    await floor.tx.drop(THANKS, *where(community=floor.id, giver=keep, person=keep))
    for kind in (buddies.CHECK, standing_for.REVIEW):
        due = await floor.tx.get(DUE, floor.id, kind, str(gone))
        if due is not None:
            await floor.never(kind, str(gone))
            if await floor.tx.get(DUE, floor.id, kind, str(keep)) is None:
                await floor.later(kind, str(keep), due.at, due.late)


async def mydata(floor: Floor, person: int) -> tuple[Words, ...]:
    """Thanks given and received, tasks, being a buddy, being an ambassador."""
    got = await floor.tx.count(THANKS, *where(community=floor.id, person=person))
    gave = await floor.tx.count(THANKS, *where(community=floor.id, giver=person))
    helped = await floor.tx.count(TASKS, *where(community=floor.id, helper=person))
    lines: list[Words] = []
    if got or gave or helped:
        lines.append(say("people-mydata", got=got, gave=gave, helped=helped))
    if await floor.tx.get(BUDDIES, floor.id, person) is not None:
        lines.append(say("people-mydata-buddy"))
    row = await floor.tx.get(AMBASSADORS, floor.id, person)
    if row is not None and row.stage.value in ("asked", "active"):
        lines.append(say("people-mydata-ambassador"))
    return tuple(lines)


ACTIVITY: Final = Activity(
    NAME,
    tables=TABLES,
    commands=COMMANDS,
    press=press,
    due={
        greeting.GREET: Kind(greeting.greet, Late.IF_FRESH, 2 * HOUR, holds=True),
        greeting.DAILY: Kind(greeting.daily, Late.COLLAPSE),
        buddies.CHECK: Kind(buddies.check, Late.IF_FRESH, 3 * DAY, holds=True),
        standing_for.REVIEW: Kind(standing_for.review),
    },
    errands={greeting.MEASURE: greeting.measure},
    outcome=outcome,
    call=call,
    happened={MemberJoined: greeting.came, MemberLeft: greeting.went},
    owned=((ARRIVALS, "person"), (BUDDIES, "person"), (PAIRS, "newcomer"), (PAIRS, "buddy"), (THANKS, "person"),
           (THANKS, "giver"), (AMBASSADORS, "person")),
    named=((LINKS, "by"), (TASKS, "by"), (TASKS, "helper"), (AMBASSADORS, "nominated_by"), (AMBASSADORS, "asked_by")),
    mydata=mydata,
    forget=left,
    left=left,
    united=united,
)  # fmt: skip
