"""`steward rules backtest`: rules tried on the history of a chat, as a table, as JSON, as an HTML page."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from bot.cli import rulefiles, talk, wiring
from bot.cli.backtest_json import as_json
from bot.cli.backtest_judged import judged
from bot.cli.backtest_table import SHOWN, Beside, show
from bot.domain.events import Event, MessagePosted
from bot.domain.text import say
from bot.domain.time import SECOND, parse_length
from bot.insight.backtest_page import Made, page
from bot.ports.history import ExportFault, History
from rules.backtest import Backtest, Report, compare
from rules.engine import Engine
from rules.quieter import Quieter, measured, proposals

_EVERY: Final = 500


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for."""

    export: Path
    rules: tuple[str, ...]
    json: bool
    html: Path | None
    since: str
    against: tuple[str, ...]
    zone: str
    samples: int = SHOWN
    decisions: Path | None = None


def run(order: Order) -> None:
    """Try the rules, say what came of it; ends with 1 when a rule would have gone past its own limit."""
    engines = rulefiles.engines(list(order.rules))
    others = rulefiles.engines(list(order.against))
    _check_zone(order.zone)
    started = time.monotonic()
    try:
        history = wiring.history(order.export)
        since = _since(order.since, history)
        report, before = _try(history, [engines, others] if others else [engines], since, order)
        quieter = () if order.json and not order.html else _quieter(history, engines, report, since, order)
    except ExportFault as fault:
        talk.tell_export_fault(fault)
    changes = compare(before, report) if before else ()
    made = _made(order, history, time.monotonic() - started)
    decided = judged(order.decisions, report) if order.decisions else {}
    _notes(history, report)
    if order.html:
        texts, language = wiring.texts(), wiring.language()
        _write(order.html, page(report, made, texts, language, changes=changes, quieter=quieter, judged=decided))
    if order.json:
        talk.answer(as_json(report, made.seconds, changes, decided))
    else:
        show(report, made, Beside(changes, quieter, decided, order.samples))
    past = [one.rule for one in report.rules if one.past_limit]
    if past:
        talk.stop(say("cli-backtest-past-limit", rules=", ".join(past)), talk.NO)


def _check_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, KeyError):
        talk.stop(say("cli-backtest-zone", zone=zone), talk.WRONG_USE)


def _try(
    history: History, sets: Sequence[Sequence[Engine]], since: int | None, order: Order
) -> tuple[Report, Report | None]:
    """One pass over the history with each set of rules side by side."""
    trials = [Backtest(one, score=wiring.score, since=since, zone=order.zone) for one in sets]
    with _progress(history) as events:
        for event in events:
            for trial in trials:
                trial.feed(event)
    return trials[0].report(), trials[1].report() if len(trials) > 1 else None


def _quieter(
    history: History, engines: Sequence[Engine], report: Report, since: int | None, order: Order
) -> tuple[Quieter, ...]:
    """For rules that are loud: smaller versions of them, each really run on the same history."""
    offers = proposals([one.rules for one in engines], report, wiring.read_options())
    if not offers:
        return ()
    trials = [Backtest([one.engine], score=wiring.score, since=since, zone=order.zone, near=False) for one in offers]
    with _progress(history) as events:
        for event in events:
            for trial in trials:
                trial.feed(event)
    return measured(offers, [one.report() for one in trials], report)


def _since(value: str, history: History) -> int | None:
    """µs UTC from a date ("2026-09-01") or a length back from the newest message ("30d"); None for all."""
    if not value:
        return None
    length = parse_length(value)
    if length is None:
        return _date(value)
    newest = max((event.message.at for event, _ in history.events() if isinstance(event, MessagePosted)), default=0)
    return newest - length


def _date(value: str) -> int:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        talk.stop(say("cli-backtest-since", value=value), talk.WRONG_USE)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return int(moment.timestamp() * SECOND)


@contextmanager
def _progress(history: History) -> Iterator[Iterator[Event]]:
    """The events of a history, with a bar on a terminal and nothing anywhere else."""
    if not sys.stderr.isatty():
        yield (event for event, _ in history.events())
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(*columns, TimeRemainingColumn(), console=talk.console(stderr=True), transient=True) as bar:
        task = bar.add_task(talk.words(say("cli-backtest-reading")), total=history.path.stat().st_size)
        yield _told(history, lambda count: bar.update(task, completed=count))


def _told(history: History, tell: Callable[[int], None]) -> Iterator[Event]:
    for number, (event, count) in enumerate(history.events()):
        if number % _EVERY == 0:
            tell(count)
        yield event


def _made(order: Order, history: History, seconds: float) -> Made:
    command = ["steward", "rules", "backtest", order.export.name]
    command += [part for one in order.rules for part in ("--rules", Path(one).name)]
    command += [part for one in order.against for part in ("--against", Path(one).name)]
    if order.since:
        command += ["--since", order.since]
    if order.html:
        command += ["--html", order.html.name]
    return Made(order.export.name, history.kind, seconds, order.zone, " ".join(command))


def _notes(history: History, report: Report) -> None:
    left_out = getattr(history, "left_out", 0)
    if left_out:
        talk.note(say("cli-backtest-private", count=left_out))
    if report.backwards:
        talk.note(say("cli-backtest-backwards", count=report.backwards))
    if not report.messages:
        talk.note(say("cli-backtest-nothing"))


def _write(path: Path, content: str) -> None:
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        talk.stop(say("cli-file-unwritable", path=str(path), why=error.strerror or ""), talk.WRONG_USE)
    talk.note(say("cli-backtest-written", path=str(path)))
