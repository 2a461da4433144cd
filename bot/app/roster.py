"""The roster: whom the talk lanes have just heard, so that a busy talker is not looked up with every message.

Only a community's talk lane uses it, inside its turns (`people.writer_of`); when a turn fails or somebody is forgotten
it is dropped, and the store is asked again. It never decides anything about rights.
"""

from __future__ import annotations

from typing import Final

from bot.domain.people import Account, AccountRef, Person

MOST: Final = 50_000


class Roster:
    """Persons and accounts by community."""

    def __init__(self) -> None:
        self._known: dict[int, dict[AccountRef, tuple[Account, Person]]] = {}

    def get(self, community: int, account: AccountRef) -> tuple[Account, Person] | None:
        """Who this is, if they were heard lately."""
        return self._known.get(community, {}).get(account)

    def keep(self, ref: AccountRef, account: Account, person: Person) -> None:
        """Remember them under the account they wrote from."""
        mine = self._known.get(account.community)
        if mine is None or len(mine) >= MOST:
            mine = self._known[account.community] = {}
        mine[ref] = (account, person)

    def drop(self, community: int) -> None:
        """Forget a community's; the store has the truth."""
        self._known.pop(community, None)
