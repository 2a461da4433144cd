"""What is said to people, before it has a language: keys with arguments.

The core never builds a sentence. It names a Fluent key and its arguments; the `Texts` port makes the sentence in the
reader's language, zone and number format at the last moment. A plain `str` inside an argument is somebody's own words
and is always shown literally.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.domain.time import SECOND

MomentStyle: TypeAlias = Literal["time", "date", "datetime", "ago", "until"]
ListStyle: TypeAlias = Literal["and", "or", "dot", "comma"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time, shown in the reader's zone ("14:35", "20 May 2027", "2 min ago"). `at` in µs UTC."""

    at: int
    style: MomentStyle = "datetime"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, spelled for people ("28 min", "2 years"). `us` in microseconds."""

    us: int


@dataclass(frozen=True, slots=True)
class Several:
    """A list, joined as the language does it ("a, b and c"); "dot" joins with a middle dot."""

    items: tuple[Arg, ...]
    style: ListStyle = "and"


@dataclass(frozen=True, slots=True)
class Say:
    """A Fluent key with its arguments, in a fixed order so that equal sayings compare equal."""

    key: str
    args: tuple[tuple[str, Arg], ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody's own words in several languages (a rule's name, a house rule): pairs of (language, text)."""

    texts: tuple[tuple[str, str], ...]

    def in_language(self, language: str) -> str:
        """The text in `language`, else the one without a language, else English, else the first, else ""."""
        known = dict(self.texts)
        first = self.texts[0][1] if self.texts else ""
        return next((known[name] for name in (language, "", "en") if known.get(name)), first)


Arg: TypeAlias = str | int | float | Moment | Length | Several | Say | Spoken
Words: TypeAlias = str | Say | Spoken
"""Somebody's own words (literal, perhaps in several languages) or a key to be said in the reader's language."""


def say(key: str, /, **args: Arg) -> Say:
    """Name a Fluent key with its arguments: `say("card-title", number=214)`."""
    return Say(key, tuple(sorted(args.items())))


def ago(us: int) -> Say:
    """How long ago something was, `us` microseconds: "4 s ago", "just now"."""
    return say("length-ago", length=Length(us)) if us >= SECOND else say("length-just-now")
