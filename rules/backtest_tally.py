"""What is counted of each rule while a history is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.signals import SpanOn
from bot.domain.time import DAY
from rules.backtest_values import Hit, RuleReport, Sample
from rules.rule import Rule

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def day_of(at: int, zone: str) -> int:
    """The day (days since 1970) on which a moment (µs UTC) falls on the clocks of a zone; UTC's where there is none."""
    try:
        return (_EPOCH + timedelta(microseconds=at)).astimezone(ZoneInfo(zone)).date().toordinal() - _FIRST
    except (ValueError, OverflowError, OSError, KeyError):
        return at // DAY


_FIRST: Final = _EPOCH.date().toordinal()


@dataclass(slots=True)
class Tally:
    """What is counted of one rule on the way. `zone` (an IANA name) says when a day ends."""

    rule: Rule
    zone: str = "UTC"
    hits: list[Hit] = field(default_factory=list)
    people: dict[int, str] = field(default_factory=dict)
    undecided: int = 0
    undecided_by: Counter[str] = field(default_factory=Counter)
    days: Counter[int] = field(default_factory=Counter)
    terms: Counter[str] = field(default_factory=Counter)
    samples: list[Sample] = field(default_factory=list)
    near: list[Sample] = field(default_factory=list)
    lately: dict[int, int] = field(default_factory=dict)
    peak: int = 0

    def add(self, hit: Hit, person: int, tenure: str, spans: tuple[SpanOn, ...]) -> None:
        """One more hit."""
        self.hits.append(hit)
        self.people.setdefault(person, tenure)
        self.days[day_of(hit.at, self.zone)] += 1
        self.terms.update({one.term for one in spans if one.term})
        if self.rule.limit is not None:
            self.lately[person] = hit.at
            for gone in [one for one, at in self.lately.items() if at <= hit.at - self.rule.limit.length]:
                del self.lately[gone]
            self.peak = max(self.peak, len(self.lately))

    def report(self) -> RuleReport:
        """What there is to say of the rule."""
        rule = self.rule
        return RuleReport(
            rule=rule.id,
            name=rule.name,
            flag=rule.topic,
            mode=rule.mode,
            severity=rule.severity,
            hits=tuple(self.hits),
            people=len(self.people),
            tenure={one: list(self.people.values()).count(one) for one in ("newcomer", "regular", "unknown")},
            undecided=self.undecided,
            undecided_by=dict(self.undecided_by.most_common()),
            days=dict(sorted(self.days.items())),
            terms=dict(self.terms.most_common()),
            samples=tuple(self.samples),
            near=tuple(self.near),
            limit=rule.limit,
            limit_peak=self.peak if rule.limit else None,
            clauses={term.condition.key: term.condition.says() for term in (*rule.unless, *rule.when)},
        )
