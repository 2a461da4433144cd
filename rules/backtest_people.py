"""What a history tells of the people in it, and nothing beyond."""

from __future__ import annotations

from collections import Counter
from typing import Final

from bot.domain.people import AccountRef, Author
from bot.domain.time import DAY
from rules.scene import REGULAR_AFTER, REGULAR_FOR, Facts

NEWCOMER_FOR: Final = 7 * DAY
"""An observed join at most this long ago makes a newcomer in the report."""


class People:
    """Who is who in one history, and what it tells of them."""

    __slots__ = ("_first", "_ids", "_joined", "_names", "_next", "_seen", "_since_join")

    def __init__(self) -> None:
        self._ids: dict[AccountRef, int] = {}
        self._names: dict[int, str] = {}
        self._next = 1
        self._joined: dict[int, int] = {}
        self._since_join: dict[int, int] = {}
        self._seen: Counter[int] = Counter()
        self._first: dict[int, int] = {}

    def number(self, account: AccountRef) -> int:
        """The person behind an account; each nameless account (id "") is somebody else."""
        if account.id and account in self._ids:
            return self._ids[account]
        number, self._next = self._next, self._next + 1
        if account.id:
            self._ids[account] = number
        return number

    def known(self, account: AccountRef) -> int | None:
        """The person behind an account, if they were met before."""
        return self._ids.get(account) if account.id else None

    def renamed(self, person: int, name: str) -> bool:
        """Note what they are called now; whether that is new."""
        before = self._names.get(person)
        self._names[person] = name or before or ""
        return before != name

    def join(self, person: int, at: int) -> None:
        """A join was observed. The count is known only for those who had not spoken before it."""
        self._joined[person] = at
        self._first.setdefault(person, at)
        if person not in self._seen:
            self._since_join.setdefault(person, 0)

    def facts(self, person: int, author: Author, at: int) -> Facts:
        """What is known at `at`, before the message at hand."""
        return Facts(
            person=person,
            joined_at=self._joined.get(person, author.joined_at),
            messages=self._since_join.get(person),
            roles=author.roles,
            role_names=author.role_names,
            name=author.name,
            regular=self._is_regular(person, at),
            is_bot=author.is_bot,
            is_self=author.is_self,
            created_at=author.created_at,
        )

    def _is_regular(self, person: int, at: int) -> bool:
        return self._seen[person] >= REGULAR_AFTER and at - self._first.get(person, at) >= REGULAR_FOR

    def spoke(self, person: int, at: int) -> None:
        """They wrote a message."""
        self._first.setdefault(person, at)
        self._seen[person] += 1
        if person in self._since_join:
            self._since_join[person] += 1

    def seen(self, person: int) -> int:
        """How many messages they wrote so far."""
        return self._seen[person]

    def tenure(self, person: int, at: int) -> str:
        """newcomer, regular or unknown, as far as this history tells."""
        joined = self._joined.get(person)
        if self._is_regular(person, at):
            return "regular"
        if joined is not None:
            return "newcomer" if at - joined <= NEWCOMER_FOR else "regular"
        return "unknown"
