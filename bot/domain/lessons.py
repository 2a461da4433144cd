"""What a community taught: its decisions as lessons, what was learned from them, what it wished for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.domain.signals import Topic

HEAD_OF: Final[dict[Topic, str]] = {
    Topic.INSULT: "insult", Topic.THREAT: "threat", Topic.HATE: "hate", Topic.PROFANITY: "profanity",
    Topic.SPAM: "spam", Topic.SCAM: "spam", Topic.HARASSMENT: "toxic", Topic.COMPLAINT: "complaint",
    Topic.QUESTION: "question", Topic.BUG: "bug", Topic.IDEA: "idea", Topic.PRAISE: "praise",
    Topic.WELLBEING: "wellbeing",
}  # fmt: skip
"""Which head of the scores a decision about a flag teaches; what is not named here teaches nothing."""
UNNAMED: Final = ""
"""The head of a lesson from a member's report until the classifier has told which of its heads comes nearest."""


@dataclass(frozen=True, slots=True)
class LessonRow:
    """One decision of a person about one message and one head; it names no person and holds no text.

    `violation` is the answer (whether it was what the head names), None when it was taken back and none stands.
    `reported`: only members had pointed to the message. `voice` tells teachers apart (a salted digest), `decision` is
    what it came with (0: none of its own), `version` the adaptation that was in force then. `traits`, `raw` and `shown`
    (the model's score, and the community's at that time) are there once it is `filled`.
    """

    community: int
    case: int
    evidence: int
    head: str
    id: int
    violation: bool | None
    reported: bool
    voice: str
    decision: int
    version: int
    at: int
    filled: bool = False
    traits: bytes = b""
    raw: float = 0.0
    shown: float = 0.0


@dataclass(frozen=True, slots=True)
class AdaptationRow:
    """A version of what was learned. `before` and `after` are the log losses of its trial (over `tried` lessons);
    `aside` says that it did worse there and was not put in force. `gaps` as in `Learning`."""

    community: int
    version: int
    at: int
    lessons: int
    data: bytes
    aside: bool
    tried: int
    before: float
    after: float
    gaps: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Learning:
    """How a community's learning stands. `in_force` is a version, 0 for none.

    `gaps` are spans of time (from, until; µs UTC) whose lessons don't count; `seen` the last lesson that was learned
    from or passed over; `aside` a version kept aside since the last one was put in force. `was` and `was_gaps` are how
    it stood before the change at `changed`, for Undo (0: nothing to take back).
    """

    community: int
    in_force: int = 0
    paused: bool = False
    gaps: tuple[tuple[int, int], ...] = ()
    seen: int = 0
    aside: int = 0
    was: int = 0
    was_gaps: tuple[tuple[int, int], ...] = ()
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Wish:
    """What a community wished of a head; `goal` "cards" (so many a day) or "precision" (a share).

    `level` is what it comes to, None while there is too little to tell (then `have` of `need`); `would` is what that
    level would have meant, over `have` days or decisions. `best`: the wish is out of reach, and `would` comes nearest.
    """

    community: int
    head: str
    goal: str
    value: float
    level: float | None
    would: float
    have: int
    need: int
    best: bool
    at: int
