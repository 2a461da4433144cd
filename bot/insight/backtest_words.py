"""What a backtest's report says, as keys with arguments: the page and the terminal say the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.domain.text import Length, Moment, Say, Several, Words, say
from bot.domain.time import DAY
from rules.backtest import Report, RuleReport, Sample
from rules.hits import Mode
from rules.quieter import Quieter

MOST_BARS: Final = 14
_STEPS: Final = (1, 7, 14, 28, 91, 182, 364)


@dataclass(frozen=True, slots=True)
class Judged:
    """What moderators decided about a rule's hits: they agreed, they said no, nobody ever judged."""

    agreed: int
    rejected: int
    unjudged: int


@dataclass(frozen=True, slots=True)
class Bar:
    """Hits from `day` (days since 1970) on for one step."""

    day: int
    hits: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Hits over time in steps of `days`; without the loud rules where there are any (`quiet`)."""

    bars: tuple[Bar, ...]
    days: int
    quiet: bool

    @property
    def busiest(self) -> Bar:
        """The highest bar; the earliest of equals."""
        return max(self.bars, key=lambda one: one.hits)

    @property
    def total(self) -> int:
        """All hits in it."""
        return sum(one.hits for one in self.bars)


def speaking(report: Report) -> tuple[RuleReport, ...]:
    """Rules that were judged at all, most hits first."""
    on = [one for one in report.rules if one.mode is not Mode.OFF]
    return tuple(sorted(on, key=lambda one: -len(one.hits)))


def total_hits(report: Report) -> int:
    """Hits of all rules together."""
    return sum(len(one.hits) for one in report.rules)


def headline(report: Report) -> tuple[Say, ...]:
    """The verdict, one or two short sentences."""
    rules, loud = speaking(report), report.loud
    hits = total_hits(report)
    if not hits:
        return (say("backtest-head-none"),)
    if not loud:
        return (say("backtest-head-calm", hits=hits, messages=report.messages),)
    asked = sum(len(one.hits) for one in loud)
    quiet = say("backtest-head-quiet", quiet=len(rules) - len(loud), rules=len(rules))
    return (quiet, say("backtest-head-loud", loud=len(loud), hits=asked))


def lead(report: Report, language: str) -> Say:
    """The paragraph under the headline."""
    loud = sorted(report.loud, key=lambda one: -len(one.hits))
    hits = total_hits(report)
    if not hits:
        return say("backtest-lead-none")
    if not loud:
        people = len({hit.author for one in report.rules for hit in one.hits})
        return say("backtest-lead-calm", people=people, week=per_week(report, hits))
    first = loud[0]
    rest = hits - sum(len(one.hits) for one in loud)
    return say(
        "backtest-lead-loud",
        rest=rest,
        week=per_week(report, rest),
        name=first.name.in_language(language),
        share=round(100 * len(first.hits) / hits),
        people=first.people,
        regulars=first.tenure["regular"],
        newcomers=first.tenure["newcomer"],
        unknown=first.tenure["unknown"],
    )


def per_week(report: Report, hits: int) -> int:
    """Hits a week, at least 1 where there are any; a history shorter than a week counts as one."""
    return report.per_week(hits)


def load(report: Report) -> Say:
    """How much work it would bring the people who moderate."""
    return say("backtest-load", week=report.per_week(report.asked))


def judged(found: Judged) -> Say:
    """What people decided about the messages that a rule found."""
    return say("backtest-judged", agreed=found.agreed, rejected=found.rejected, unjudged=found.unjudged)


def _window(first: int, last: int) -> Say:
    """From one day to another; a single day is named once."""
    if first // DAY == last // DAY:
        return say("backtest-window-day", day=Moment(last, "date"))
    return say("backtest-window", start=Moment(first, "date"), end=Moment(last, "date"))


def meta(report: Report, seconds: float) -> Say:
    """The window and the counts, in one line."""
    window = say("backtest-no-window")
    if report.first_at is not None and report.last_at is not None:
        window = _window(report.first_at, report.last_at)
    return say(
        "backtest-meta",
        window=window,
        messages=say("backtest-messages", count=report.messages),
        people=say("backtest-people", count=report.people),
        seconds=round(seconds, 1),
    )


def status(rule: RuleReport, report: Report) -> str:
    """What to do about a rule: quieter, limit, watch, none, acts or ready."""
    if rule.past_limit:
        return "limit"
    if rule.rule in {one.rule for one in report.loud}:
        return "quieter"
    if rule.undecided > len(rule.hits):
        return "watch"
    if not rule.hits:
        return "none"
    return "acts" if rule.mode is Mode.ACT else "ready"


def rule_meta(rule: RuleReport) -> Say:
    """Mode, messages, people, undecided."""
    return say(
        "backtest-rule-meta",
        mode=say(f"backtest-mode-{rule.mode}"),
        messages=say("backtest-messages", count=len(rule.hits)),
        people=say("backtest-people", count=rule.people),
        undecided=rule.undecided,
    )


def tenure(rule: RuleReport) -> Say:
    """Newcomers, regulars, unknown."""
    return say(
        "backtest-tenure",
        newcomers=rule.tenure["newcomer"],
        regulars=rule.tenure["regular"],
        unknown=rule.tenure["unknown"],
    )


def undecided_why(rule: RuleReport) -> Say:
    """Which conditions could not be decided, and how often."""
    keys = [
        say("backtest-key-count", key=rule.clauses.get(key, key), count=count)
        for key, count in rule.undecided_by.items()
    ]
    return say("backtest-undecided-why", count=rule.undecided, keys=Several(tuple(keys), "comma"))


def limit_past(rule: RuleReport) -> Say | None:
    """That a rule would have gone past its limit, if it would."""
    if not rule.past_limit or rule.limit is None:
        return None
    return say(
        "backtest-limit-past", people=rule.limit.people, length=Length(rule.limit.length), peak=rule.limit_peak or 0
    )


def who(sample: Sample) -> tuple[Words, Say]:
    """The author of a sample, and how much they had written before."""
    name: Words = sample.hit.name or say("backtest-who-nobody")
    if not sample.messages:
        return name, say("backtest-who-first")
    return name, say("backtest-who", count=sample.messages)


def missing(rule: RuleReport, sample: Sample) -> Say:
    """Which one condition was short, in words."""
    return say("backtest-near-missing", key=rule.clauses.get(sample.missing, sample.missing))


def where(sample: Sample) -> Say | Moment:
    """When and, where the history tells, in which channel."""
    if sample.channel:
        return say("backtest-where", at=Moment(sample.hit.at, "date"), channel=sample.channel)
    return Moment(sample.hit.at, "date")


def quieter(one: Quieter) -> tuple[Say, Say]:
    """The proposal, and its measured effect."""
    effect = say("backtest-quieter-effect", after=one.after, before=one.before)
    if one.kind == "addressed":
        return say("backtest-quieter-addressed"), effect
    return say(f"backtest-quieter-{one.kind}", subject=one.subject), effect


def chart(report: Report) -> Chart | None:
    """Hits over time in at most `MOST_BARS` bars; None for a single day or no hits."""
    loud = {one.rule for one in report.loud}
    rules = [one for one in report.rules if one.rule not in loud]
    if not any(one.hits for one in rules) or report.first_at is None or report.last_at is None:
        return None
    first = report.first_at // DAY if report.first_day is None else report.first_day
    last = report.last_at // DAY if report.last_day is None else report.last_day
    if first == last:
        return None
    step = next((one for one in _STEPS if (last - first) // one < MOST_BARS), (last - first) // MOST_BARS + 1)
    counts = dict.fromkeys(range(first, last + 1, step), 0)
    for day, hits in _days(rules):
        counts[first + (day - first) // step * step] += hits
    return Chart(tuple(Bar(day, hits) for day, hits in counts.items()), step, bool(loud))


def _days(rules: Iterable[RuleReport]) -> Iterable[tuple[int, int]]:
    for one in rules:
        yield from one.days.items()
