"""Standings for judging: who is staff, as platforms said it a moment ago.

Judging may look at a standing that is up to half a minute old; deciding and acting never do (`authorize`, `dispatch`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.app.desk import Desk
from bot.app.powers import powers_of
from bot.domain.events import Event, MemberChanged, MemberJoined, MessageEdited, MessagePosted, NativeFlagged
from bot.domain.people import AccountRef, Author, Standing
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


async def standings_of(desk: Desk, community: int, events: Iterable[Event]) -> Standings:
    """Look up the authors of these events and those they mention, each account once."""
    known: dict[AccountRef, Standing | None] = {}
    unknown: dict[AccountRef, tuple[str, str]] = {}
    now = desk.clock.now()
    for event in events:
        accounts, place = _accounts_and_place(event)
        for one in accounts:
            cached = desk.standings.get((place, one))
            if cached and 0 <= now - cached[0] < FRESH:
                known.setdefault(one, cached[1])
            elif one not in known:
                unknown.setdefault(one, (one.platform, place))
    if unknown:
        known.update(await _asked(desk, community, unknown, now))
    return Standings(known)


async def _asked(
    desk: Desk, community: int, accounts: Mapping[AccountRef, tuple[str, str]], now: int
) -> dict[AccountRef, Standing | None]:
    """Ask the platforms, and remember it for a while."""
    found = await powers_of(desk, community, accounts)
    if len(desk.standings) > MOST_KNOWN:
        desk.standings.clear()
    told = {account: rights.standing if rights else None for account, rights in found.items()}
    for account, (_, place) in accounts.items():
        desk.standings[place, account] = (now, told[account])
    return told


def _accounts_and_place(event: Event) -> tuple[tuple[AccountRef, ...], str]:
    if isinstance(event, MessagePosted | MessageEdited):
        message = event.message
        return (message.author.account, *message.mentions[:MOST_MENTIONED]), message.ref.channel.place
    if isinstance(event, MemberJoined | MemberChanged):
        return (event.author.account,), event.place
    if isinstance(event, NativeFlagged):
        return (event.author.account,), event.channel.place
    return (), ""
