"""An event and everything tied to it: rows and decisions, without a clock or a store. Times in µs UTC."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Final

from bot.domain.messages import ChannelRef
from bot.domain.time import DAY, HOUR, MINUTE

NAME: Final = "events"
"""The activity's name: what its tokens are about."""
MAX_TITLE: Final = 100
"""Discord's limit for the name of an event of its own."""
USUAL: Final = HOUR
"""How long an event lasts when nobody says."""
SHORTEST: Final = 5 * MINUTE
LONGEST: Final = 14 * DAY
ATTENDED: Final = 10 * MINUTE
"""From this much time in the event's voice channel on, somebody has been there (M23 of the definitions)."""
EARLY: Final = 30 * MINUTE
"""Check-in by code opens so long before the start."""
AFTERWARDS: Final = 15 * MINUTE
"""Check-in by code closes, and the evaluation is made, so long after the end."""
FEEDBACK: Final = 2 * DAY
"""For how long after the end the feedback form is open."""
WRONG: Final = 5
"""So many wrong codes, and no more are taken from somebody."""
FEWEST: Final = 5
"""Scores of fewer answers are not shown: they would tell who said what."""
BEFORE: Final[dict[str, int]] = {"7d": 7 * DAY, "1d": DAY, "1h": HOUR, "10m": 10 * MINUTE}
"""How long before the start somebody can be reminded."""


class State(StrEnum):
    """The life of an event."""

    DRAFT = "draft"
    OPEN = "open"
    RUNNING = "running"
    OVER = "over"
    CANCELLED = "cancelled"


class Answer(StrEnum):
    """What somebody answered to the call."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Seat(StrEnum):
    """Whether somebody who said yes has a place."""

    NONE = "none"
    IN = "in"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Brief:
    """What organisers have thought of before the call goes out; each in their own words."""

    goal: str = ""
    audience: str = ""
    script: str = ""
    speakers: str = ""
    budget: str = ""


@dataclass(frozen=True, slots=True)
class RoleRef:
    """A role of a place, by its id there."""

    platform: str
    place: str
    id: str


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `place` is where it is, in words or as a link; `voice` the channel where its people speak.

    `starts` and `ends` are 0 until there is a date; `capacity` 0 takes everybody; `owner` is a person (0: nobody yet).
    `looks`: the team looks at questions before others see them. `code` is what people who came type in. `version`
    grows with every change that calendars should know. `series` is the schedule that made it (0: none) and `key` the
    local time of its occurrence. `met` says whether its goal was met: yes, partly, no, or "" while nobody said.
    """

    community: int
    id: int
    title: str = ""
    about: str = ""
    place: str = ""
    starts: int = 0
    ends: int = 0
    capacity: int = 0
    owner: int = 0
    state: State = State.DRAFT
    brief: Brief = Brief()
    channels: tuple[ChannelRef, ...] = ()
    voice: ChannelRef | None = None
    role: RoleRef | None = None
    looks: bool = False
    pins: bool = False
    code: str = ""
    version: int = 0
    changed_at: int = 0
    series: int = 0
    key: str = ""
    met: str = ""

    @property
    def ref(self) -> str:
        """Its id, as tokens, due items and calls name it."""
        return str(self.id)

    @property
    def is_on(self) -> bool:
        """Whether people can still answer."""
        return self.state in (State.OPEN, State.RUNNING)

    @property
    def is_ahead(self) -> bool:
        """Whether it is still to come, published or not."""
        return self.state in (State.DRAFT, State.OPEN)


@dataclass(frozen=True, slots=True)
class Rsvp:
    """What one person answered. `queue` orders the waiting list; `waited` says that the place came from it.

    `returning`: they took part in an earlier event here. `had_role`: the event's role was theirs before.
    """

    community: int
    event: int
    person: int
    answer: Answer
    seat: Seat = Seat.NONE
    queue: int = 0
    at: int = 0
    waited: bool = False
    returning: bool = False
    had_role: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody wants to be reminded so long before the start (a key of `BEFORE`)."""

    community: int
    event: int
    person: int
    before: str


def missing(event: Event, *, short: bool) -> tuple[str, ...]:
    """What the brief lacks before the call may go out, as names of its lines; a short one is title, time and place."""
    lines = {"title": event.title, "when": event.starts, "place": event.place or event.voice}
    if not short:
        brief = event.brief
        lines |= {"about": event.about, "goal": brief.goal, "audience": brief.audience, "script": brief.script,
                  "speakers": brief.speakers, "budget": brief.budget, "owner": event.owner}  # fmt: skip
    return tuple(name for name, value in lines.items() if not value)


def seat_for(before: Rsvp | None, wanted: Answer, capacity: int, going: int, waiting: int) -> Seat:
    """Where an answer leads: who has a place keeps it, and nobody overtakes the waiting list.

    `going` and `waiting` count everybody, the one who answers included.
    """
    if wanted is not Answer.YES:
        return Seat.NONE
    if before is not None and before.seat is not Seat.NONE:
        return before.seat
    return Seat.IN if not capacity or (going < capacity and not waiting) else Seat.WAITING


def to_promote(capacity: int, going: int, waiting: int) -> int:
    """How many of the waiting list get a place now."""
    return waiting if not capacity else min(waiting, max(0, capacity - going))


def overlap(since: int, until: int, starts: int, ends: int) -> int:
    """How much of [since, until) lies within [starts, ends)."""
    return max(0, min(until, ends) - max(since, starts))


def share(yes: int, n: int) -> tuple[float, float, float]:
    """A share of n ≥ 1 with its 95 % interval after Wilson (1927), all within 0 … 1."""
    z, p = 1.959964, yes / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return p, max(0.0, middle - half), min(1.0, middle + half)


def histogram(scores: Iterable[int]) -> tuple[int, int, int, int, int]:
    """How often each score from 1 to 5 was given."""
    all_ = list(scores)
    one, two, three, four, five = (all_.count(score) for score in range(1, 6))
    return one, two, three, four, five


def best(counts: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Of (option, votes), the options with most votes, none where nobody voted."""
    most = max((votes for _, votes in counts), default=0)
    return tuple(option for option, votes in counts if votes == most) if most else ()
