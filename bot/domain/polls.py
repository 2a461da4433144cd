"""The platform's own polls: what Steward asks for, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NativePoll:
    """A poll by the platform's own means.

    `closes_at` µs UTC, None for the platform's longest; Discord counts whole hours. `several` allows more than one
    answer; `anonymous` hides who voted from everybody (never possible on Discord); `hidden` hides results until the
    close (Telegram alone). `right` holds the indexes of a quiz's right answers, empty for a poll; `explanation` is what
    a quiz says after an answer.
    """

    question: str
    options: tuple[str, ...]
    closes_at: int | None = None
    several: bool = False
    anonymous: bool = False
    hidden: bool = False
    right: tuple[int, ...] = ()
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class PollLimits:
    """What the platform's own polls can be; lengths in µs and characters. `whole_hours`: it counts no minutes."""

    options: int
    question: int
    option: int
    shortest: int
    longest: int
    whole_hours: bool = False
    anonymous: bool = False
    hidden: bool = False
    quiz: bool = False
    fewest: int = 1


@dataclass(frozen=True, slots=True)
class NativeEvent:
    """An event by the platform's own means (Discord's scheduled events).

    `id` is empty for one to be made. `starts`, `ends` µs UTC. `channel` is where its people speak; without one, `where`
    says in words (or by a link) where it is. `status` is scheduled, active, completed or canceled.
    """

    name: str
    starts: int
    ends: int
    id: str = ""
    description: str = ""
    channel: str = ""
    where: str = ""
    status: str = "scheduled"
