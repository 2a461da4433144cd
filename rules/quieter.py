"""Smaller versions of a loud rule, offered only with their measured effect: each is really run on the same history."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.signals import ANSWER_TOPICS
from rules.backtest_values import Report, RuleReport
from rules.engine import Engine
from rules.file import ReadOptions, RuleSet, read_rules
from rules.rule import Rule

MOST_RULES: Final = 3
MOST_AFTER: Final = 0.6
"""An offer must leave at most this share of the hits, and at least one."""
MOST_TERM: Final = 0.25
"""A single word that causes this share of the hits is worth offering to leave out."""
_THRESHOLD: Final = re.compile(r"^(\s*when\.(\w+_at_least|shouting)\s*=\s*)(\d+)")


@dataclass(frozen=True, slots=True)
class Offer:
    """A smaller version of one rule, not measured yet. `kind` more, addressed or word; `line` what to write."""

    rule: str
    kind: str
    subject: str
    line: str
    engine: Engine


@dataclass(frozen=True, slots=True)
class Quieter:
    """A measured offer: messages before and after on the same history."""

    rule: str
    kind: str
    subject: str
    line: str
    before: int
    after: int


def proposals(sets: Sequence[RuleSet], report: Report, options: ReadOptions) -> tuple[Offer, ...]:
    """Smaller versions of the loudest rules, ready to be run."""
    loud = sorted(report.loud, key=lambda one: -len(one.hits))[:MOST_RULES]
    offers = []
    for found in loud:
        for rules in sets:
            rule = rules.rule(found.rule)
            if rule is not None and rule.id == found.rule:
                offers += list(_offers(rules, rule, found, options))
    return tuple(offers)


def measured(offers: Sequence[Offer], reports: Sequence[Report], before: Report) -> tuple[Quieter, ...]:
    """The best offer for each rule by its real effect; offers that silence a rule or hardly help are left out."""
    hits = {one.rule: len(one.hits) for one in before.rules}
    best: dict[str, Quieter] = {}
    for offer, report in zip(offers, reports, strict=True):
        after = next((len(one.hits) for one in report.rules if one.rule == offer.rule), 0)
        was = hits[offer.rule]
        if not 0 < after <= was * MOST_AFTER:
            continue
        if offer.rule not in best or after < best[offer.rule].after:
            best[offer.rule] = Quieter(offer.rule, offer.kind, offer.subject, offer.line, was, after)
    return tuple(best.values())


def _offers(rules: RuleSet, rule: Rule, found: RuleReport, options: ReadOptions) -> Iterator[Offer]:
    lines = rules.source.split("\n")
    start = rule.line - 1
    end = next((at for at in range(start + 1, len(lines)) if lines[at].lstrip().startswith("[")), len(lines))
    for kind, subject, line, source in _changes(lines, start, end, rule, found):
        read = read_rules(source, rules.name, replace(options, run_examples=False))
        if isinstance(read, RuleSet):
            kept = tuple(one for one in read.rules if one.id == rule.id or one.topic in ANSWER_TOPICS)
            yield Offer(rule.id, kind, subject, line, Engine(replace(read, rules=kept)))


def _changes(
    lines: list[str], start: int, end: int, rule: Rule, found: RuleReport
) -> Iterator[tuple[str, str, str, str]]:
    """(kind, subject, line to write, whole new source) of each change that the file's own shape allows."""
    keys = {term.condition.key for term in rule.when}
    whens = [at for at in range(start, end) if lines[at].lstrip().startswith("when.")]
    for at in whens:
        if fits := _THRESHOLD.match(lines[at]):
            line = f"{fits[1]}{int(fits[3]) * 2}"
            yield "more", fits[2], line.strip(), "\n".join([*lines[:at], line, *lines[at + 1 :]])
    if whens and keys & {"says_any", "matches"} and "addressed" not in keys:
        line = "when.addressed = true"
        yield "addressed", "", line, "\n".join([*lines[: whens[0]], line, *lines[whens[0] :]])
    term, count = next(iter(found.terms.items()), ("", 0))
    source = "\n".join(lines)
    literal = re.compile(rf'"{re.escape(term)}"[ \t]*,?[ \t]*')
    if count >= MOST_TERM * len(found.hits) and len(found.terms) > 1 and len(literal.findall(source)) == 1:
        yield "word", term, "", literal.sub("", source)
