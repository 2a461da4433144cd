"""Signals are facts, flags are judgements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def order(self) -> int:
        """1 (low) to 4 (critical)."""
        return list(Severity).index(self) + 1


class Topic(StrEnum):
    """What a flag is about: the public list of flags."""

    SPAM = "spam"
    SCAM = "scam"
    INVITE = "invite"
    INSULT = "insult"
    THREAT = "threat"
    HATE = "hate"
    HARASSMENT = "harassment"
    PROFANITY = "profanity"
    FLOOD = "flood"
    RAID = "raid"
    TENSION = "tension"
    COMPLAINT = "complaint"
    QUESTION = "question"
    BUG = "bug"
    IDEA = "idea"
    PRAISE = "praise"
    WELLBEING = "wellbeing"
    UNANSWERED = "unanswered"
    PERSONAL_DATA = "personal_data"
    OTHER = "other"


ANSWER_TOPICS = frozenset({Topic.COMPLAINT, Topic.QUESTION, Topic.BUG, Topic.IDEA, Topic.PRAISE, Topic.UNANSWERED})
"""Topics whose cases need an answer, never a punishment."""


class SignalKind(StrEnum):
    """Where a signal comes from."""

    RULE = "rule"
    REPORT = "report"
    NATIVE = "native"
    HEAT = "heat"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class SpanOn:
    """A span (code points, half open) on the surface of that index in `Message.surfaces()`; `term` caused it."""

    surface: int
    start: int
    end: int
    term: str = ""


@dataclass(frozen=True, slots=True)
class Signal:
    """A fact: a rule matched, a member reported. `source` is the rule id (or reporter), `version` the rule's hash."""

    community: int
    id: int
    kind: SignalKind
    source: str
    version: str
    mode: str
    topic: Topic
    severity: Severity
    person: int
    platform: str
    channel: str
    message: str
    spans: tuple[SpanOn, ...]
    unknown: tuple[str, ...]
    at: int
    case: int | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A judgement with sliding dedupe: one key, one open flag, until `quiet_until` passes without a new signal."""

    community: int
    id: int
    key: str
    topic: Topic
    severity: Severity
    case: int
    signals: int
    people: int
    first_at: int
    last_at: int
    quiet_until: int
