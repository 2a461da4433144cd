"""What a judgement says: which rules hit, how far each may go, and what could not be decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from bot.domain.scores import Scores
from bot.domain.signals import Severity, SpanOn, Topic
from bot.domain.text import Say


class Mode(StrEnum):
    """How far a rule may go; the same four words everywhere."""

    OFF = "off"
    SHADOW = "shadow"
    ASK = "ask"
    ACT = "act"

    @property
    def order(self) -> int:
        """0 (off) to 3 (act)."""
        return list(Mode).index(self)


class Holds(Enum):
    """The three answers of a condition."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Localized:
    """Somebody's own words per language: pairs of (language, text); language "" is the text without one."""

    texts: tuple[tuple[str, str], ...] = ()

    def in_language(self, language: str) -> str:
        """The text in `language`, else the one without a language, else English, else any, else ""."""
        known = dict(self.texts)
        for name in (language, "", "en"):
            if known.get(name):
                return known[name]
        return self.any

    @property
    def any(self) -> str:
        """The first text, "" when there is none."""
        return self.texts[0][1] if self.texts else ""


@dataclass(frozen=True, slots=True)
class Then:
    """What a rule proposes (ask) or does (act). Lengths in µs; kick and ban are never automatic, so not here."""

    remove_message: bool = False
    hold: bool = False
    mute_author: int | None = None
    warn_author: bool = False
    flag: Topic = Topic.OTHER
    tell_author: str = ""
    suggest: tuple[str, ...] = ()
    open_case: str = ""
    answer_with: str = ""
    answer_in: str = ""
    answer_within: int | None = None
    escalate_to: str = ""
    slow_mode: int | None = None
    note: str = ""

    @property
    def acts(self) -> bool:
        """Whether it does anything to a message, a person or a channel."""
        lengths = self.mute_author is not None or self.slow_mode is not None
        return self.remove_message or self.hold or self.warn_author or lengths


@dataclass(frozen=True, slots=True)
class RuleHit:
    """A rule that holds for a scene.

    `declared` is the mode of the file, `mode` the one in effect, `why_mode` why they differ. `spans` lie on the
    message's surfaces; `unknown` names conditions that could not be decided.
    """

    rule: str
    version: str
    declared: Mode
    mode: Mode
    why_mode: tuple[Say, ...]
    topic: Topic
    severity: Severity
    spans: tuple[SpanOn, ...]
    unknown: tuple[str, ...]
    then: Then
    name: Localized
    why: Localized
    house_rule: int | None = None


@dataclass(frozen=True, slots=True)
class Undecided:
    """A rule that would hold if these unknown conditions did."""

    rule: str
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything the rules say about one scene; `apart` marks complaint-class text, which crowds never count."""

    hits: tuple[RuleHit, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    scores: Scores | None = None
    apart: bool = False
