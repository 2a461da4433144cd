"""Secret polls: while they are open a seal ties a voter to their ballot, so that a vote can be changed and nobody has
two; at the close the seal goes, and with it every way from a person to a choice.

What is stored while a poll is open: that somebody takes part (`Voter`, without choices), a ballot under
HMAC-SHA-256(seal, voter), and what each button of their private ballot means (`Slot`): the button itself, which the
inbox keeps for some days, says nothing. At the close, in one transaction, the seal, the slots and the voters are
deleted and the ballots written anew in random order under random keys. What this can't reach: the database's
write-ahead log and freed pages until they are overwritten, backups taken while the poll was open, and what the
platform itself saw.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from activities.floor import Floor
from activities.polls.poll import NAME, Ballot, Poll, Seal, Slot, Voter
from activities.polls.tables import BALLOTS, SEALS, SLOTS, VOTERS
from bot.domain.actions import Answer, OpenForm
from bot.domain.content import plain
from bot.domain.text import say
from bot.ports.dice import Dice
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS

SLOT: Final = 12
"""Characters of a slot: enough that nobody guesses another's."""


async def seal(floor: Floor, poll: Poll) -> None:
    """Give a poll its key, before its first vote."""
    await floor.tx.add(SEALS, Seal(floor.id, poll.number, floor.dice.salt() + floor.dice.salt()))


def ballot_key(key: bytes, cast_as: int) -> str:
    """Under what a voter's ballot lies while the poll is open."""
    return hmac.new(key, str(cast_as).encode(), hashlib.sha256).hexdigest()[:32]


async def key_of(floor: Floor, poll: Poll, cast_as: int) -> str:
    """The same for a stored poll; "" once its seal is gone."""
    found = await floor.tx.get(SEALS, floor.id, poll.number)
    return ballot_key(found.key, cast_as) if found is not None else ""


async def sealed_choices(floor: Floor, poll: Poll, cast_as: int) -> tuple[int, ...]:
    """What somebody has chosen so far, in an open secret poll."""
    row = await floor.tx.get(BALLOTS, floor.id, poll.number, await key_of(floor, poll, cast_as))
    return row.choices if row is not None else ()


async def seal_choices(floor: Floor, poll: Poll, cast_as: int, choices: tuple[int, ...]) -> None:
    """Put a ballot away, or take it out when nothing is chosen."""
    key = await key_of(floor, poll, cast_as)
    if choices:
        await floor.tx.put(BALLOTS, Ballot(floor.id, poll.number, key, choices))
    else:
        await floor.tx.drop(BALLOTS, *where(community=floor.id, poll=poll.number, key=key))


async def slots_of(floor: Floor, poll: Poll, cast_as: int) -> dict[int, str]:
    """What the buttons of somebody's private ballot are called, by option; made on first sight."""
    key = await key_of(floor, poll, cast_as)
    known = await floor.tx.find(SLOTS, *where(community=floor.id, poll=poll.number, ballot=key))
    found = {one.option: one.slot for one in known}
    for option in range(len(poll.options)):
        if option not in found:
            found[option] = floor.dice.salt().hex()[:SLOT]
            await floor.tx.add(SLOTS, Slot(floor.id, poll.number, found[option], key, option))
    return found


async def meaning(floor: Floor, poll: Poll, slot: str, cast_as: int) -> int | None:
    """Which option a button of somebody's own ballot stands for."""
    row = await floor.tx.get(SLOTS, floor.id, poll.number, slot)
    return row.option if row is not None and row.ballot == await key_of(floor, poll, cast_as) else None


async def unseal(floor: Floor, poll: Poll, voters: Sequence[Voter]) -> list[tuple[int, ...]]:
    """The ballots of those who still take part. Ballots of two accounts that turned out to be one person's, and of
    people who left or were forgotten, are not among them. Sorted: the order in which they came is gone before anything
    else is done with them."""
    found = await floor.tx.get(SEALS, floor.id, poll.number)
    if found is None:
        return []
    theirs = {ballot_key(found.key, one.cast_as) for one in voters if one.done}
    rows = await floor.tx.find(BALLOTS, *where(community=floor.id, poll=poll.number))
    return sorted(one.choices for one in rows if one.key in theirs)


async def destroy(floor: Floor, poll: Poll) -> None:
    """Delete everything by which a secret ballot could be traced to a person, what waits to be told included."""
    mine = where(community=floor.id, poll=poll.number)
    for table in (SEALS, SLOTS, VOTERS, BALLOTS):
        await floor.tx.drop(table, *mine)
    waiting = await floor.tx.find(
        ACTIONS, *where(community=floor.id), Where("lane", ">=", "answer:"), Where("lane", "<", "answer;")
    )
    for row in waiting:  # an answer that could not be given yet shows a ballot with its buttons
        if isinstance(row.act, Answer) and any(_is_of(poll, one.token) for one in row.act.content.buttons):
            await floor.tx.put(ACTIONS, replace(row, act=replace(row.act, content=plain(say("polls-closed-already")))))
        elif isinstance(row.act, OpenForm) and _is_of(poll, row.act.form.token):
            await floor.tx.drop(ACTIONS, *where(community=floor.id, id=row.id))


def _is_of(poll: Poll, token: str) -> bool:
    return token.split(":")[1:3] == [NAME, poll.ref]


def shuffled(ballots: Sequence[tuple[int, ...]], dice: Dice) -> list[tuple[int, ...]]:
    """Ballots in random order (Fisher and Yates)."""
    found = list(ballots)
    for last in range(len(found) - 1, 0, -1):
        other = dice.below(last + 1)
        found[last], found[other] = found[other], found[last]
    return found


async def publish(floor: Floor, poll: Poll, ballots: Sequence[tuple[int, ...]]) -> None:
    """Write ballots in random order, each under a random key: whoever reads them can count, and nothing else."""
    for choices in shuffled(ballots, floor.dice):
        await floor.tx.add(BALLOTS, Ballot(floor.id, poll.number, floor.dice.salt().hex(), choices))


async def published(floor: Floor, number: int) -> list[tuple[int, ...]]:
    """The ballots of a closed poll, in the order of their random keys."""
    rows = await floor.tx.find(BALLOTS, *where(community=floor.id, poll=number), order=("key",))
    return [one.choices for one in rows]
