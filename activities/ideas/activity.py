"""Ideas and themes, as the catalogue lists them."""

from __future__ import annotations

from typing import Final

from activities.activity import Activity, Kind
from activities.floor import Floor
from activities.ideas import service
from activities.ideas.commands import COMMANDS, press
from activities.ideas.tables import IDEAS, RULES, SUPPORTS, THEMES, VOICES
from bot.domain.text import Words, say
from bot.ports.store import where


async def mydata(floor: Floor, person: int) -> tuple[Words, ...]:
    """Ideas of theirs, what they support, messages of theirs under themes."""
    ideas = await floor.tx.count(IDEAS, *where(community=floor.id, author=person))
    supports = await floor.tx.count(SUPPORTS, *where(community=floor.id, person=person))
    voices = await floor.tx.count(VOICES, *where(community=floor.id, person=person))
    if not (ideas or supports or voices):
        return ()
    return (say("ideas-mydata", ideas=ideas, supports=supports, voices=voices),)


ACTIVITY: Final = Activity(
    service.NAME,
    tables=(IDEAS, RULES, SUPPORTS, THEMES, VOICES),
    commands=COMMANDS,
    press=press,
    due={service.CLOSE: Kind(service.lapse), service.TIDY: Kind(service.tidy)},
    outcome=service.undelivered,
    call=service.call,
    owned=((SUPPORTS, "person"), (VOICES, "person")),
    named=((IDEAS, "author"), (IDEAS, "decided_by"), (THEMES, "made_by"), (THEMES, "owner"), (THEMES, "decided_by")),
    mydata=mydata,
    forget=service.forget,
    left=service.left,
    united=service.united,
)
