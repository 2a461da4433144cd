"""The report of a backtest as one self-contained HTML page: no scripts, nothing fetched, light and dark, any width."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources
from typing import Final

from bot.domain.messages import SurfaceKind
from bot.domain.text import Moment, Say, Words, say
from bot.domain.time import DAY
from bot.insight import backtest_words as told
from bot.ports.texts import Texts
from rules.backtest import Change, Report, RuleReport, Sample
from rules.quieter import Quieter

SHOWN: Final = 3
"""Messages of a rule that stand open; the others fold away."""
_SHELL: Final = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="color-scheme" content="light dark">'
    '<meta name="robots" content="noindex"><title>{title}</title><style>{style}</style></head>'
    "<body><main>{body}</main></body></html>\n"
)
_LANTERN: Final = (
    '<svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true"><rect width="26" height="26" rx="7" '
    'fill="var(--tile)"/><path d="M9.5 10.5h7v8h-7z M11 10.5V8.2a2 2 0 0 1 4 0v2.3" fill="none" stroke="#fff" '
    'stroke-width="1.6" stroke-linejoin="round"/><circle cx="13" cy="14.6" r="1.7" fill="var(--flame)"/></svg>'
)
_SIGNS: Final = {"quieter": "▲", "limit": "▲", "watch": "◔", "none": "–", "ready": "✓", "acts": "✓"}


@dataclass(frozen=True, slots=True)
class Made:
    """How a report was made: the export's name and kind, seconds of work, the zone of its times, the command."""

    export: str
    kind: str
    seconds: float
    zone: str
    command: str


def page(
    report: Report,
    made: Made,
    texts: Texts,
    language: str,
    *,
    changes: Sequence[Change] = (),
    quieter: Sequence[Quieter] = (),
    judged: Mapping[str, told.Judged] | None = None,
) -> str:
    """The whole page. Everything that a person wrote is escaped."""
    return _Page(
        report, made, texts, language, tuple(changes), {one.rule: one for one in quieter}, judged or {}
    ).whole()


