"""How many may take part: of those who were active lately, since platforms rarely tell who is there."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities import calls
from activities.floor import Errand, Floor
from activities.polls.casting import ACTIVE
from activities.polls.poll import NAME, Poll
from activities.polls.tables import POLLS
from bot.ports.store import Where, where
from bot.ports.tables import PEOPLE, TRACES

CHUNK: Final = 2000


async def find_out(errand: Errand) -> None:
    """Count who was active in the last 28 days and has been here long enough, and note it on the poll.

    Read in pieces, each in a turn that only reads, so that nobody waits for it. Roles of people who are not here now
    are not known: a poll for certain roles has no such figure.
    """
    if not errand.ref.isdecimal():
        return
    poll = await errand.read(lambda floor: _poll(floor, int(errand.ref)))
    if poll is None or poll.is_over or poll.gate.roles:
        return
    people = await _active(errand, poll.opened_at - ACTIVE)
    if poll.gate.tenure:
        joined = await errand.read(lambda floor: _long_here(floor, people, poll.opened_at - poll.gate.tenure))
        people &= joined
    await errand.write(lambda floor: _note(floor, poll.number, len(people)))


async def _poll(floor: Floor, number: int) -> Poll | None:
    return await floor.tx.get(POLLS, floor.id, number)


async def _active(errand: Errand, since: int) -> set[int]:
    found, at = set[int](), since
    while True:

        async def piece(floor: Floor, at: int = at) -> list[tuple[int, int]]:
            rows = await floor.tx.find(
                TRACES, *where(community=floor.id), Where("at", ">=", at), order=("at",), limit=CHUNK
            )
            return [(one.at, one.person) for one in rows]

        rows = await errand.read(piece)
        found |= {person for _, person in rows}
        if len(rows) < CHUNK:
            return found
        at = rows[-1][0] + (rows[-1][0] == at)  # a piece that begins and ends at one moment must not come twice


async def _long_here(floor: Floor, people: set[int], before: int) -> set[int]:
    rows = await floor.tx.find(PEOPLE, *where(community=floor.id))
    return {one.id for one in rows if one.id in people and (one.joined_at or one.first_seen) <= before}


async def _note(floor: Floor, number: int, eligible: int) -> None:
    poll = await floor.tx.get(POLLS, floor.id, number)
    if poll is not None and not poll.is_over:
        await floor.tx.put(POLLS, replace(poll, eligible=eligible, of="active"))
        await calls.refresh(floor, NAME, poll.ref)
