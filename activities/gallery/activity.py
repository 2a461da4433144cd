"""The gallery, as the catalogue lists it."""

from __future__ import annotations

from typing import Final

from activities.activity import Activity, Kind
from activities.floor import Floor
from activities.gallery import service
from activities.gallery.commands import COMMANDS, heard, press
from activities.gallery.tables import GALLERIES, HEARTS, SHOWN, WORKS
from bot.domain.events import MessageDeleted, MessageEdited
from bot.domain.text import Words, say
from bot.ports.store import where


async def mydata(floor: Floor, person: int) -> tuple[Words, ...]:
    """Works of theirs and hearts they gave."""
    works = await floor.tx.find(WORKS, *where(community=floor.id, person=person))
    hearts = await floor.tx.count(HEARTS, *where(community=floor.id, person=person))
    if not works and not hearts:
        return ()
    shown = sum(1 for one in works if one.shown_at and one.state not in service.GONE)
    return (say("gallery-mydata", works=len(works), shown=shown, hearts=hearts),)


ACTIVITY: Final = Activity(
    service.NAME,
    tables=(GALLERIES, WORKS, SHOWN, HEARTS),
    commands=COMMANDS,
    press=press,
    due={service.CLOSE: Kind(service.close), service.SHOW: Kind(service.show, holds=True)},
    outcome=service.outcome,
    call=service.call,
    heard=heard,
    happened={MessageDeleted: service.gone, MessageEdited: service.changed},
    owned=((WORKS, "person"), (HEARTS, "person")),
    named=((GALLERIES, "by"), (WORKS, "decided_by")),
    mydata=mydata,
    forget=service.forget,
    left=service.left,
    united=service.united,
)
