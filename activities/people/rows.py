"""Rows about people: arrivals, greetings, buddies, thanks, ambassadors, tasks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Welcome:
    """How a place greets. `text` is the admins' own, "" for ours; `ask` the name of the channel for questions; `wait`
    the median time until a question is answered by another person (µs; 0: not known, -1: most go unanswered for a day)
    over `asked` questions. Its greeting goes by its number, since a chat may move."""

    community: int
    platform: str
    place: str
    channel: str
    parent: str
    text: str = ""
    ask: str = ""
    buddies: bool = True
    wait: int = 0
    asked: int = 0
    pending: tuple[int, ...] = ()
    shown: tuple[int, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody came. `invite` as the platform tells it; `activated` whether they wrote on two days of their first week
    (None while that runs)."""

    community: int
    person: int
    platform: str
    place: str
    at: int
    invite: str = ""
    left_at: int = 0
    activated: bool | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link into a place, tagged by where it is handed out. `url` is empty until it is made."""

    community: int
    number: int
    source: str
    platform: str
    place: str
    by: int
    at: int
    url: str = ""
    failed: str = ""


@dataclass(frozen=True, slots=True)
class Buddy:
    """Somebody who offers to be asked by newcomers."""

    community: int
    person: int
    since: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A newcomer and their buddy. `answer` is what the newcomer said after a week: "", good, help."""

    community: int
    newcomer: int
    buddy: int
    at: int
    checked_at: int = 0
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Thanks:
    """Somebody thanks somebody, with a reason."""

    community: int
    number: int
    giver: int
    person: int
    reason: str
    at: int


class Stage(StrEnum):
    """How far somebody is: named by others, asked by the team, active, said no, stepped down."""

    NOMINATED = "nominated"
    ASKED = "asked"
    ACTIVE = "active"
    DECLINED = "declined"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Ambassador:
    """Somebody who may stand for the community."""

    community: int
    person: int
    stage: Stage
    nominated_by: int | None
    reason: str
    at: int
    asked_by: int | None = None
    since: int = 0
    review_at: int = 0


@dataclass(frozen=True, slots=True)
class Programme:
    """What the community expects of its ambassadors. Days and messages are what suggestions need; `role` the id of the
    role that they get, on `platform` in `place`."""

    community: int
    text: str = ""
    days: int = 90
    messages: int = 100
    platform: str = ""
    place: str = ""
    role: str = ""


class TaskState(StrEnum):
    """Open, taken, done, closed by the team."""

    OPEN = "open"
    TAKEN = "taken"
    DONE = "done"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Task:
    """Something to help with. `minutes` is the estimate, `spent` what its helper says it took."""

    community: int
    number: int
    title: str
    minutes: int
    by: int
    at: int
    state: TaskState = TaskState.OPEN
    helper: int | None = None
    taken_at: int = 0
    done_at: int = 0
    spent: int = 0
