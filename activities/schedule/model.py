"""Schedules, their fires, and what is done about occurrences whose time has passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from activities.schedule.rule import Occurrence, Rule, instant, next_after
from bot.domain.records import Late
from bot.domain.time import DAY, HOUR, MINUTE

NAME: Final = "schedule"
FIRE: Final = "schedule-fire"
"""The due kind of schedules that crisis mode holds."""
RUN: Final = "schedule-run"
"""The due kind of those that it does not."""
NOW: Final = "schedule-now"
"""The due kind of an occurrence that somebody asked for beside the rule."""
NOTABLE: Final = 5 * MINUTE
"""How late something has to be before staff are told."""
MOST_MISSED: Final = 4000
"""How many occurrences are gone through at once: ten years of days."""
KEPT: Final = 400 * DAY
"""How long fires are remembered."""


class State(StrEnum):
    """The life of a schedule."""

    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Schedule:
    """Something that an activity does again and again.

    `zone` is an IANA name, "" for the community's as it is then. `next_local` names the next occurrence, `next_at` is
    its instant (µs UTC; 0 once it has ended). `by` is who planned it.
    """

    community: int
    id: int
    activity: str
    ref: str
    rule: Rule
    zone: str = ""
    late: Late = Late.IF_FRESH
    fresh: int = HOUR
    holds: bool = True
    state: State = State.ACTIVE
    next_local: str = ""
    next_at: int = 0
    by: int = 0
    made_at: int = 0

    @property
    def kind(self) -> str:
        """Its kind of due item."""
        return FIRE if self.holds else RUN


class Fate(StrEnum):
    """What became of an occurrence. TOGETHER: another of the same schedule stood for it."""

    RAN = "ran"
    SKIPPED = "skipped"
    TOGETHER = "together"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Fired:
    """One occurrence that is over. `key` is "schedule@local": no second row, no second fire."""

    community: int
    key: str
    schedule: int
    local: str
    due_at: int
    fate: Fate
    late: int = 0


@dataclass(frozen=True, slots=True)
class Lateness:
    """Something that did not happen on time, until staff are told. `what`: late, skipped, failed, unknown."""

    community: int
    id: int
    kind: str
    ref: str
    what: str
    due_at: int
    at: int


@dataclass(frozen=True, slots=True)
class Held:
    """A due item that crisis mode keeps back, under a number `id` of its own; `resumed` once somebody let it go,
    however late it is by then. `at` when it was due, `since` when it was kept back (µs UTC)."""

    community: int
    kind: str
    ref: str
    id: int
    at: int
    since: int
    resumed: bool = False


def key_of(schedule: int, local: str) -> str:
    """The name of an occurrence."""
    return f"{schedule}@{local}"


def due_by(schedule: Schedule, zone: str, now: int) -> tuple[list[Occurrence], Occurrence | None]:
    """Its occurrences from the next one on whose time has come, oldest first, and the one after them (None: it ends).
    Empty when its time has not come (the zone changed)."""
    if not schedule.next_local:
        return [], None
    at, shifted = instant_of(schedule.next_local, zone)
    following: Occurrence | None = Occurrence(schedule.next_local, at, shifted)
    found: list[Occurrence] = []
    while following is not None and following.at <= now and len(found) < MOST_MISSED:
        found.append(following)
        following = next_after(schedule.rule, zone, following.local)
    return found, following


def instant_of(local: str, zone: str) -> tuple[int, bool]:
    """The instant of an occurrence by its name."""
    return instant(datetime.fromisoformat(local), zone)


def fates(due: Sequence[Occurrence], late: Late, fresh: int, now: int, *, forced: bool = False) -> list[Fate]:
    """What is done about each occurrence of one schedule that is due: at most one of them runs, and it is the newest,
    unless all must. `forced`: somebody let it go, so the newest runs however late."""
    if late is Late.MUST and not forced:
        return [Fate.RAN] * len(due)
    runs = bool(due) and (forced or late is Late.COLLAPSE or now - due[-1].at <= fresh)
    older = Fate.TOGETHER if forced or late is Late.COLLAPSE else Fate.SKIPPED
    kept = [Fate.TOGETHER if older is Fate.SKIPPED and now - one.at <= fresh else older for one in due]
    return [*kept[:-1], Fate.RAN if runs else Fate.SKIPPED] if due else []
