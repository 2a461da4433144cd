"""Standings for judging: who is staff, as platforms said it a moment ago.

Judging may look at a standing that is up to half a minute old; deciding and acting never do (`authorize`, `dispatch`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.app.desk import Desk
from bot.domain.events import Event, MemberJoined, MessageEdited, MessagePosted
from bot.domain.people import AccountRef, Author, Rights, Standing
from bot.domain.time import SECOND

FRESH: Final = 30 * SECOND
MOST_KNOWN: Final = 100_000


@dataclass(frozen=True, slots=True)
class Standings:
    """Standings by account; whoever is not listed is taken for a member."""

    known: dict[AccountRef, Standing]

    def of(self, author: Author) -> Standing:
        """The standing to judge with."""
        return self.known.get(author.account, Standing.MEMBER)


async def standings_of(desk: Desk, events: Iterable[Event]) -> Standings:
    """Look up the authors of these events, each account once."""
    known: dict[AccountRef, Standing] = {}
    now = desk.clock.now()
    for event in events:
        found = _author_and_place(event)
        if found and found[0].account not in known:
            known[found[0].account] = await _standing(desk, *found, now)
    return Standings(known)


def _author_and_place(event: Event) -> tuple[Author, str] | None:
    if isinstance(event, MessagePosted | MessageEdited):
        return event.message.author, event.message.ref.channel.place
    if isinstance(event, MemberJoined):
        return event.author, event.place
    return None


async def _standing(desk: Desk, author: Author, place: str, now: int) -> Standing:
    key = (place, author.account)
    cached = desk.standings.get(key)
    if cached and 0 <= now - cached[0] < FRESH:
        return cached[1]
    rights = await rights_of(desk, place, author.account)
    standing = rights.standing if rights else Standing.MEMBER
    if len(desk.standings) > MOST_KNOWN:
        desk.standings.clear()
    desk.standings[key] = (now, standing)
    return standing


async def rights_of(desk: Desk, place: str, account: AccountRef, channel: str = "") -> Rights | None:
    """What the platform says now; None when the platform is unknown or does not tell."""
    platform = desk.platforms.get(account.platform)
    return await platform.rights(place, account, channel) if platform else None
