"""Rows of what hangs on an event: date finding, questions, duties, visits, feedback, announcements, the platform's own
event. Times in µs UTC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from activities.events.model import ATTENDED
from bot.domain.messages import ChannelRef

MAX_DATES: Final = 8
MAX_DUTIES: Final = 10
MAX_QUESTIONS: Final = 5
"""Open questions a person may have at one event."""


@dataclass(frozen=True, slots=True)
class Option:
    """A date that an event could have."""

    community: int
    event: int
    id: int
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class Ballot:
    """On which of the dates somebody can come: ids of options. One ballot a person."""

    community: int
    event: int
    person: int
    picks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the event. `state`: waiting (for a look of the team), shown, answered, hidden."""

    community: int
    event: int
    id: int
    person: int
    text: str
    state: str = "shown"
    at: int = 0


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody would like to hear the answer to a question too."""

    community: int
    event: int
    question: int
    person: int


@dataclass(frozen=True, slots=True)
class Duty:
    """A part that somebody can take in the preparation: speaker, host, notes. `person` 0 while it is free."""

    community: int
    event: int
    id: int
    name: str
    person: int = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at an event: `spent` µs in its voice channel so far, there again `since` (0: not now); `code_at` when
    they typed the code in (0: they did not), `wrong` how many wrong ones."""

    community: int
    event: int
    person: int
    spent: int = 0
    since: int = 0
    code_at: int = 0
    wrong: int = 0

    @property
    def came(self) -> bool:
        """Whether it counts as having been there."""
        return self.code_at > 0 or self.spent >= ATTENDED


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody thought of it: 1 to 5, whether they would come again ("yes", "no" or ""), their words."""

    community: int
    event: int
    person: int
    score: int
    again: str = ""
    text: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Promo:
    """An announcement before the event: `before` µs ahead of its start, or at the moment `at` (the other is 0)."""

    community: int
    event: int
    id: int
    before: int
    at: int
    channels: tuple[ChannelRef, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """An event and the platform's own event of it in one place.

    `native` is that one's id, empty while there is none; `state`: making, made, refused, gone (taken away by hand).
    `sent` is the version and `status` the status that it was told last; `stale` that it is to be told anew.
    """

    community: int
    event: int
    platform: str
    place: str
    native: str = ""
    state: str = "making"
    sent: int = -1
    status: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """What recurs: `id` is the schedule's, `event` the one that every occurrence is made after."""

    community: int
    id: int
    event: int


@dataclass(frozen=True, slots=True)
class Told:
    """The team was told of some trouble already, and is not told twice."""

    community: int
    what: str


@dataclass(frozen=True, slots=True)
class House:
    """What this community chose for its events: a brief of three lines, or the whole one."""

    community: int
    short: bool = False
