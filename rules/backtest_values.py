"""What a trial of rules on history says: hits, samples, a report, and how two versions differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from bot.domain.messages import SurfaceKind
from bot.domain.signals import Severity, Topic
from bot.domain.text import Say
from bot.domain.time import DAY
from rules.hits import Localized, Mode
from rules.rule import Limit

LOUD_FROM: Final = 20
LOUD_SHARE: Final = 0.01
Spans: TypeAlias = tuple[tuple[int, int], ...]
"""Half open spans in code points."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One message that a rule matched. `author` and `channel` are the platform's ids ("" unknown); `spans` code points
    of its text."""

    message_id: str
    author: str
    name: str
    at: int
    mode: Mode
    spans: Spans = ()
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """A hit with the words that caused it: the first judged text that holds a span, and the spans on it.

    `messages` is how many this person had written in this history before; `missing` the one condition that was short.
    """

    hit: Hit
    text: str
    spans: Spans
    surface: SurfaceKind
    channel: str
    messages: int
    missing: str = ""


@dataclass(frozen=True, slots=True)
class RuleReport:
    """What one rule would have done. `tenure` counts people: newcomer, regular, unknown.

    `undecided` counts messages that would match if `undecided_by` (condition → messages) held; `days` hits a day
    (days since 1970, in the zone of the trial); `near` messages one condition short; `limit_peak` the most distinct
    people within the limit's length, None without a limit; `clauses` says each condition in words, by key.
    """

    rule: str
    name: Localized
    flag: Topic
    mode: Mode
    severity: Severity
    hits: tuple[Hit, ...]
    people: int
    tenure: dict[str, int]
    undecided: int
    undecided_by: dict[str, int]
    days: dict[int, int]
    terms: dict[str, int]
    samples: tuple[Sample, ...]
    near: tuple[Sample, ...]
    limit: Limit | None
    limit_peak: int | None
    clauses: dict[str, Say]

    @property
    def past_limit(self) -> bool:
        """Whether it would have gone past its own limit."""
        return self.limit is not None and self.limit_peak is not None and self.limit_peak > self.limit.people


@dataclass(frozen=True, slots=True)
class Report:
    """What a rule set would have done on a history. `asked` messages that would have reached people or acted.

    `first_at` and `last_at` µs UTC, None without messages, `first_day` and `last_day` in the zone of
    the trial; `backwards` events older than the one before them.
    """

    messages: int
    people: int
    joins: int
    asked: int
    first_at: int | None
    last_at: int | None
    backwards: int
    rules: tuple[RuleReport, ...]
    overlap: dict[tuple[str, str], int]
    first_day: int | None = None
    last_day: int | None = None

    def per_week(self, count: int) -> int:
        """So many over the whole history, a week; at least 1 where there are any. Less than a week counts as one."""
        if not count or self.first_at is None or self.last_at is None:
            return 0
        return max(1, round(count * 7 * DAY / max(7 * DAY, self.last_at - self.first_at)))

    @property
    def loud(self) -> tuple[RuleReport, ...]:
        """Rules that would have asked too often: over one message in a hundred, or more than all others together."""
        asking = [one for one in self.rules if one.mode in (Mode.ASK, Mode.ACT)]
        total = sum(len(one.hits) for one in asking)
        return tuple(
            one
            for one in asking
            if len(one.hits) >= LOUD_FROM
            and (len(one.hits) > self.messages * LOUD_SHARE or (len(asking) > 2 and 2 * len(one.hits) > total))
        )


@dataclass(frozen=True, slots=True)
class Change:
    """How one rule differs from another version: message ids newly caught and no longer caught."""

    rule: str
    caught: tuple[Hit, ...]
    lost: tuple[Hit, ...]


def compare(old: Report, new: Report) -> tuple[Change, ...]:
    """Rule by rule what `new` catches that `old` did not, and the other way round; rules without a difference too."""
    before = {one.rule: one.hits for one in old.rules}
    after = {one.rule: one.hits for one in new.rules}
    changes = []
    for rule in dict.fromkeys([*after, *before]):
        was = {hit.message_id for hit in before.get(rule, ())}
        now = {hit.message_id for hit in after.get(rule, ())}
        caught = tuple(hit for hit in after.get(rule, ()) if hit.message_id not in was)
        lost = tuple(hit for hit in before.get(rule, ()) if hit.message_id not in now)
        changes.append(Change(rule, caught, lost))
    return tuple(changes)
