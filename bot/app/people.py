"""People: from an account on a platform to a person of a community."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.app.turn import Turn
from bot.domain.people import Account, AccountRef, Author, Person
from bot.domain.text import Say, Words, say
from bot.ports.store import where
from bot.ports.tables import ACCOUNTS, PEOPLE, PLACES
from rules.scene import REGULAR_AFTER

SOMEBODY: Final = 0
"""The person behind a deed of whom it is told only that it was a person."""
SEEN_STEP: Final = 10
"""How often the count of messages seen is written down; a restart may lose a few, never invent one."""


async def person_of(turn: Turn, author: Author, *, joined: int | None = None, wrote: bool = False) -> Person:
    """The person behind an account, made on first sight.

    Tenure and message count stay unknown (None) unless the join was observed (`joined`, when it was) or told by the
    platform.
    """
    account = await turn.tx.get(ACCOUNTS, author.account.platform, author.account.id, turn.id)
    if account is None:
        return await _meet(turn, author, joined, wrote)
    if author.name and author.name != account.name:
        await turn.tx.put(ACCOUNTS, replace(account, name=author.name))
    person = await turn.tx.get(PEOPLE, turn.id, account.person)
    if person is None:  # erased while the account row was being made: meet again
        return await _meet(turn, author, joined, wrote)
    return await _seen(turn, person, author, joined, wrote)


async def _meet(turn: Turn, author: Author, joined: int | None, wrote: bool) -> Person:
    number = turn.desk.dice.id()
    count = int(wrote) if joined is not None else None
    joined_at = author.joined_at if joined is None else joined
    person = Person(turn.id, number, turn.now, joined_at, count, seen=int(wrote))
    await turn.tx.put(PEOPLE, person)
    account = Account(
        author.account.platform,
        author.account.id,
        turn.id,
        number,
        author.name,
        author.language or "",
        author.is_bot,
        turn.desk.dice.salt(),
    )
    await turn.tx.put(ACCOUNTS, account)
    return person


async def _seen(turn: Turn, person: Person, author: Author, joined: int | None, wrote: bool) -> Person:
    told = person.joined_at if person.joined_at is not None else author.joined_at
    joined_at = told if joined is None else joined
    messages = 0 if joined is not None and person.messages is None and person.seen == 0 else person.messages
    changed = replace(person, joined_at=joined_at, messages=messages)
    changed = counted(changed) if wrote else changed
    if changed != person:
        await turn.tx.put(PEOPLE, changed)
    return changed


def counted(person: Person) -> Person:
    """One more message of theirs; `seen` stops counting where somebody has become a regular."""
    messages = None if person.messages is None else person.messages + 1
    seen, regular = min(person.seen + 1, REGULAR_AFTER), person.regular or person.seen >= REGULAR_AFTER
    if messages is None and seen == person.seen and regular == person.regular:
        return person
    return Person(  # written out: `replace` took as long as the row's way into the store
        person.community, person.id, person.first_seen, person.joined_at, messages, seen, person.weight, regular
    )


async def writer_of(turn: Turn, author: Author, *, wrote: bool) -> Person:
    """The person who wrote, with their count raised where it is known; for the talk lane alone (see `roster`)."""
    roster = turn.desk.roster
    known = roster.get(turn.id, author.account)
    if known is None or _looks_new(known, author):
        return await _met(turn, author, wrote=wrote)
    account, person = known
    if not wrote:
        return person
    now = counted(person)
    if (
        now.messages is not None
        or now.regular != person.regular
        or (now.seen != person.seen and now.seen % SEEN_STEP == 0)
    ):
        mine = where(community=turn.id, id=person.id)
        await turn.tx.change(PEOPLE, mine, messages=now.messages, seen=now.seen, regular=now.regular)
    roster.keep(author.account, account, now)
    return now


async def joiner_of(turn: Turn, author: Author, at: int) -> Person:
    """The person who joined at `at`; for the talk lane alone (see `roster`)."""
    return await _met(turn, author, joined=at)


async def changed_of(turn: Turn, author: Author) -> Person:
    """The person who looks different now; for the talk lane alone (see `roster`)."""
    return await _met(turn, author)


async def _met(turn: Turn, author: Author, *, joined: int | None = None, wrote: bool = False) -> Person:
    """As `person_of`, and the roster knows it too; what only the roster has counted so far is written down first."""
    roster = turn.desk.roster
    known = roster.get(turn.id, author.account)
    if known is not None:
        so_far = known[1]
        mine = where(community=turn.id, id=so_far.id)
        await turn.tx.change(PEOPLE, mine, messages=so_far.messages, seen=so_far.seen, regular=so_far.regular)
    person = await person_of(turn, author, joined=joined, wrote=wrote)
    account = await turn.tx.get(ACCOUNTS, author.account.platform, author.account.id, turn.id)
    if account is not None:
        roster.keep(author.account, account, person)
    return person


def _looks_new(known: tuple[Account, Person], author: Author) -> bool:
    account, person = known
    renamed = bool(author.name) and author.name != account.name
    return renamed or (person.joined_at is None and author.joined_at is not None)


async def account_of(turn: Turn, person: int, platform: str = "") -> Account | None:
    """An account of a person (on that platform, if named); None once forgotten."""
    rows = await turn.tx.find(ACCOUNTS, *where(community=turn.id, person=person))
    rows = [row for row in rows if not platform or row.platform == platform]
    return rows[0] if rows else None


async def accounts_of(turn: Turn, person: int) -> list[Account]:
    """Every account of a person."""
    return await turn.tx.find(ACCOUNTS, *where(community=turn.id, person=person), order=("platform", "id"))


async def once_each(turn: Turn, accounts: Sequence[AccountRef], platform: str = "") -> list[AccountRef]:
    """One account for each person among them, on this platform where they have one there."""
    chosen: dict[object, AccountRef] = {}
    for account in accounts:
        row = await turn.tx.get(ACCOUNTS, account.platform, account.id, turn.id)
        who = row.person if row is not None else account
        if who not in chosen or (account.platform == platform and chosen[who].platform != platform):
            chosen[who] = account
    return list(chosen.values())


async def name_of(turn: Turn, person: int | None) -> Words:
    """A person's name, or a word for someone who is no longer known, or never was told. Whoever speaks as a place of
    the community is one of its administrators, and hides which."""
    if person == SOMEBODY:
        return say("someone-untold")
    account = await account_of(turn, person) if person is not None else None
    if account is None:
        return SOMEONE
    if await turn.tx.get(PLACES, turn.id, account.platform, account.id) is not None:
        return say("someone-anonymous")
    return account.name or account.id


async def find_person(turn: Turn, account: AccountRef) -> Person | None:
    """The person of an account, if known."""
    row = await turn.tx.get(ACCOUNTS, account.platform, account.id, turn.id)
    return await turn.tx.get(PEOPLE, turn.id, row.person) if row else None


def language_of(account: Account | None, community_language: str) -> str:
    """The language to write to somebody in."""
    return (account.language if account else "") or community_language


def account_hash(account: AccountRef, community: int) -> str:
    """A keyed hash under which running sanctions outlive a forgotten person."""
    return hashlib.blake2b(
        f"{account.platform}/{account.id}".encode(), key=str(community).encode(), digest_size=16
    ).hexdigest()


SOMEONE: Say = say("someone")
