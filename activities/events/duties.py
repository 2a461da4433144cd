"""Parts in the preparation that members take and give back: speaker, host, notes."""

from __future__ import annotations

from dataclasses import replace

from activities.events import notes
from activities.events.buttons import PLAIN, button
from activities.events.model import Event
from activities.events.rows import MAX_DUTIES, Duty
from activities.events.tables import DUTIES
from activities.floor import Floor
from bot.domain.content import Block, Button, Content, Heading, Line
from bot.domain.text import Say, say
from bot.ports.store import where

MAX_NAME = 40


async def duties_of(floor: Floor, event: Event) -> list[Duty]:
    """All of an event's, in order."""
    return await floor.tx.find(DUTIES, *where(community=floor.id, event=event.id), order=("id",))


def read_names(text: str) -> list[str] | Say:
    """Names with commas or lines between; the same name twice means two people."""
    names = [" ".join(one.split())[:MAX_NAME] for one in text.replace("\n", ",").replace(";", ",").split(",")]
    found = [one for one in names if one]
    return found if len(found) <= MAX_DUTIES else say("events-duties-many", most=MAX_DUTIES)


async def set_names(floor: Floor, event: Event, names: list[str]) -> None:
    """These are the parts now; whoever has one that stays keeps it."""
    before = await duties_of(floor, event)
    await floor.tx.drop(DUTIES, *where(community=floor.id, event=event.id))
    for number, name in enumerate(names, 1):
        kept = next((one for one in before if one.name.casefold() == name.casefold()), None)
        if kept is not None:
            before.remove(kept)
        await floor.tx.put(DUTIES, Duty(floor.id, event.id, number, name, kept.person if kept else 0))


async def take(floor: Floor, event: Event, number: str, person: int) -> Say:
    """Somebody takes a part, or gives back one of theirs; the owner hears of it."""
    known = number.isascii() and number.isdecimal() and len(number) < 10
    duty = await floor.tx.get(DUTIES, floor.id, event.id, int(number)) if known else None
    if duty is None:
        return say("events-duty-unknown")
    if duty.person not in (0, person):
        return say("events-duty-taken", name=duty.name)
    back = duty.person == person
    await floor.tx.put(DUTIES, replace(duty, person=0 if back else person))
    if event.owner and event.owner != person:
        who = await floor.name_of(person)
        note = notes.duty_back(event, duty.name, who) if back else notes.duty_taken(event, duty.name, who)
        await floor.write_to(event.owner, note)
    return say("events-duty-back" if back else "events-duty-yours", name=duty.name)


async def free(floor: Floor, person: int) -> None:
    """Somebody is gone: their parts are free again."""
    await floor.tx.change(DUTIES, where(community=floor.id, person=person), person=0)


async def listed(floor: Floor, event: Event, person: int, said: Say | None = None) -> Content:
    """The parts as somebody sees them, with what they can do about each."""
    blocks: list[Block] = [
        Heading(say("events-duties-title", title=event.title)),
        *([Line(said, "strong")] if said else []),
    ]
    buttons: list[Button] = []
    for duty in await duties_of(floor, event):
        who = await floor.name_of(duty.person) if duty.person else say("events-duty-free")
        blocks.append(Line(say("events-duty-line", name=duty.name, who=who)))
        if duty.person in (0, person):
            label = say("events-press-duty-back" if duty.person else "events-press-duty", name=duty.name)
            buttons.append(button(event, "duty", label, str(duty.id), style=PLAIN))
    if not buttons and len(blocks) == 1:
        blocks.append(Line(say("events-duties-none"), "quiet"))
    return Content(tuple(blocks), tuple(buttons))
