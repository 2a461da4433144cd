"""Two communities become one: the places and people of one that is still empty move into the other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.app.oneperson import together
from bot.app.places import all_places, is_empty, place_on
from bot.app.turn import Turn
from bot.domain.people import Account
from bot.domain.text import Say, say
from bot.ports.store import Table, where
from bot.ports.tables import ACCOUNTS, COMMUNITIES, MESSAGES, PEOPLE, PLACES

PLAIN: Final[tuple[Table[Any], ...]] = (MESSAGES,)
"""Rows that move as they are; an empty community has no cases, and windows begin anew."""


async def refused(turn: Turn, into: int) -> Say | None:
    """Why this turn's community can't move into the other; None when it can."""
    if await turn.tx.get(COMMUNITIES, into) is None:
        return say("link-unknown")
    return None if await is_empty(turn.tx, turn.community) else say("link-not-empty")


async def unite(turn: Turn, into: Turn) -> None:
    """Move everything of this turn's community into the other one, which goes on as it is."""
    for place in await turn.tx.find(PLACES, *where(community=turn.id)):
        await turn.tx.drop(PLACES, *where(community=turn.id, platform=place.platform, place=place.place))
        await turn.tx.add(PLACES, replace(place, community=into.id))
        turn.desk.homes.pop((place.platform, place.place), None)
    await _people(turn, into)
    for table in PLAIN:
        for row in await turn.tx.find(table, *where(community=turn.id)):
            await turn.tx.add(table, replace(row, community=into.id))
        await turn.tx.drop(table, *where(community=turn.id))
    for one in (turn, into):
        one.desk.roster.drop(one.id)
        one.desk.policies.drop(one.id)


async def _people(turn: Turn, into: Turn) -> None:
    """Whoever is known there already is the same person here; everybody else comes as they are."""
    accounts = await turn.tx.find(ACCOUNTS, *where(community=turn.id))
    meets: dict[int, int] = {}
    for one in accounts:
        known = await turn.tx.get(ACCOUNTS, one.platform, one.id, into.id)
        if known is not None:
            meets.setdefault(one.person, known.person)
    for one in accounts:
        await _account(turn, into, one, meets.get(one.person, one.person))
    for person in await turn.tx.find(PEOPLE, *where(community=turn.id)):
        same = await turn.tx.get(PEOPLE, into.id, meets.get(person.id, person.id))
        moved = replace(person, community=into.id)
        await turn.tx.put(PEOPLE, moved if same is None else together(same, moved))
    await turn.tx.drop(PEOPLE, *where(community=turn.id))
    for old, new in meets.items():
        await turn.tx.change(MESSAGES, where(community=turn.id, person=old), person=new)


async def _account(turn: Turn, into: Turn, account: Account, person: int) -> None:
    key = where(platform=account.platform, id=account.id, community=turn.id)
    await turn.tx.drop(ACCOUNTS, *key)
    await turn.tx.add(ACCOUNTS, replace(account, community=into.id, person=person))


async def place_for(turn: Turn, platform: str) -> str:
    """A place of the community's on this platform, of members first; "" where it has none."""
    of_members = await place_on(turn, platform)
    others = [one.place for one in await all_places(turn) if one.platform == platform]
    return of_members or next(iter(others), "")
