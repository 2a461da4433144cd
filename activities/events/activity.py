"""Events, as the catalogue lists them."""

from __future__ import annotations

from typing import Final

from activities.activity import Activity, Kind
from activities.events import attendance, cards, feedback, lifecycle, mirror, notes, persons, reminding, seats, series
from activities.events.call import call
from activities.events.commands import COMMANDS
from activities.events.finding import event_of
from activities.events.model import NAME
from activities.events.press import press
from activities.events.rows import Told
from activities.events.tables import NAMED, OWNED, TABLES, TOLD
from activities.floor import Floor
from bot.domain.actions import SetNativeEvent, SetRole
from bot.domain.decisions import Action
from bot.domain.events import NativeEventChanged, VoiceMoved
from bot.domain.records import Due, Late
from bot.domain.results import Refused, Result


async def outcome(floor: Floor, action: Action, result: Result) -> None:
    """A platform answered about its own event, or about a role."""
    if isinstance(action.act, SetNativeEvent):
        await mirror.answered(floor, action.act, action.follow, result)
    elif isinstance(action.act, SetRole) and isinstance(result, Refused):
        number = action.follow.partition(":")[2].removesuffix(f"-{seats.ROLE}")
        event = await event_of(floor, number)
        if event is not None and await floor.tx.add(TOLD, Told(floor.id, f"role-{event.id}")):
            await floor.tell_staff(notes.role_refused(event, result))


async def wrap(floor: Floor, due: Due) -> None:
    """A while after the end the team gets the evaluation, and those who came are asked."""
    event = await feedback.wrap(floor, due)
    if event is not None:
        await floor.tell_staff(await cards.report(floor, event))


async def score(floor: Floor, due: Due) -> None:
    """The form is closed: the evaluation once more, with what people said."""
    event = await event_of(floor, due.ref)
    if event is not None and (await feedback.outcome_of(floor, event)).answers:
        await floor.tell_staff(await cards.report(floor, event))


ACTIVITY: Final = Activity(
    NAME,
    tables=TABLES,
    commands=COMMANDS,
    press=press,
    due={
        lifecycle.BEGIN: Kind(lifecycle.begin),
        lifecycle.END: Kind(lifecycle.end),
        lifecycle.DOORS: Kind(lifecycle.doors),
        lifecycle.WRAP: Kind(wrap),
        feedback.SCORE: Kind(score),
        reminding.REMIND: Kind(reminding.remind, Late.IF_FRESH, reminding.FRESH, holds=True),
        reminding.PROMOTE: Kind(reminding.promote, Late.IF_FRESH, reminding.FRESH, holds=True),
    },
    fires=series.fired,
    outcome=outcome,
    call=call,
    happened={VoiceMoved: attendance.moved, NativeEventChanged: mirror.changed},
    owned=OWNED,
    named=NAMED,
    mydata=persons.mydata,
    forget=persons.gone,
    left=persons.gone,
    united=persons.united,
)
