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
    await buddies.left(floor, person)
    await tasks.left(floor, person)
    await standing_for.gone(floor, person)


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
)  # fmt: skip
