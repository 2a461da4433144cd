"""A rule as it stands after reading: checked, compiled, ready to be judged by."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.domain.signals import Severity, Topic
from bot.domain.text import Say
from rules.conditions.base import Condition
from rules.hits import Localized, Mode, Then
from rules.wordbook import WordBook


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong (or worth a look) in a rule file: where, in which rule and key, and what to say about it."""

    file: str
    line: int
    rule: str
    key: str
    say: Say


@dataclass(frozen=True, slots=True)
class Faults:
    """Why a file is refused; never empty."""

    items: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """How many distinct people an act rule may act on within a length of time (µs)."""

    people: int
    length: int


@dataclass(frozen=True, slots=True)
class Example:
    """A line that must (or must not) be caught; who says it and where, as far as it differs from the persona."""

    text: str
    line: int
    who: str = "newcomer"
    channel: str = "general"
    reply: bool = False
    forwarded: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """One line of a story: at (µs from its start), by whom, what; `joins` is a join instead of words."""

    at: int
    by: str
    text: str
    channel: str = "general"
    who: str = "newcomer"
    reply_to: str = ""
    forwarded: bool = False
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """A little play and the rules (or flags) that must fire in it."""

    says: tuple[Saying, ...]
    expect: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Term:
    """A compiled line of a rule: the condition and the traits that decide when it is checked."""

    condition: Condition
    cost: int
    reads_text: bool
    crowd: bool
    by_spans: bool
    unknown_on: tuple[str, ...]
    on_joins: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `version` is the hash of what it does; `line` where it begins; `was` its earlier ids."""

    id: str
    name: Localized
    why: Localized
    mode: Mode
    severity: Severity
    topic: Topic
    when: tuple[Term, ...]
    unless: tuple[Term, ...]
    then: Then
    version: str
    line: int
    limit: Limit | None = None
    review_by: str = ""
    was: tuple[str, ...] = ()
    owner: str = ""
    house_rule: int | None = None
    catches: tuple[Example, ...] = ()
    allows: tuple[Example, ...] = ()
    stories: tuple[Story, ...] = ()

    @property
    def reads_text(self) -> bool:
        """Whether any of its lines judges what was written."""
        return any(term.reads_text for term in self.when)

    @property
    def on_joins(self) -> bool:
        """Whether it is about people who join; any other rule judges a join only by the words of the name."""
        return any(term.on_joins for term in self.when)

    @property
    def checks(self) -> tuple[Condition, ...]:
        """Its `when` lines as they are checked: the cheapest first, those that look at the others' spans last."""
        return tuple(term.condition for term in sorted(self.when, key=lambda one: (one.by_spans, one.cost)))

    @property
    def exceptions(self) -> tuple[Condition, ...]:
        """Its `unless` lines."""
        return tuple(term.condition for term in self.unless)

    @property
    def crowd(self) -> bool:
        """Whether any of its lines judges what several people did."""
        return any(term.crowd for term in (*self.when, *self.unless))


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A whole rule file: `version` hashes the source; `keep` is the longest window a rule looks back (µs)."""

    name: str
    rules: tuple[Rule, ...]
    version: str
    source: str
    book: WordBook = field(compare=False, repr=False)
    warnings: tuple[Fault, ...] = ()
    keep: int = 0

    def rule(self, id: str) -> Rule | None:
        """The rule of this id, or of this earlier id."""
        for one in self.rules:
            if one.id == id:
                return one
        return next((one for one in self.rules if id in one.was), None)
