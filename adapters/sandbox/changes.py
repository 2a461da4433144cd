"""What a step changed, for the pages that watch: they draw it again for their own viewer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.text import Words


@dataclass(frozen=True, slots=True)
class Posted:
    """A new message at the end of its room."""

    room: str
    message: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A message looks different."""

    room: str
    message: int


@dataclass(frozen=True, slots=True)
class Gone:
    """A message was removed."""

    room: str
    message: int


@dataclass(frozen=True, slots=True)
class Reacted:
    """The reactions of a message changed."""

    room: str
    message: int


@dataclass(frozen=True, slots=True)
class Noted:
    """An answer that one person alone sees came, or was replaced."""

    person: str
    note: int


@dataclass(frozen=True, slots=True)
class Unnoted:
    """Such an answer was dismissed."""

    person: str
    room: str
    note: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A form opened for one person."""

    person: str
    form: int


@dataclass(frozen=True, slots=True)
class People:
    """Somebody came, went or changed rank; what each may write may differ now."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """Rooms came, went or changed."""


@dataclass(frozen=True, slots=True)
class Gatherings:
    """Events of the platform's own came, went or changed."""


@dataclass(frozen=True, slots=True)
class Troubles:
    """A switch was turned."""


@dataclass(frozen=True, slots=True)
class Commands:
    """Steward published its commands."""


@dataclass(frozen=True, slots=True)
class Running:
    """Steward began, stopped, or failed to take an event."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A passing line for everybody who watches; `tone` is info or trouble."""

    text: Words
    tone: str = "info"


@dataclass(frozen=True, slots=True)
class Progress:
    """A scene at work; `done` = `total` ends it."""

    scene: str
    text: Words
    done: int
    total: int


Change: TypeAlias = (
    Posted | Changed | Gone | Reacted | Noted | Unnoted | Asked | People | Rooms | Gatherings | Troubles | Commands
    | Running | Hint | Progress
)  # fmt: skip
