"""Casting: a vote is taken, changed or taken back, once for each person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from activities import calls
from activities.floor import Floor
from activities.polls import secrecy
from activities.polls.poll import NAME, Method, Poll, State, Voter
from activities.polls.tables import POLLS, VOTERS
from bot.domain.people import Person
from bot.domain.time import DAY
from bot.ports.store import Where, where
from bot.ports.tables import MESSAGES

ACTIVE: Final = 28 * DAY
"""How far back somebody who wrote counts among those who may take part."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Somebody's ballot as it stands. `row` None: nothing yet. `choices` are theirs also in a secret poll."""

    row: Voter | None
    choices: tuple[int, ...]
    cast_as: int

    @property
    def is_done(self) -> bool:
        """Whether it counts."""
        return self.row is not None and self.row.done and bool(self.choices)


async def cast_of(floor: Floor, poll: Poll, person: int) -> Cast:
    """Somebody's ballot."""
    row = await floor.tx.get(VOTERS, floor.id, poll.number, person)
    cast_as = row.cast_as if row is not None and row.cast_as else person
    if not poll.secret:
        return Cast(row, row.choices if row is not None else (), cast_as)
    return Cast(row, await secrecy.sealed_choices(floor, poll, cast_as) if row is not None else (), cast_as)


def chosen(method: Method, choices: tuple[int, ...], option: int) -> tuple[int, ...]:
    """Choices after a press on an option: it takes the place of the other, is marked or unmarked, or comes next."""
    match method:
        case Method.PLURALITY:
            return (option,)
        case Method.APPROVAL:
            return tuple(sorted(set(choices) ^ {option}))
        case Method.IRV | Method.SCHULZE:
            return choices if option in choices else (*choices, option)


async def save(floor: Floor, poll: Poll, person: Person, cast: Cast, choices: tuple[int, ...], *, done: bool) -> None:
    """Store somebody's choices; nothing chosen takes the vote back. The public count follows."""
    if poll.secret:
        await secrecy.seal_choices(floor, poll, cast.cast_as, choices)
    if not choices:
        await floor.tx.drop(VOTERS, *where(community=floor.id, poll=poll.number, person=person.id))
    else:
        row = cast.row or await new_voter(floor, poll, person.id)
        await floor.tx.put(VOTERS, replace(row, choices=() if poll.secret else choices, done=done))
    await calls.refresh(floor, NAME, poll.ref)


async def new_voter(floor: Floor, poll: Poll, person: int) -> Voter:
    """The row of somebody who takes part from now on."""
    earlier = await floor.tx.find(
        VOTERS, *where(community=floor.id, person=person), Where("poll", "!=", poll.number), limit=1
    )
    since = Where("at", ">=", poll.opened_at - ACTIVE)
    spoke = await floor.tx.find(MESSAGES, *where(community=floor.id, person=person), since, limit=1)
    return Voter(floor.id, poll.number, person, floor.now, cast_as=person, fresh=not earlier, spoke=bool(spoke))


async def voters_of(floor: Floor, number: int) -> list[Voter]:
    """Everybody who takes part in a poll, also with a ballot that is not done."""
    return await floor.tx.find(VOTERS, *where(community=floor.id, poll=number), order=("person",))


async def turnout(floor: Floor, number: int) -> int:
    """How many ballots count so far."""
    return await floor.tx.count(VOTERS, *where(community=floor.id, poll=number, done=True))


async def withdraw(floor: Floor, person: int) -> None:
    """Take somebody's votes out of every poll that is still open: they left, or want to be forgotten."""
    for row in await floor.tx.find(VOTERS, *where(community=floor.id, person=person)):
        poll = await floor.tx.get(POLLS, floor.id, row.poll)
        if poll is None or poll.state is not State.OPEN:
            continue
        if poll.secret:
            await secrecy.seal_choices(floor, poll, row.cast_as, ())
        await floor.tx.drop(VOTERS, *where(community=floor.id, poll=row.poll, person=person))
        await calls.refresh(floor, NAME, poll.ref)