@dataclass(frozen=True, slots=True)
class _Page:
    report: Report
    made: Made
    texts: Texts
    language: str
    changes: tuple[Change, ...]
    quieter: dict[str, Quieter]
    judged: Mapping[str, told.Judged]

    def whole(self) -> str:
        parts = (self.head(), self.table(), self.chart(), self.diff(), self.rules(), self.overlap(), self.foot())
        return _SHELL.format(
            language=escape(self.language),
            title=self.say("backtest-title", export=self.made.export),
            style=resources.files("bot.insight").joinpath("backtest_page.css").read_text("utf-8"),
            body="".join(parts),
        )

    def say(self, key: str, **args: str | int) -> str:
        return self.words(Say(key, tuple(sorted(args.items()))))

    def words(self, words: Words) -> str:
        """A saying as escaped text."""
        return escape(self.texts.say(words, self.language, zone=self.made.zone))

    def moment(self, at: Say | Moment) -> str:
        return self.words(say("backtest-at", at=at) if isinstance(at, Moment) else at)

    def name(self, rule: str) -> str:
        found = next((one.name.in_language(self.language) for one in self.report.rules if one.rule == rule), "")
        return escape(found or rule)

    def head(self) -> str:
        lines = "".join(f"<span>{self.words(one)}</span>" for one in told.headline(self.report))
        return (
            f'<p class="brand">{_LANTERN}<span><b>{escape(self.made.export)}</b> · {self.say("backtest-brand")}</span>'
            f"</p><h1>{lines}</h1>"
            f'<p class="lead">{self.words(told.lead(self.report, self.language))}</p>'
            f'<p class="lead">{self.words(told.load(self.report))}</p>'
            f'<p class="meta">{self.words(told.meta(self.report, self.made.seconds))}</p>'
        )

    def table(self) -> str:
        rules = told.speaking(self.report)
        most = max((len(one.hits) for one in rules), default=0)
        names = ("rule", "", "messages", "people", "undecided", "status")
        kinds = ("", "", "number", "number", "number", "status")
        cells = "".join(
            f'<th scope="col" class="{kind}">{self.say(f"backtest-col-{name}") if name else ""}</th>'
            for name, kind in zip(names, kinds, strict=True)
        )
        note = self.say("backtest-table-note", hits=told.total_hits(self.report), messages=self.report.messages)
        rows = "".join(self.row(one, most) for one in rules)
        return (
            f'<section><h2>{self.say("backtest-table")}</h2><p class="note">{note}</p>'
            f"<table><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table></section>"
        )

    def row(self, rule: RuleReport, most: int) -> str:
        status = told.status(rule, self.report)
        hits = len(rule.hits)
        bar = f'<i style="width:{100 * hits / most:.1f}%"></i>' if hits else '<i class="empty"></i>'
        messages = self.words(say("backtest-messages", count=hits))
        people = self.words(say("backtest-people", count=rule.people))
        undecided = self.words(say("backtest-undecided", count=rule.undecided))
        return (
            f"<tr{' class=loud' if status in ('quieter', 'limit') else ''}>"
            f'<td class="name">{self.name(rule.rule)}<small>{self.say(f"backtest-mode-{rule.mode}")}</small></td>'
            f'<td class="bar" aria-hidden="true">{bar}</td>'
            f"{self.number(hits, messages)}{self.number(rule.people, people)}{self.number(rule.undecided, undecided)}"
            f'<td class="status {status}"><span aria-hidden="true">{_SIGNS[status]}</span> '
            f"{self.say(f'backtest-status-{status}')}</td></tr>"
        )

    def number(self, count: int, words: str) -> str:
        """A number that says its unit where the column's head is out of sight."""
        plain = self.words(say("backtest-number", count=count))
        rest = words.replace(plain, "", 1) if words.startswith(plain) else ""
        if rest:
            return f'<td class="number">{plain}<span>{rest}</span></td>'
        return f'<td class="number"><span>{words.removesuffix(plain)}</span>{plain}</td>'

    def chart(self) -> str:
        found = told.chart(self.report)
        if found is None:
            return ""
        top = found.busiest
        bars = "".join(
            f"<li{' class=top' if one is top else ''}>{self.words(say('backtest-number', count=one.hits))}"
            f'<i style="height:{max(1, round(108 * one.hits / top.hits))}px"></i></li>'
            for one in found.bars
        )
        ends = (found.bars[0], found.bars[-1])
        days = "".join(f"<span>{self.day(one.day)}</span>" for one in ends)
        title = say("backtest-chart-head", date=Moment(top.day * DAY, "date"), count=top.hits, total=found.total)
        note = say("backtest-chart-quiet" if found.quiet else "backtest-chart-note", days=found.days)
        return (
            f'<section><h2>{self.dated(title)}</h2><p class="note">{self.words(note)}</p>'
            f'<ol class="chart">{bars}</ol><p class="days">{days}</p></section>'
        )

    def day(self, day: int) -> str:
        return self.dated(say("backtest-at", at=Moment(day * DAY, "date")))

    def dated(self, words: Words) -> str:
        """A saying with days in it: they were counted in the report's zone and are days wherever one reads them."""
        return escape(self.texts.say(words, self.language, zone="UTC"))

    def diff(self) -> str:
        if not self.changes:
            return ""
        changed = [one for one in self.changes if one.caught or one.lost]
        lines = [
            say("backtest-change", name=self.plain_name(one.rule), caught=len(one.caught), lost=len(one.lost))
            for one in changed
        ] or [say("backtest-change-same")]
        return self.list("backtest-changes", lines)

    def plain_name(self, rule: str) -> str:
        found = next((one for one in self.report.rules if one.rule == rule), None)
        return found.name.in_language(self.language) if found else rule

    def overlap(self) -> str:
        lines = [
            say("backtest-overlap-line", one=self.plain_name(one), two=self.plain_name(two), count=count)
            for (one, two), count in self.report.overlap.items()
        ]
        return self.list("backtest-overlap", lines) if lines else ""

    def list(self, title: str, lines: Iterable[Words]) -> str:
        items = "".join(f"<li>{self.words(one)}</li>" for one in lines)
        return f'<section><h2>{self.say(title)}</h2><ul class="plain">{items}</ul></section>'

    def rules(self) -> str:
        worth = [one for one in told.speaking(self.report) if one.hits or one.undecided or one.near]
        return "".join(self.rule(one) for one in worth)

    def rule(self, rule: RuleReport) -> str:
        notes = [told.tenure(rule)] if rule.hits else []
        if rule.undecided:
            notes.append(told.undecided_why(rule))
        if (past := told.limit_past(rule)) is not None:
            notes.append(past)
        if rule.rule in self.judged:
            notes.append(told.judged(self.judged[rule.rule]))
        lines = "".join(f'<p class="note">{self.words(one)}</p>' for one in notes)
        return (
            f'<section class="rule"><h2>{self.name(rule.rule)}</h2>'
            f'<span class="note">{self.words(told.rule_meta(rule))}</span>{lines}'
            f"{self.samples(rule)}{self.near(rule)}{self.box(rule)}</section>"
        )

    def samples(self, rule: RuleReport) -> str:
        newest = rule.samples[::-1]
        shown = "".join(self.said(one, rule) for one in newest[:SHOWN])
        if len(newest) <= SHOWN:
            return shown
        title = say("backtest-all", count=len(rule.hits))
        if len(newest) < len(rule.hits):
            title = say("backtest-first-of", shown=len(newest), count=len(rule.hits))
        rest = "".join(self.said(one, rule) for one in newest[SHOWN:])
        return f"{shown}<details><summary>{self.words(title)}</summary>{rest}</details>"

    def near(self, rule: RuleReport) -> str:
        if not rule.near:
            return ""
        lines = "".join(self.said(one, rule) for one in rule.near)
        return f"<details><summary>{self.say('backtest-near')}</summary>{lines}</details>"

    def said(self, sample: Sample, rule: RuleReport) -> str:
        notes = [self.moment(told.where(sample))]
        if sample.surface is not SurfaceKind.TEXT:
            notes.append(self.words(say("backtest-surface", surface=say(f"surface-{sample.surface}"))))
        if sample.missing:
            notes.append(self.words(told.missing(rule, sample)))
        name, count = (self.words(one) for one in told.who(sample))
        small = "".join(f"<small>{one}</small>" for one in notes)
        return (
            f'<div class="said"><p class="who"><b>{name}</b> · {count}{small}</p>'
            f'<p class="words">{marked(sample.text, sample.spans)}</p></div>'
        )

    def box(self, rule: RuleReport) -> str:
        offer = self.quieter.get(rule.rule)
        if offer is None:
            return ""
        what, effect = told.quieter(offer)
        line = f"<br><code>{escape(offer.line)}</code>" if offer.line else ""
        return (
            f'<p class="quieter-box"><b>{self.say("backtest-quieter")}</b> {self.words(what)} '
            f"{self.words(effect)}{line}</p>"
        )

    def foot(self) -> str:
        return (
            f"<footer><p>{self.say('backtest-made-with')} <code>{escape(self.made.command)}</code></p>"
            f"<p>{self.say('backtest-keep-private')}</p></footer>"
        )


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text as HTML with its spans marked; overlapping spans become one."""
    parts: list[str] = []
    at = 0
    for start, end in merged(spans):
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return "".join((*parts, escape(text[at:])))


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, overlapping ones joined, empty ones left out."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined
