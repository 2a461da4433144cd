"""Draws and contests: their rows, and what follows from them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

import orjson

from activities.contests.draw import Points
from activities.contests.record import DRAND, SEALED
from activities.gates import Gate
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.time import DAY, MINUTE, SECOND
from bot.ports.beacon import QUICKNET

MOST_PLACES: Final = 50
MOST_POINTS: Final = 10
TITLE_MOST: Final = 120
WORDS_MOST: Final = 1000
PAUSE: Final = MINUTE
"""Between the close of the list and the draw, so that everybody can see that they stand in it."""
AFTER_FREEZE: Final = 30 * SECOND
"""How long after the close a beacon's round is published at the earliest."""
LOOKING: Final = DAY
"""How long the list waits, at most, for works that nobody of the team has looked at yet."""
SPREADING: Final = 10 * SECOND
"""How long a round takes, generously, until every address of the beacon has it."""
LONGEST: Final = 90 * DAY


class State(StrEnum):
    """The life of a contest. OPENING: the beacon is being asked whether it answers; FROZEN: the list is closed (and a
    jury or the members decide); DRAWN: who wins is stored; DONE: every place is settled."""

    DRAFT = "draft"
    OPENING = "opening"
    OPEN = "open"
    FROZEN = "frozen"
    DRAWN = "drawn"
    DONE = "done"
    CANCELLED = "cancelled"

    @property
    def is_running(self) -> bool:
        """Whether something was promised and is not settled yet."""
        return self in (State.OPEN, State.FROZEN)


class Kind(StrEnum):
    """What it is called; `ugc` gathers what members make, and `Deciding` says who decides about it."""

    GIVEAWAY = "giveaway"
    JURY = "jury"
    VOTE = "vote"
    UGC = "ugc"

    @property
    def has_works(self) -> bool:
        """Whether an entry is something made, which a moderator looks at before it counts."""
        return self is not Kind.GIVEAWAY


class Deciding(StrEnum):
    """Who decides."""

    CHANCE = "chance"
    JURY = "jury"
    VOTE = "vote"


class Entering(StrEnum):
    """How one takes part."""

    BUTTON = "button"
    FORM = "form"
    REPLY = "reply"
    HASHTAG = "hashtag"

    @property
    def is_written(self) -> bool:
        """Whether a message in a channel is the entry."""
        return self in (Entering.REPLY, Entering.HASHTAG)


@dataclass(frozen=True, slots=True)
class Contest:
    """One contest. Times in µs UTC; `claim` and `judging` lengths in µs (`claim` 0: nobody has to come forward).

    `source` is where the number comes from (sealed or drand, then `round`), `commitment` and `rules` are what was
    published at the opening, `list_hash` at the close. `told_at` is when the outcome could be read in public.
    `unseen_pass` lets the draw pass over people about whom no platform tells; `counted` says that points and votes
    were added up, `spent` that nobody of the ranking is left; `fallback` is set where a person chose the sealed number
    because the round could not be had.
    """

    community: int
    id: int
    by: int
    title: str
    kind: Kind = Kind.GIVEAWAY
    state: State = State.DRAFT
    prize: str = ""
    about: str = ""
    places: int = 1
    ends: int = 0
    claim: int = 2 * DAY
    judging: int = 3 * DAY
    deciding: Deciding = Deciding.CHANCE
    entering: Entering = Entering.BUTTON
    hashtag: str = ""
    gate: Gate = field(default_factory=lambda: Gate(staff=False))
    source: str = SEALED
    round: int = 0
    commitment: str = ""
    terms: str = ""
    rules: str = ""
    channels: tuple[ChannelRef, ...] = ()
    made_at: int = 0
    opened_at: int = 0
    frozen_at: int = 0
    draws_at: int = 0
    drawn_at: int = 0
    told_at: int = 0
    entrants: int = 0
    list_hash: str = ""
    fallback: bool = False
    unseen_pass: bool = False
    counted: bool = False
    spent: bool = False
    troubled_at: int = 0
    tries: int = 0
    reason: str = ""

    @property
    def ref(self) -> str:
        """Its number as text."""
        return str(self.id)


