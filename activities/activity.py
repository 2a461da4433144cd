"""An activity, as the catalogue lists it: everything by which the core reaches it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from activities.asked import Asked
from activities.floor import Errand, Floor
from activities.schedule.fire import Fire
from bot.domain.commands import Command
from bot.domain.content import Content
from bot.domain.decisions import Action
from bot.domain.messages import Message
from bot.domain.people import Person
from bot.domain.records import Due, Late
from bot.domain.reply import Reply
from bot.domain.results import Result
from bot.domain.text import Words
from bot.domain.time import HOUR
from bot.ports.store import Table

Handler: TypeAlias = Callable[[Floor, Asked], Awaitable[Reply]]
"""What a command, a button or a form does, inside one turn."""
DueDeed: TypeAlias = Callable[[Floor, Due], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of due item.

    `late` says what lateness means: MUST runs however late; IF_FRESH is skipped when more than `fresh` µs late, and
    staff are told; COLLAPSE runs the newest of several once. `holds`: crisis mode keeps it back, to be resumed or
    dropped. Its name for people is the Fluent key `due-<kind>`, with the item's ref as $ref.
    """

    run: DueDeed
    late: Late = Late.MUST
    fresh: int = HOUR
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """A message that was written and judged, and still stands. `ears` are those that it met (see `activities.ears`)."""

    message: Message
    person: Person
    standing: int
    ears: tuple[tuple[str, str], ...]
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity. Its `name` is what its buttons' tokens are about, and what actions' `follow` begins with.

    `happened` maps a type of event (`MemberJoined`, `PollVoted`, `VoiceMoved` …) to a deed. `owned` are (table, column)
    whose rows go when the person in that column is forgotten; `named` those whose rows stay: both follow a person whose
    accounts were found to be one's. `mydata` gives lines for /mydata; `forget` does what is more than rows; `left` when
    somebody has left the community for good; `united` when the first turned out to be the second, and their rows are
    one's by now. `call` is what the public message of one of its things says now. `fires` carries out one occurrence of
    what it planned with `activities.schedule.service.plan_recurring`, once.
    """

    name: str
    tables: tuple[Table[Any], ...] = ()
    commands: tuple[tuple[Command, Handler], ...] = ()
    press: Handler | None = None
    due: Mapping[str, Kind] = field(default_factory=dict)
    errands: Mapping[str, Callable[[Errand], Awaitable[None]]] = field(default_factory=dict)
    outcome: Callable[[Floor, Action, Result], Awaitable[None]] | None = None
    call: Callable[[Floor, str], Awaitable[Content | None]] | None = None
    heard: Callable[[Floor, Heard], Awaitable[None]] | None = None
    happened: Mapping[type, Callable[[Floor, Any], Awaitable[None]]] = field(default_factory=dict)
    owned: tuple[tuple[Table[Any], str], ...] = ()
    named: tuple[tuple[Table[Any], str], ...] = ()
    mydata: Callable[[Floor, int], Awaitable[tuple[Words, ...]]] | None = None
    forget: Callable[[Floor, int], Awaitable[None]] | None = None
    left: Callable[[Floor, int], Awaitable[None]] | None = None
    united: Callable[[Floor, int, int], Awaitable[None]] | None = None
    fires: Callable[[Floor, Fire], Awaitable[None]] | None = None
