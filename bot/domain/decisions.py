"""Decisions are superseded, never edited. Their deeds are planned actions with inverses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.actions import Act


class Outcome(StrEnum):
    """What a person (or an `act` rule) decided."""

    VIOLATION = "violation"
    NO_VIOLATION = "no_violation"
    NEEDS_ANSWER = "needs_answer"
    ANSWERED = "answered"
    WELLBEING = "wellbeing"
    DUPLICATE = "duplicate"
    BAD_REPORT = "bad_report"
    UPHELD = "upheld"
    OVERTURNED = "overturned"
    UNDONE = "undone"


class Verb(StrEnum):
    """What may be done about a case."""

    NOTE = "note"
    ANSWER = "answer"
    WARN = "warn"
    DELETE = "delete"
    MUTE = "mute"
    KICK = "kick"
    BAN = "ban"
    HOLD = "hold"
    SLOW = "slow"
    REPOST = "repost"

    @property
    def is_heavy(self) -> bool:
        """Can't be fully taken back: waits a grace, needs a person, counts against the hourly limit."""
        return self in (Verb.KICK, Verb.BAN)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on a case, by a person (`by`) or by a rule (`by` None). `replaces` supersedes an earlier one."""

    community: int
    id: int
    case: int
    outcome: Outcome
    verbs: tuple[Verb, ...]
    by: int | None
    rule: str
    version: str
    reason: str
    note: str
    at: int
    replaces: int | None = None


class ActionState(StrEnum):
    """The life of one platform call."""

    PLANNED = "planned"
    GRACE = "grace"
    HELD = "held"
    SENDING = "sending"
    APPLIED = "applied"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    UNDONE = "undone"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    STUCK = "stuck"


@dataclass(frozen=True, slots=True)
class Action:
    """One platform call, committed before the call. `seq` orders it within its lane.

    `not_before` µs UTC; `result` a short record of the platform's answer; `inverse_of` the action that this one undoes;
    `wants` names what has to follow when the result is known (card, notice fallback …).
    """

    community: int
    id: int
    lane: str
    case: int | None
    decision: int | None
    person: int | None
    verb: str
    act: Act
    state: ActionState
    not_before: int
    planned_at: int
    tries: int = 0
    result: str = ""
    made_channel: str = ""
    made_message: str = ""
    before: str = ""
    done_at: int | None = None
    inverse_of: int | None = None
    follow: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a member was (or is to be) told about a decision. Erasable.

    `state`: sent, public (one silent line in the chat), waiting (shown at the next contact), shown, none.
    """

    community: int
    id: int
    person: int
    case: int
    decision: int
    state: str
    language: str
    automated: bool
    quote: str
    verb: str
    until: int | None
    strike: int
    strikes_of: int
    at: int


@dataclass(frozen=True, slots=True)
class Strike:
    """A warning that counts until it expires or is voided."""

    community: int
    id: int
    person: int
    decision: int
    weight: int
    at: int
    expires_at: int
    voided_by: int | None = None


@dataclass(frozen=True, slots=True)
class Sanction:
    """A running sanction under a keyed hash of the account, so that forgetting a person does not lift it."""

    community: int
    account_hash: str
    verb: str
    until: int | None
    case: int
    at: int
