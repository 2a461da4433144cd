"""A gate: who may take part. The same for polls, contests, galleries and events."""

from __future__ import annotations

from dataclasses import dataclass

from activities.asked import Asked
from bot.domain.people import Person, Standing
from bot.domain.text import Length, Say, say


@dataclass(frozen=True, slots=True)
class Gate:
    """Who may take part.

    `tenure` µs since they joined, `roles` ids of which one is needed, `messages` at least so many, `staff` whether the
    team may, `winners` whether whoever won in the last `winners` µs may not (0: may).
    """

    tenure: int = 0
    roles: tuple[str, ...] = ()
    messages: int = 0
    staff: bool = True
    winners: int = 0

    @property
    def is_open(self) -> bool:
        """Whether everybody may."""
        return self == Gate()


@dataclass(frozen=True, slots=True)
class Barred:
    """Why somebody may not: a stable word by which exclusions are counted, and what they are told."""

    why: str
    words: Say


def barred(
    gate: Gate, person: Person, standing: Standing, roles: frozenset[str], now: int, *, is_bot: bool = False
) -> Barred | None:
    """None when they may. What is unknown of them (when they joined) bars nobody who was here before Steward."""
    if is_bot or standing is Standing.NOBODY:
        return Barred("absent", say("gate-absent"))
    if standing.is_staff and not gate.staff:
        return Barred("staff", say("gate-staff"))
    if gate.roles and not roles & set(gate.roles):
        return Barred("role", say("gate-role"))
    since = person.joined_at if person.joined_at is not None else person.first_seen
    unknown = person.joined_at is None and person.messages is None
    if gate.tenure and not unknown and now - since < gate.tenure:
        return Barred(
            "tenure", say("gate-tenure", needed=Length(gate.tenure), left=Length(gate.tenure - (now - since)))
        )
    if gate.messages and max(person.messages or 0, person.seen) < gate.messages:
        return Barred(
            "messages", say("gate-messages", needed=gate.messages, count=max(person.messages or 0, person.seen))
        )
    return None


def barred_now(gate: Gate, asked: Asked, now: int) -> Barred | None:
    """The same for somebody who asks."""
    return barred(gate, asked.person, asked.standing, asked.roles, now, is_bot=asked.author.is_bot)
