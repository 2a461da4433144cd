"""A crisis, from on to off, and the statements made in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.ports.store import Table

NAME: Final = "crisis"


@dataclass(frozen=True, slots=True)
class Crisis:
    """One stretch of crisis mode. `since` and `until` µs UTC (`until` 0 while it lasts), `by` who switched it on,
    `reason` in their words; how many things were let go and dropped so far, and how many statements were made."""

    community: int
    id: int
    since: int
    by: int
    reason: str = ""
    until: int = 0
    resumed: int = 0
    dropped: int = 0
    statements: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that is being written, or is out (`posted`).

    `by` whom, from which `template`, the filled blanks as (name, words) pairs; where it goes (platform, place, channel,
    parent), as `named` by whoever wrote it ("": where they wrote it); `failed` counts channels that refused it.
    """

    community: int
    id: int
    by: int
    template: str
    words: tuple[tuple[str, str], ...]
    channels: tuple[tuple[str, str, str, str], ...] = ()
    at: int = 0
    named: str = ""
    posted: bool = False
    failed: int = 0


CRISES: Final = Table(
    "crises", Crisis, ("community", "id"), indexes=(("community", "by"),), personal=("reason",)
)  # fmt: skip
STATEMENTS: Final = Table(
    "crisis_statements", Statement, ("community", "id"), indexes=(("community", "by"),), personal=("words",)
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Where somebody's statements go, since they said so: channels as in `Statement`, as they named them."""

    community: int
    person: int
    channels: tuple[tuple[str, str, str, str], ...]
    named: str


CHOICES: Final = Table("crisis_choices", Choice, ("community", "person"), personal=("named",))