@dataclass(frozen=True, slots=True)
class Seal:
    """The number of a contest, in a table of its own and out of every repr: until the draw nobody is to read it.
    `beacon` and `signature` are a round's, once fetched."""

    community: int
    contest: int
    seed: str = field(default="", repr=False)
    beacon: str = field(default="", repr=False)
    signature: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody takes part. `state`: in, review (waits for a moderator), out (left out by one)."""

    community: int
    contest: int
    person: int
    number: int
    at: int
    state: str = "in"
    text: str = ""
    message: MessageRef | None = None
    message_id: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Lot:
    """One line of the closed list, and whose it is (None once forgotten). `number` is its place in the list, from 1,
    `entry` the entry's number. `sum` and `count` are what people gave it, stored when that ended."""

    community: int
    contest: int
    line: str
    person: int | None
    number: int
    entry: int = 0
    sum: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class Pick:
    """Somebody of the ranking was looked at; `rank` from 0, one after the other.

    `state`: passed (for `why`), waiting (to come forward until `until`), claimed, given (handed over), lapsed (did not
    come forward), replaced (by a person's decision, for `why`).
    """

    community: int
    contest: int
    rank: int
    line: str
    person: int | None
    state: str
    why: str = ""
    place: int = 0
    at: int = 0
    until: int = 0
    claimed_at: int = 0
    prize: str = ""
    given_by: int | None = None
    given_at: int = 0

    @property
    def is_winner(self) -> bool:
        """Whether the place is theirs now."""
        return self.state in ("waiting", "claimed", "given")


@dataclass(frozen=True, slots=True)
class Vote:
    """A member's one vote, for an entry by its number."""

    community: int
    contest: int
    person: int
    entry: int


@dataclass(frozen=True, slots=True)
class Score:
    """A juror's points for an entry, 1 to 10."""

    community: int
    contest: int
    person: int
    entry: int
    points: int


@dataclass(frozen=True, slots=True)
class Juror:
    """A member of the jury."""

    community: int
    contest: int
    person: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Somebody who asked to take part and could not, for `why`; gone when they come in after all."""

    community: int
    contest: int
    person: int
    why: str


def terms_of(one: Contest) -> str:
    """The conditions of a contest as they are promised at the opening: JSON with sorted keys."""
    by_beacon = one.source == DRAND
    value: dict[str, Any] = {
        "number": one.id, "title": one.title, "kind": one.kind.value, "prize": one.prize, "about": one.about,
        "places": one.places, "ends": one.ends // SECOND, "claim": one.claim // SECOND,
        "deciding": one.deciding.value, "judging": one.judging // SECOND if one.deciding is not Deciding.CHANCE else 0,
        "entering": one.entering.value, "hashtag": one.hashtag, "tenure": one.gate.tenure // SECOND,
        "roles": list(one.gate.roles), "messages": one.gate.messages, "staff": one.gate.staff,
        "winners": one.gate.winners // SECOND, "commitment": one.commitment,
        "chain": QUICKNET.hash if by_beacon else None, "round": one.round if by_beacon else None,
    }  # fmt: skip
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def latest_freeze(one: Contest) -> int:
    """When the list is closed at the latest, if all goes as planned: works may have to be looked at first."""
    return one.ends + (LOOKING if one.kind.has_works else 0)


def draws_at(one: Contest, frozen_at: int) -> int:
    """When the draw is, once the list was closed at `frozen_at`: after a pause, and not before the round is there."""
    at = frozen_at + (one.judging if one.deciding is not Deciding.CHANCE else PAUSE)
    by_beacon = one.source == DRAND and not one.fallback
    return max(at, QUICKNET.published_at(one.round) + SPREADING) if by_beacon else at


def earliest(one: Contest) -> int:
    """When a closed list may be drawn at the earliest: a promised round must be there first."""
    return QUICKNET.published_at(one.round) if one.source == DRAND and not one.fallback else one.frozen_at


def is_late(one: Contest) -> bool:
    """Whether the list was closed only after the beacon's round could be known, as after an outage."""
    return one.source == DRAND and not one.fallback and one.frozen_at > QUICKNET.published_at(one.round)


def vacant(one: Contest, picks: Mapping[int, Pick]) -> list[int]:
    """Places that nobody holds, the first first."""
    held = {pick.place for pick in picks.values() if pick.is_winner}
    return [place for place in range(1, one.places + 1) if place not in held]


def points_of(one: Contest, lots: tuple[Lot, ...]) -> dict[str, Points] | None:
    """What people gave, by line; None where chance decides. A vote is divided by one."""
    if one.deciding is Deciding.CHANCE:
        return None
    if one.deciding is Deciding.VOTE:
        return {lot.line: (lot.sum, 1) for lot in lots}
    return {lot.line: (lot.sum, lot.count) for lot in lots}
