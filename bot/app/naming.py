"""Whom and what the operator means: communities and people by what stands on a command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.app.places import community_of
from bot.domain.people import Account
from bot.domain.records import Community
from bot.ports.store import Tx, Where, where
from bot.ports.tables import ACCOUNTS, COMMUNITIES, PLACES


@dataclass(frozen=True, slots=True)
class Meant:
    """Accounts of the one person who is meant, in every community that knows them; `others` when it is not just one.

    `others` holds an account for each person who may be meant; `accounts` is empty then.
    """

    accounts: tuple[Account, ...] = ()
    others: tuple[Account, ...] = ()


async def communities(tx: Tx) -> list[Community]:
    """All of them, oldest first."""
    return await tx.find(COMMUNITIES, order=("created_at", "id"))


async def communities_named(tx: Tx, who: str) -> list[Community]:
    """Those with this id, "platform:place" or name; an id wins over a name."""
    everything = await communities(tx)
    platform, _, place = who.partition(":")
    number = await community_of(tx, platform, place) if place else None
    by_id = [one for one in everything if str(one.id) == who or one.id == number]
    return by_id or [one for one in everything if one.name and one.name.casefold() == who.casefold()]


async def community_at(tx: Tx, platform: str, place: str) -> Community | None:
    """The community that lives there."""
    number = await community_of(tx, platform, place)
    return await tx.get(COMMUNITIES, number) if number is not None else None


async def title_of(tx: Tx, community: Community) -> str:
    """What to call a community: its name, else where it lives."""
    if community.name:
        return community.name
    places = await tx.find(PLACES, *where(community=community.id), order=("platform", "place"), limit=1)
    return f"{places[0].platform}:{places[0].place}" if places else str(community.id)


async def person_meant(tx: Tx, who: str, community: int | None = None) -> Meant:
    """Who has this account id ("12345", "telegram:12345") or exact name ("@Ann"); ids win over names."""
    rows = await tx.find(ACCOUNTS, *(where(community=community) if community is not None else ()))
    wanted = who.strip()
    bare = wanted.removeprefix("@").casefold()
    by_id = [row for row in rows if wanted in (row.id, f"{row.platform}:{row.id}")]
    found = by_id or [row for row in rows if bare in (row.id.casefold(), row.name.casefold())] if bare else []
    return await _together(tx, found)


async def _together(tx: Tx, found: Sequence[Account]) -> Meant:
    """Accounts are one person's when they are one account of a platform, or linked to one person of a community."""
    groups: list[list[Account]] = []
    for account in found:
        mine = [group for group in groups if any(_same(account, one) for one in group)]
        groups = [group for group in groups if group not in mine] + [
            [account, *(one for group in mine for one in group)]
        ]
    if len(groups) != 1:
        return Meant(others=tuple(group[0] for group in groups))
    whole: dict[tuple[str, str, int], Account] = {}
    for one in groups[0]:
        for row in await tx.find(ACCOUNTS, *where(community=one.community, person=one.person)):
            whole[row.platform, row.id, row.community] = row
    return Meant(accounts=tuple(whole[key] for key in sorted(whole)))


def _same(a: Account, b: Account) -> bool:
    return (a.platform, a.id) == (b.platform, b.id) or (a.community, a.person) == (b.community, b.person)


async def names_in(tx: Tx, numbers: Sequence[int]) -> dict[int, str]:
    """Titles of communities by id."""
    rows = await tx.find(COMMUNITIES, Where("id", "in", tuple(numbers)))
    return {row.id: await title_of(tx, row) for row in rows}
