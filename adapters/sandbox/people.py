"""People of the sandbox: who is here, who may write, who stands above whom."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from typing import Final

from adapters.sandbox.changes import People
from adapters.sandbox.ranks import LOWERED, OWN_RIGHTS, PLACE, PLATFORM, RANKS, STEWARD, Rank
from adapters.sandbox.step import Step, account_ref
from bot.domain.events import MemberChanged, MemberJoined, MemberLeft, VoiceMoved
from bot.domain.people import Author, Rights

_PEOPLE: Final = "SELECT *, (SELECT value FROM meta WHERE key = 'roles:' || people.id) AS given FROM people"


@dataclass(frozen=True, slots=True)
class Person:
    """An account as the file keeps it. Times in µs UTC; `muted_until` 0 = never muted."""

    id: str
    position: int
    name: str
    rank: str
    language: str
    is_bot: bool
    joined_at: int
    here: bool
    away: bool
    muted_until: int
    banned: bool
    banned_until: int | None
    closed: bool
    given: frozenset[str] = frozenset()
    """Ids of roles that Steward gave."""

    @property
    def order(self) -> Rank:
        """Their rank."""
        return RANKS[self.rank]

    @property
    def roles(self) -> frozenset[str]:
        """Ids of all their roles."""
        return self.order.roles | self.given

    @property
    def is_self(self) -> bool:
        """Whether this is Steward."""
        return self.id == STEWARD

    def barred(self, now: int) -> bool:
        """Whether a ban stands at `now`."""
        return self.banned and (self.banned_until is None or self.banned_until > now)

    def author(self, language: str = "") -> Author:
        """As an event shows them; `language` is what their page speaks now. An account is as old as its membership."""
        return Author(
            account_ref(self.id), self.name, self.is_bot, self.is_self, self.joined_at, self.roles,
            language or self.language or None, role_names=self.roles, created_at=self.joined_at,
        )  # fmt: skip


def person_of(row: sqlite3.Row) -> Person:
    """A row of `people` with the roles that were given."""
    flags = {name: bool(row[name]) for name in ("is_bot", "here", "away", "banned", "closed")}
    given = frozenset((row["given"] or "").split())
    return Person(**{**dict(row), **flags, "given": given})


def find(step: Step, person: str) -> Person | None:
    """By id."""
    row = step.db.execute(f"{_PEOPLE} WHERE id = ?", (person,)).fetchone()
    return person_of(row) if row else None


def everybody(step: Step) -> list[Person]:
    """All accounts that ever were here, in the order of the list."""
    return [person_of(row) for row in step.db.execute(f"{_PEOPLE} ORDER BY position, id")]


def named(step: Step, query: str) -> list[Person]:
    """Whose id or name is `query`, with or without @; letter case apart."""
    wanted = query.strip().removeprefix("@").casefold()
    return [one for one in everybody(step) if wanted and wanted in (one.id.casefold(), one.name.casefold())]


def own_level(step: Step) -> int:
    """Where Steward's role stands now."""
    return LOWERED if switched(step, "role-low") else RANKS["steward"].level


def own_can(step: Step) -> frozenset[str]:
    """What Steward may do now."""
    taken = {row["id"].removeprefix("right-") for row in step.db.execute("SELECT id FROM switches")}
    return frozenset(OWN_RIGHTS - taken)


def switched(step: Step, trouble: str, target: str = "") -> bool:
    """Whether a switch for trouble is on."""
    found = step.db.execute("SELECT 1 FROM switches WHERE id = ? AND target = ?", (trouble, target)).fetchone()
    return found is not None


def rights(step: Step, person: Person, *, sees: bool = True) -> Rights:
    """What somebody may do now; `sees` says whether the channel asked about is open to them."""
    level, can = person.order.level, person.order.can
    if person.is_self:
        level, can = own_level(step), own_can(step)
    if not person.here:
        can = frozenset()
    if not sees:
        can -= {"read", "write"}
    if person.muted_until > step.now:
        can -= {"write"}
    return Rights(
        person.order.standing, level, person.here, person.is_bot, person.is_self, person.rank == "owner", can,
        person.roles, person.name,
    )  # fmt: skip


def add(step: Step, person: Person) -> None:
    """Write somebody into the list."""
    step.db.execute(
        "INSERT INTO people VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (person.id, person.position, person.name, person.rank, person.language, person.is_bot, person.joined_at,
         person.here, person.away, person.muted_until, person.banned, person.banned_until, person.closed),
    )  # fmt: skip
    step.note(People())


def newcomer(step: Step, person: str, name: str, language: str, link: str = "") -> Person:
    """A new account that has just joined, by `link` where it came by one; the core is told."""
    position = int(step.db.execute("SELECT coalesce(max(position), 0) + 1 FROM people").fetchone()[0])
    new = Person(person, position, name, "newcomer", language, False, step.now, True, False, 0, False, None, False)
    add(step, new)
    step.emit(MemberJoined(PLATFORM, PLACE, new.author(), step.now, link))
    return new


def leave(step: Step, person: Person) -> None:
    """They are gone; the core is told, whoever did it."""
    if not person.here:
        return
    step.db.execute("UPDATE people SET here = 0 WHERE id = ?", (person.id,))
    if step.db.execute("DELETE FROM seats WHERE person = ?", (person.id,)).rowcount:
        step.emit(VoiceMoved(PLATFORM, PLACE, person.author(), "", step.now))
    step.emit(MemberLeft(PLATFORM, PLACE, person.author(), step.now))
    step.note(People())


def come_back(step: Step, person: Person, link: str = "") -> None:
    """They join again; the core is told. Their rank falls back to a newcomer's unless they are staff."""
    if person.here:
        return
    rank = person.rank if person.order.standing.is_staff else "newcomer"
    step.db.execute(
        "UPDATE people SET here = 1, banned = 0, banned_until = NULL, rank = ?, joined_at = ? WHERE id = ?",
        (rank, step.now, person.id),
    )
    back = find(step, person.id)
    if back is not None:
        step.emit(MemberJoined(PLATFORM, PLACE, back.author(), step.now, link))
    step.note(People())


def rename(step: Step, person: Person, name: str, language: str = "") -> None:
    """They call themselves something else; the core is told."""
    step.db.execute("UPDATE people SET name = ? WHERE id = ?", (name, person.id))
    step.emit(MemberChanged(PLATFORM, PLACE, replace(person, name=name).author(language), step.now))
    step.note(People())


def set_muted(step: Step, person: str, until: int) -> None:
    """Writing is taken away until then; 0 gives it back."""
    step.db.execute("UPDATE people SET muted_until = ? WHERE id = ?", (until, person))
    step.note(People())


def set_banned(step: Step, person: str, banned: bool, until: int | None) -> None:
    """The place is closed to them, or open again."""
    step.db.execute("UPDATE people SET banned = ?, banned_until = ? WHERE id = ?", (banned, until, person))
    step.note(People())
