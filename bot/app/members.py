"""Standings for judging: who is staff, as platforms said it a moment ago.

Judging may look at a standing that is up to half a minute old; deciding and acting never do (`authorize`, `dispatch`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.app.desk import Desk
from bot.domain.events import Event, MemberChanged, MemberJoined, MessageEdited, MessagePosted
from bot.domain.people import AccountRef, Author, Rights, Standing
from bot.domain.time import SECOND

FRESH: Final = 30 * SECOND
MOST_KNOWN: Final = 100_000
MOST_MENTIONED: Final = 20
"""Of a message that pings a crowd only the first are looked up; whether staff is among the rest stays unknown."""


@dataclass(frozen=True, slots=True)
class Standings:
    """Standings by account; None where the platform does not tell, who then is taken for a member."""

    known: dict[AccountRef, Standing | None]

    def of(self, author: Author) -> Standing:
        """The standing to judge with."""
        found = self.known.get(author.account)
        return Standing.MEMBER if found is None else found

    def staff_among(self, accounts: Sequence[AccountRef]) -> bool | None:
        """Whether one of these is staff; None when nobody known is and the platform tells too little of the others."""
        found = [self.known.get(one) for one in accounts]
        if any(one is not None and one.is_staff for one in found):
            return True
        return None if None in found else False


async def standings_of(desk: Desk, events: Iterable[Event]) -> Standings:
    """Look up the authors of these events and those they mention, each account once."""
    known: dict[AccountRef, Standing | None] = {}
    now = desk.clock.now()
    for event in events:
        accounts, place = _accounts_and_place(event)
        for one in accounts:
            if one not in known:
                known[one] = await _standing(desk, one, place, now)
    return Standings(known)


def _accounts_and_place(event: Event) -> tuple[tuple[AccountRef, ...], str]:
    if isinstance(event, MessagePosted | MessageEdited):
        message = event.message
        return (message.author.account, *message.mentions[:MOST_MENTIONED]), message.ref.channel.place
    if isinstance(event, MemberJoined | MemberChanged):
        return (event.author.account,), event.place
    return (), ""


async def _standing(desk: Desk, account: AccountRef, place: str, now: int) -> Standing | None:
    key = (place, account)
    cached = desk.standings.get(key)
    if cached and 0 <= now - cached[0] < FRESH:
        return cached[1]
    rights = await rights_of(desk, place, account)
    standing = rights.standing if rights else None
    if len(desk.standings) > MOST_KNOWN:
        desk.standings.clear()
    desk.standings[key] = (now, standing)
    return standing


async def rights_of(desk: Desk, place: str, account: AccountRef, channel: str = "") -> Rights | None:
    """What the platform says now; None when the platform is unknown or does not tell."""
    platform = desk.platforms.get(account.platform)
    return await platform.rights(place, account, channel) if platform else None
