"""Who has left: nothing is judged by it; open cards about them say so, and say so no longer once they are back."""

from __future__ import annotations

from bot.app import cards
from bot.app.cardfacts import left_mark
from bot.app.engage import persons
from bot.app.people import accounts_of, find_person
from bot.app.turn import Turn
from bot.domain.events import MemberLeft
from bot.domain.people import Person
from bot.domain.records import Mark
from bot.ports.store import where
from bot.ports.tables import CASES, MARKS


async def left(turn: Turn, event: MemberLeft) -> None:
    """Somebody left or was removed; whoever was never met leaves nothing behind."""
    person = await find_person(turn, event.author.account)
    if person is None:
        return
    await turn.tx.put(MARKS, Mark(turn.id, left_mark(person.id), "", event.at))
    await _told(turn, person)
    if all(one.id == event.author.account.id for one in await accounts_of(turn, person.id)):
        await persons.left(turn, person.id)


async def back(turn: Turn, person: Person) -> None:
    """Somebody joined, perhaps again."""
    if await turn.tx.get(MARKS, turn.id, left_mark(person.id)) is not None:
        await turn.tx.drop(MARKS, *where(community=turn.id, name=left_mark(person.id)))
        await _told(turn, person)


async def _told(turn: Turn, person: Person) -> None:
    for case in await turn.tx.find(CASES, *where(community=turn.id, person=person.id), order=("number",)):
        if case.state.is_open:
            await cards.show(turn, case, calm=True)
