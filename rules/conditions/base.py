"""What every condition is made of: a three-valued check, the words for it, and how its value is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final, Protocol, TypeAlias

from bot.domain.signals import SpanOn
from bot.domain.text import Arg, ListStyle, Say, Several, say
from rules.hits import Holds
from rules.reading import Reading
from rules.schema_values import Bad, Reader
from rules.wordbook import WordBook


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found: yes, no or unknown, and where."""

    holds: Holds
    spans: tuple[SpanOn, ...] = ()


YES: Final = Found(Holds.YES)
NO: Final = Found(Holds.NO)
UNKNOWN: Final = Found(Holds.UNKNOWN)


def spotted(spans: Sequence[SpanOn]) -> Found:
    """Yes with these spans, no without any."""
    return Found(Holds.YES, tuple(spans)) if spans else NO


def when(holds: bool) -> Found:
    """Yes or no."""
    return YES if holds else NO


class Sign(Enum):
    """What a message must show before some lines can hold at all."""

    LINK = "link"
    INVITE = "invite"
    JOIN = "join"


Need: TypeAlias = int | Sign
"""A word list of the book by its number, or a sign: without it a line never holds, so its rule need not be tried."""


class Condition(Protocol):
    """One line of `when` or `unless`, ready to be checked."""

    @property
    def needs(self) -> Need | None:
        """What it can't do without, None when nothing is known to be needed."""

    @property
    def key(self) -> str:
        """Its key in the file."""

    def check(self, reading: Reading) -> Found:
        """Whether it holds for this reading."""

    def says(self) -> Say:
        """The line as a clause: "there is a link"."""

    def saw(self, reading: Reading) -> Say:
        """What was found, for explain."""


Check: TypeAlias = Callable[[Reading], Found]
Saw: TypeAlias = Callable[[Reading], Say]


@dataclass(frozen=True, slots=True)
class Line:
    """A condition from functions: the usual form. `clause` is its Fluent key with arguments."""

    key: str
    check: Check
    clause: Say
    look: Saw | None = None
    needs: Need | None = None

    def says(self) -> Say:
        """The clause."""
        return self.clause

    def saw(self, reading: Reading) -> Say:
        """What `look` says, or the found words, or yes, no, unknown."""
        found = self.check(reading)
        if found.holds is Holds.UNKNOWN:
            return say("rule-found-unknown")
        if self.look is not None:
            return self.look(reading)
        if found.spans:
            return quoted_spans(reading, found.spans)
        return say("rule-found-yes" if found.holds is Holds.YES else "rule-found-no")


@dataclass(frozen=True, slots=True)
class Build:
    """What a condition may use while it is built.

    `pairs` holds the values of its paired keys, `exception` whether it stands under `unless`, `word_forms` whether
    its words are wanted in all their forms, `known_hosts` sites whose look-alikes are suspicious.
    """

    book: WordBook
    pairs: Mapping[str, Any] = field(default_factory=dict)
    exception: bool = False
    word_forms: bool = False
    known_hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A key that goes with others and means nothing alone; `aliases` are accepted too."""

    key: str
    read: Reader
    default: Any
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spec:
    """A condition as the file's vocabulary knows it.

    `cost` orders checks (1 a fact, 9 the dearest), `reads_text` whether it judges what was written, `crowd` whether it
    judges what several people did, `on_joins` whether it is about somebody who joins, `by_spans` whether it needs the
    spans of the other lines, `unknown_on` platforms whose exports or bots can't tell.
    """

    key: str
    read: Reader
    build: Callable[[Any, Build], Condition | Bad]
    pairs: tuple[Pair, ...] = ()
    cost: int = 1
    reads_text: bool = False
    crowd: bool = False
    by_spans: bool = False
    unknown_on: tuple[str, ...] = ()
    on_joins: bool = False


def clause(key: str, **args: Arg) -> Say:
    """The clause of a key: Fluent key `rule-if-<key with dashes>`."""
    return say(f"rule-if-{key.replace('_', '-')}", **args)


def not_clause(key: str, **args: Arg) -> Say:
    """The clause of a key that is set to false."""
    return say(f"rule-if-not-{key.replace('_', '-')}", **args)


def items(texts: Sequence[str], style: ListStyle = "or", most: int = 6) -> Several:
    """The first few of a list as words, "or" between them unless told otherwise."""
    shown: list[Arg] = list(texts[:most])
    if len(texts) > most:
        shown.append(say("rule-more", count=len(texts) - most))
    return Several(tuple(shown), style)


def words(texts: Sequence[str], style: ListStyle = "or", most: int = 6) -> Several:
    """As `items`, each in quotation marks."""
    shown: list[Arg] = [say("rule-word", word=text) for text in texts[:most]]
    if len(texts) > most:
        shown.append(say("rule-more", count=len(texts) - most))
    return Several(tuple(shown), style)


def quoted_spans(reading: Reading, spans: Sequence[SpanOn]) -> Say:
    """The found words as they stand in the message."""
    texts: dict[str, None] = {}
    for span in spans:
        if span.surface < len(reading.surfaces):
            word = reading.surfaces[span.surface].text[span.start : span.end].strip()
            texts[word if len(word) <= 60 else word[:57] + "…"] = None
    return say("rule-found-words", words=Several(tuple(list(texts)[:6]), "comma")) if texts else say("rule-found-yes")
