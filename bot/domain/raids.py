"""A raid is one incident of a place: who came, who wrote, what was done to contain it. And the door's own question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RaidState(StrEnum):
    """Where an incident stands. Whatever was done stands in the actions of its case."""

    SEEN = "seen"
    CONTAINED = "contained"
    OVER = "over"
    PEOPLE = "people"

    @property
    def is_live(self) -> bool:
        """Newcomers and messages still belong to it."""
        return self in (RaidState.SEEN, RaidState.CONTAINED)


@dataclass(frozen=True, slots=True)
class Raid:
    """The incident behind a case; times in µs UTC.

    `since` is how far back it reaches, `last_at` when something last came of it, `changed_at` when its state changed.
    `sure`: more than a crowd speaks for it, so that a plan may contain it. `how` says who contained it: press, plan or
    night; `until` when that ends by itself. `strike_at` is the end of the grace of a ban and clean-up that `strike_by`
    chose (0: none); `asked_by` who asked a lead for one. `channels` are (id, parent) of the channels it floods;
    `texts` the fingerprints of what it writes, as strings; `cleaned` that what it wrote is removed as it comes.
    """

    community: int
    case: int
    platform: str
    place: str
    state: RaidState
    since: int
    last_at: int
    changed_at: int
    sure: bool = False
    signs: tuple[str, ...] = ()
    how: str = ""
    by: int | None = None
    until: int = 0
    strike_at: int = 0
    strike_by: int | None = None
    asked_by: int | None = None
    struck: bool = False
    channels: tuple[tuple[str, str], ...] = ()
    texts: tuple[str, ...] = ()
    joins: int = 0
    messages: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Raider:
    """Somebody who came with or wrote in a raid. `joined_at` None while unknown, `wrote` its messages, `young` that
    the account is only days old, `staff` that nothing is to fall on them."""

    community: int
    case: int
    person: int
    joined_at: int | None = None
    wrote: int = 0
    young: bool = False
    staff: bool = False


class EntryState(StrEnum):
    """How far a newcomer is at the join gate."""

    WAITING = "waiting"
    PASSED = "passed"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Entry:
    """A newcomer at the join gate. `asked` that they wait outside (a request to join), `tries` wrong answers,
    `until` when the gate gives up on them (µs UTC)."""

    community: int
    person: int
    platform: str
    place: str
    state: EntryState
    at: int
    until: int
    asked: bool = False
    tries: int = 0
    told: bool = False
