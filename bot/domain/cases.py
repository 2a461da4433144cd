"""A case is a unit of a moderator's work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.signals import Severity, SpanOn, Topic
from bot.domain.text import Words


class CaseKind(StrEnum):
    """What a case needs: a judgement, an answer, care, or a second look."""

    ENFORCE = "enforce"
    ANSWER = "answer"
    WELLBEING = "wellbeing"
    APPEAL = "appeal"
    STAFF = "staff"
    STUCK = "stuck"
    LATE = "late"


class CaseState(StrEnum):
    """States of `rules.md` 3. GRACE lies between a heavy press and its act."""

    OPEN = "open"
    CLAIMED = "claimed"
    WAITING = "waiting"
    ESCALATED = "escalated"
    GRACE = "grace"
    CLOSED = "closed"
    MERGED = "merged"

    @property
    def is_open(self) -> bool:
        """Somebody still has to decide."""
        return self not in (CaseState.CLOSED, CaseState.MERGED)


@dataclass(frozen=True, slots=True)
class Case:
    """One case. `number` counts per community; `version` is what compare-and-set compares.

    `person` is whom it is about (None for channels' heat), `target` whom the words aim at, `rule` the rule that opened
    it, `owner` and `lease_until` the claim, `above` the standing it takes to see and decide (a report about staff goes
    only to those above). `origin` is the case that an appeal asks to look at again.
    """

    community: int
    number: int
    kind: CaseKind
    state: CaseState
    topic: Topic
    severity: Severity
    rule: str
    house_rule: int | None
    person: int | None
    target: int | None
    platform: str
    place: str
    channel: str
    message: str
    opened_at: int
    updated_at: int
    version: int = 1
    signals: int = 1
    people: int = 1
    owner: int | None = None
    lease_until: int | None = None
    renewals: int = 0
    handed_to: int | None = None
    above: int = 0
    origin: int | None = None
    merged_into: int | None = None
    reopened: bool = False
    closed_at: int | None = None
    held: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ExplainRow:
    """Why a rule fired, kept with the evidence: a line of the rule, whether it held, and what was found.

    `side` is when, unless or mode (a reason why it asked instead of acting); `holds` yes, no or unknown.
    """

    rule: str
    side: str
    holds: str
    condition: Words
    found: Words


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was there at the moment of the flag, kept before any action. Erasable; `expires_at` µs UTC.

    `surfaces` are (kind, text); `around` are neighbouring messages as (person id, name then, at, text, is this one);
    `media` are (kind, name, hash, copy); `edits` are (at, text) of versions seen later.
    """

    community: int
    case: int
    id: int
    person: int | None
    name: str
    channel_name: str
    message: str
    channel: str
    surfaces: tuple[tuple[str, str], ...]
    spans: tuple[SpanOn, ...]
    around: tuple[tuple[int, str, int, str, bool], ...]
    facts: tuple[tuple[str, str], ...]
    media: tuple[tuple[str, str, str, str], ...]
    edits: tuple[tuple[int, str], ...]
    explain: tuple[ExplainRow, ...]
    at: int
    expires_at: int


@dataclass(frozen=True, slots=True)
class Card:
    """Where a case's card stands: the moderators' room, or a senior's private chat."""

    community: int
    case: int
    platform: str
    place: str
    channel: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """A member's report on a case; counted by distinct people."""

    community: int
    case: int
    person: int
    at: int
    reason: str
