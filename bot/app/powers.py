"""Powers: what somebody may do in a community, over all their accounts and all places of its members.

Read from the platforms at the moment of the act, never kept. The best standing counts; ranks are compared in one place
only, since no platform's ranks mean anything on another. A staff chat by itself gives nobody a standing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from bot.app.desk import Desk
from bot.app.places import LOBBY, MEMBERS
from bot.app.turn import Turn, look_in
from bot.domain.people import AccountRef, Rights, Standing
from bot.domain.records import Place
from bot.ports.store import where
from bot.ports.tables import ACCOUNTS, PLACES

Spot: TypeAlias = tuple[str, str]
"""A platform and a place: where ranks are compared."""
MOST_BY_ROLE: Final = Standing.ADMIN
"""No role makes an owner."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the store knows of it: places of members, accounts of one person, standings that roles give."""

    places: tuple[Place, ...] = ()
    linked: Mapping[AccountRef, tuple[AccountRef, ...]] | None = None
    ranks: Mapping[str, Standing] | None = None
    is_lobby: bool = False

    def pairs(self, account: AccountRef) -> list[tuple[str, AccountRef]]:
        """Where which account is asked about."""
        accounts = (self.linked or {}).get(account, (account,))
        return [(one.place, who) for who in accounts for one in self.places if one.platform == who.platform]

    def raised(self, rights: Rights) -> Rights:
        """With the standing that roles give; no lower than the platform's own."""
        named = [standing for role, standing in (self.ranks or {}).items() if role in rights.roles]
        if not named or not rights.present:
            return rights
        return replace(rights, standing=max(rights.standing, min(max(named), MOST_BY_ROLE)))


async def rights_of(desk: Desk, place: str, account: AccountRef, channel: str = "") -> Rights | None:
    """What one platform says of one account in one place now; None when it is unknown or does not tell."""
    platform = desk.platforms.get(account.platform)
    return await platform.rights(place, account, channel) if platform else None


async def ground_of(turn: Turn, accounts: Iterable[AccountRef]) -> Ground:
    """Read it in a turn."""
    rows = await turn.tx.find(PLACES, *where(community=turn.id), order=("platform", "place"))
    linked: dict[AccountRef, tuple[AccountRef, ...]] = {}
    for account in accounts:
        mine = await turn.tx.get(ACCOUNTS, account.platform, account.id, turn.id)
        if mine is not None:
            others = await turn.tx.find(ACCOUNTS, *where(community=turn.id, person=mine.person))
            linked[account] = tuple(AccountRef(one.platform, one.id) for one in others)
    ranks = {role: Standing[name.upper()] for role, name in turn.community.settings.ranks if _is_standing(name)}
    members = tuple(one for one in rows if one.role == MEMBERS)
    return Ground(members, linked, ranks, bool(rows) and all(one.role == LOBBY for one in rows))


def _is_standing(name: str) -> bool:
    return name.upper() in Standing.__members__


async def power_of(
    desk: Desk, community: int, account: AccountRef, spot: Spot, *, strict: bool = False
) -> Rights | None:
    """What one account's person may do; see `powers_of`."""
    found = await powers_of(desk, community, {account: spot}, () if not strict else (account,))
    return found[account]


async def powers_of(
    desk: Desk, community: int, accounts: Mapping[AccountRef, Spot], strict: Collection[AccountRef] = ()
) -> dict[AccountRef, Rights | None]:
    """Rights by account, their rank as of the account's spot; None when the platforms do not tell.

    `strict` are those on whom something may fall: they are unknown as soon as one platform does not tell, while for
    others what is known of them counts.
    """
    ground = await look_in(desk, community, lambda turn: ground_of(turn, accounts))
    return await weighed(desk, ground, accounts, strict)


async def weighed(
    desk: Desk, ground: Ground, accounts: Mapping[AccountRef, Spot], strict: Collection[AccountRef] = ()
) -> dict[AccountRef, Rights | None]:
    """The same over what was read before."""
    if ground.is_lobby:
        return dict.fromkeys(accounts, Rights(Standing.MEMBER))
    asked = list(dict.fromkeys(pair for account in accounts for pair in ground.pairs(account)))
    told = await asyncio.gather(*(rights_of(desk, place, account) for place, account in asked))
    known = dict(zip(asked, told, strict=True))
    return {
        account: _together(
            ground, account, [(pair, known[pair]) for pair in ground.pairs(account)], spot, account in strict
        )
        for account, spot in accounts.items()
    }


def _together(
    ground: Ground,
    account: AccountRef,
    found: Sequence[tuple[tuple[str, AccountRef], Rights | None]],
    spot: Spot,
    strict: bool,
) -> Rights | None:
    told = [(pair, ground.raised(rights)) for pair, rights in found if rights is not None]
    if found and (not told or (strict and len(told) < len(found))):
        return None
    here = [rights for _, rights in told if rights.present]
    name = _called(account, told, spot)
    if not here:
        bots, own = any(rights.is_bot for _, rights in told), any(one.is_self for _, one in told)
        return Rights(Standing.NOBODY, present=False, is_bot=bots, is_self=own, name=name)
    near = next((rights for (place, who), rights in told if (who.platform, place) == spot and rights.present), None)
    best = max(here, key=lambda one: (one.is_owner, one.standing))
    base = near or replace(best, rank=0, can=frozenset())
    return replace(
        base, standing=max(one.standing for one in here), is_owner=any(one.is_owner for one in here),
        is_bot=any(one.is_bot for one in here), is_self=any(one.is_self for one in here), name=name,
    )  # fmt: skip


def _called(account: AccountRef, told: Sequence[tuple[tuple[str, AccountRef], Rights]], spot: Spot) -> str:
    """What this very account is called: there, else in another place; never what another account of theirs is."""
    own = [(place, rights.name) for (place, who), rights in told if who == account and rights.name]
    return next((name for place, name in own if (account.platform, place) == spot), own[0][1] if own else "")


async def staff_of(desk: Desk, community: int) -> tuple[AccountRef, ...]:
    """Moderators and above, as the platforms list them for the places of members; each person once is not promised."""
    return await listed_staff(desk, await look_in(desk, community, lambda turn: ground_of(turn, ())))


async def staff_at(desk: Desk, community: int, spot: Spot) -> tuple[AccountRef, ...]:
    """Moderators and above of one place, whether it is one of members or not."""
    ground = await look_in(desk, community, lambda turn: ground_of(turn, ()))
    return await listed_staff(desk, replace(ground, places=(Place(community, *spot),)))


async def listed_staff(desk: Desk, ground: Ground) -> tuple[AccountRef, ...]:
    """The same over what was read before: whom rights make staff, and whom a role does that makes staff here."""
    roles = frozenset(role for role, standing in (ground.ranks or {}).items() if standing.is_staff)
    found: list[AccountRef] = []
    for one in ground.places:
        platform = desk.platforms.get(one.platform)
        found += await platform.staff(one.place, roles) if platform else ()
    return tuple(dict.fromkeys(found))
