"""`steward rules`: check rule files, match lines, explain a verdict, try rules on a chat's history."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from bot.cli import backtest as trial
from bot.cli import explaining, matching, rulefiles, talk, wiring
from bot.cli.backtest_table import SHOWN
from bot.domain.text import say
from rules.backtest import KEPT_TEXTS
from rules.file import Faults, read_rules


class As(StrEnum):
    """Who is supposed to have written it."""

    NEWCOMER = "newcomer"
    MEMBER = "member"
    MODERATOR = "moderator"


Rules: TypeAlias = Annotated[list[str], typer.Option("--rules", "-r", help="cli-opt-rules", metavar="FILE")]
Persona: TypeAlias = Annotated[As, typer.Option("--as", help="cli-opt-as")]


def add(app: typer.Typer) -> None:
    """Register `steward rules …`."""
    group = typer.Typer(name="rules", help="cli-help-rules", no_args_is_help=True, rich_markup_mode=None)
    group.command("check", help="cli-help-rules-check")(check)
    group.command("match", help="cli-help-rules-match")(match)
    group.command("explain", help="cli-help-rules-explain")(explain)
    group.command("backtest", help="cli-help-rules-backtest")(backtest)
    app.add_typer(group)


def check(files: Annotated[list[str], typer.Argument(help="cli-arg-files", metavar="FILE...")]) -> None:
    """Read rule files, run their examples, and say every fault with file, line, rule and remedy."""
    broken = False
    for source in [one for value in files for one in rulefiles.find(value)]:
        found = read_rules(source.text, source.name, wiring.read_options())
        if isinstance(found, Faults):
            broken = True
            talk.tell_faults(found.items)
            talk.note(say("cli-check-no", file=source.name, count=len(found.items)))
        else:
            talk.tell_faults(found.warnings)
            examples = sum(len(one.catches) + len(one.allows) + len(one.stories) for one in found.rules)
            line = say("cli-check-yes", file=source.name, rules=len(found.rules), examples=examples)
            talk.console().print(talk.words(line))
    if broken:
        raise typer.Exit(talk.NO)


def match(rules: Rules, persona: Persona = As.NEWCOMER) -> None:
    """Say of each line on stdin which rules match it."""
    engines = rulefiles.engines(rules)
    if sys.stdin.isatty():
        talk.note(say("cli-match-waiting"))
    matching.run(sys.stdin.buffer, engines, persona.value)


def explain(
    rules: Rules,
    text: Annotated[str, typer.Option("--text", "-t", help="cli-opt-text")],
    persona: Persona = As.NEWCOMER,
    json: Annotated[bool, typer.Option("--json", help="cli-opt-json")] = False,
) -> None:
    """Say line by line why each rule matches a text or does not."""
    explaining.run(rulefiles.engines(rules), talk.clean(text), persona.value, as_json=json)


def backtest(
    export: Annotated[Path, typer.Argument(help="cli-arg-export", metavar="EXPORT")],
    rules: Rules,
    json: Annotated[bool, typer.Option("--json", help="cli-opt-json")] = False,
    html: Annotated[Path | None, typer.Option("--html", help="cli-opt-html", metavar="OUT")] = None,
    since: Annotated[str, typer.Option("--since", help="cli-opt-since")] = "",
    against: Annotated[list[str] | None, typer.Option("--against", help="cli-opt-against", metavar="FILE")] = None,
    zone: Annotated[str, typer.Option("--zone", help="cli-opt-zone")] = "UTC",
    samples: Annotated[int, typer.Option("--samples", min=0, max=KEPT_TEXTS, help="cli-opt-samples")] = SHOWN,
    decisions: Annotated[Path | None, typer.Option("--decisions", help="cli-opt-decisions", metavar="STORE")] = None,
) -> None:
    """Say what rules would have done on the history of a chat."""
    order = trial.Order(export, tuple(rules), json, html, since, tuple(against or ()), zone, samples, decisions)
    trial.run(order)
