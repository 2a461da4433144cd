"""The report of a backtest for a terminal: the same sayings as the page, as a table and lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.cli import talk, wiring
from bot.domain.text import Moment, Words, say
from bot.insight import backtest_words as told
from bot.insight.backtest_page import Made, merged
from rules.backtest import Change, Report, RuleReport, Sample
from rules.quieter import Quieter

SHOWN: Final = 5
_MARK: Final = "bold reverse"
_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the report: changes, quieter versions, moderators' decisions by rule, samples to show."""

    changes: Sequence[Change] = ()
    quieter: Sequence[Quieter] = ()
    judged: Mapping[str, told.Judged] = field(default_factory=dict)
    samples: int = SHOWN


def show(report: Report, made: Made, beside: Beside) -> None:
    """Print the report on stdout."""
    out = talk.console()
    language = wiring.language()
    for line in told.headline(report):
        out.print(Text(talk.words(line), style="bold"))
    out.print(Text(talk.words(told.lead(report, language))))
    out.print(Text(talk.words(told.load(report))))
    out.print(Text(talk.words(told.meta(report, made.seconds)), style="dim"))
    out.print()
    out.print(_table(report, language))
    offers = {one.rule: one for one in beside.quieter}
    for rule in told.speaking(report):
        if rule.hits or rule.undecided or rule.near:
            _rule(out, rule, offers.get(rule.rule), beside)
    _list(out, "backtest-changes", _changes(beside.changes, report, language))
    _list(out, "backtest-overlap", _overlap(report, language))


def _table(report: Report, language: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("rule", "messages", "people", "undecided", "status"):
        number = name in ("messages", "people", "undecided")
        table.add_column(talk.words(say(f"backtest-col-{name}")), justify="right" if number else "left")
    for rule in told.speaking(report):
        title = Text(rule.name.in_language(language))
        title.append(f"  {talk.words(say(f'backtest-mode-{rule.mode}'))}", style="dim")
        counts = (len(rule.hits), rule.people, rule.undecided)
        numbers = [Text(talk.words(say("backtest-number", count=one))) for one in counts]
        table.add_row(title, *numbers, Text(talk.words(say(f"backtest-status-{told.status(rule, report)}"))))
    return table


def _rule(out: Console, rule: RuleReport, offer: Quieter | None, beside: Beside) -> None:
    out.print()
    out.print(Text(rule.name.in_language(wiring.language()), style="bold").append(f"  {rule.rule}", style="dim"))
    notes: list[Words] = [told.rule_meta(rule)]
    notes += [told.tenure(rule)] if rule.hits else []
    notes += [told.undecided_why(rule)] if rule.undecided else []
    past = told.limit_past(rule)
    notes += [past] if past is not None else []
    notes += [told.judged(beside.judged[rule.rule])] if rule.rule in beside.judged else []
    for note in notes:
        out.print(Text(f"  {talk.words(note)}", style="dim"))
    for sample in rule.samples[::-1][: beside.samples]:
        out.print(_said(sample, rule))
    if rule.near:
        out.print(Text(f"  {talk.words(say('backtest-near'))}"))
        for sample in rule.near[: beside.samples]:
            out.print(_said(sample, rule))
    if offer is not None:
        what, effect = told.quieter(offer)
        line = " ".join((talk.words(say("backtest-quieter")), talk.words(what), talk.words(effect), offer.line))
        out.print(Text(f"  {line.strip()}"))


def _said(sample: Sample, rule: RuleReport) -> Text:
    """One message on one line: who, when, the words around the first marked span."""
    place = told.where(sample)
    at = talk.words(say("backtest-at", at=place) if isinstance(place, Moment) else place)
    who = " · ".join(talk.words(one) for one in told.who(sample))
    line = Text(f"  · {who} · {at}: ", style="dim")
    if sample.missing:
        line.append(f"[{talk.words(told.missing(rule, sample))}] ", style="dim")
    spans = merged(sample.spans)
    start = max(0, spans[0][0] - _LONGEST // 3) if spans else 0
    shown = sample.text[start : start + _LONGEST]
    words = Text(
        ("…" if start else "") + shown.replace("\n", " ") + ("…" if start + _LONGEST < len(sample.text) else "")
    )
    words.stylize("not dim")
    shift = start - bool(start)
    for begin, end in spans:
        words.stylize(_MARK, begin - shift, min(end - shift, len(words)))
    return line.append_text(words)


def _changes(changes: Sequence[Change], report: Report, language: str) -> list[Words]:
    names = {one.rule: one.name.in_language(language) for one in report.rules}
    lines: list[Words] = [
        say("backtest-change", name=names.get(one.rule, one.rule), caught=len(one.caught), lost=len(one.lost))
        for one in changes
        if one.caught or one.lost
    ]
    return lines or ([say("backtest-change-same")] if changes else [])


def _overlap(report: Report, language: str) -> list[Words]:
    names = {one.rule: one.name.in_language(language) for one in report.rules}
    return [
        say("backtest-overlap-line", one=names[one], two=names[two], count=count)
        for (one, two), count in report.overlap.items()
    ]


def _list(out: Console, title: str, lines: Sequence[Words]) -> None:
    if not lines:
        return
    out.print()
    out.print(Text(talk.words(say(title)), style="bold"))
    for line in lines:
        out.print(Text(f"  {talk.words(line)}"))
