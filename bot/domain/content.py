"""A message of Steward's own, before it has a platform: blocks and buttons.

Adapters draw it in their own markup (an HTML card in the sandbox, components on Discord, HTML text on Telegram).
Every string that came from a person is literal: adapters escape it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bot.domain.drawings import Drawing
from bot.domain.text import Words


class Look(StrEnum):
    """What kind of message it is; adapters choose its frame by it."""

    PLAIN = "plain"
    CARD = "card"
    DECIDED = "decided"
    NOTICE = "notice"
    LIST = "list"


class ButtonStyle(StrEnum):
    """Safe buttons stand first; dangerous ones apart; quiet ones are plain text; MORE hides behind "More"."""

    SAFE = "safe"
    DANGER = "danger"
    QUIET = "quiet"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Button:
    """A button: a token (never state), a label, a style. `more` puts it under "More".

    `url` opens an address instead of pressing; `picks` ("room") asks for the platform's own chooser, whose choice comes
    back as a form under the token: where a platform has none, such a button is left out.
    """

    token: str
    label: Words
    style: ButtonStyle = ButtonStyle.SAFE
    more: bool = False
    icon: str = ""
    url: str = ""
    picks: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The first line: number, kind, severity word (low, medium, high, critical or ""), what stands at the right.

    `icon` (moon, warning, clock) goes with the aside; `until` and `total` (µs) are its clock, where one runs.
    """

    text: Words
    number: Words | None = None
    severity: str = ""
    aside: Words | None = None
    icon: str = ""
    until: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph.

    `tone`: strong (the sentence that matters), quiet (meta), warn (a failure with its remedy), pills (a count of
    warnings), ask (the question before a button).
    """

    text: Words
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words with marked spans (code points, half open), and tools beneath."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    author: str = ""
    tools: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line: "Rule", "Person", "Suggest"."""

    label: Words
    value: Words


@dataclass(frozen=True, slots=True)
class Countdown:
    """A grace line: what happens at `at` (µs UTC), `total` µs long, to be undone until then."""

    text: Words
    at: int
    total: int


Block: TypeAlias = Heading | Line | Quote | Fact | Countdown


@dataclass(frozen=True, slots=True)
class File:
    """A file beside a message: text as it is, or a picture that is painted just before the call.

    `alt` is said to whoever can't see a picture. `data` is the painted picture, filled in at the last moment and never
    stored.
    """

    name: str
    text: str = ""
    drawing: Drawing | None = None
    alt: Words = ""
    data: bytes = b""

    def body(self) -> bytes:
        """What is sent."""
        return self.data or self.text.encode()

    @property
    def is_picture(self) -> bool:
        """Whether people see it at once, rather than download it."""
        return self.drawing is not None


@dataclass(frozen=True, slots=True)
class Content:
    """Blocks and buttons; `rings` says whether it should notify its readers. `sealed` is for its one reader's eyes
    alone: where a platform can't show it to nobody else, it is not shown at all. `zone` is the community's, for
    platforms that don't know their readers' own (an IANA name; filled in just before a call). `files` go with it, in
    the one call where the platform can."""

    blocks: tuple[Block, ...]
    buttons: tuple[Button, ...] = ()
    look: Look = Look.PLAIN
    rings: bool = True
    sealed: bool = False
    zone: str = "UTC"
    files: tuple[File, ...] = ()


class FieldKind(StrEnum):
    """How a form's field is filled in."""

    SHORT = "short"
    LONG = "long"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Field:
    """One blank of a form; `choices` are (value, label)."""

    name: str
    label: Words
    kind: FieldKind = FieldKind.SHORT
    required: bool = True
    hint: Words = ""
    value: str = ""
    choices: tuple[tuple[str, Words], ...] = ()
    max_length: int = 1000


@dataclass(frozen=True, slots=True)
class Form:
    """A form that a press opens; its submission is the event. `token` names what it is for."""

    token: str
    title: Words
    fields: tuple[Field, ...]
    submit: Words


def plain(*lines: Words) -> Content:
    """A message of plain paragraphs."""
    return Content(tuple(Line(line) for line in lines))
