"""Why a rule fired, or did not: the same rows for cards, `/explain`, the backtest and a second look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.signals import SpanOn
from bot.domain.text import Say, say
from rules.conditions.base import Condition
from rules.engine import Engine, effective
from rules.hits import Holds, Localized, Mode
from rules.reading import Reading
from rules.rule import Rule, Term
from rules.scene import Scene
from rules.windows import Windows


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a rule: on which `side` (when, unless), whether it holds, the line and what was found, as texts."""

    side: str
    key: str
    holds: Holds
    condition: Say
    found: Say
    spans: tuple[SpanOn, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleExplained:
    """One rule and one scene. `outcome`: hit, cancelled (an exception holds), undecided, no.

    `mode` is the mode in effect for a hit, None otherwise; `short_by` counts the lines that stand between the scene
    and a hit: `when` lines that do not hold and `unless` lines that do.
    """

    rule: str
    version: str
    name: Localized
    declared: Mode
    mode: Mode | None
    why_mode: tuple[Say, ...]
    outcome: str
    rows: tuple[Row, ...]
    short_by: int

    @property
    def said(self) -> Say:
        """The outcome in words."""
        return say(f"rule-outcome-{self.outcome}")


def explain(
    engine: Engine, scene: Scene, rule: str | None = None, windows: Windows | None = None
) -> tuple[RuleExplained, ...]:
    """Every rule of the engine (or the one named) against a scene; nothing is remembered and nothing acts.

    Rules that are off are explained as well, as if they watched.
    """
    reading = engine.reading(scene, windows)
    reading.apart = engine.judge(scene, windows).apart
    rules = engine.rules.rules
    if rule is not None:
        wanted = engine.rules.rule(rule)
        rules = (wanted,) if wanted is not None else ()
    return tuple(explain_rule(one, reading) for one in rules)


def explain_rule(rule: Rule, reading: Reading) -> RuleExplained:
    """One rule against a reading. `by_spans` lines see what the other lines found, as when it is judged."""
    reading.rule_spans = ()
    rows = list(_rows("when", sorted(rule.when, key=lambda term: term.by_spans), reading))
    rows += _rows("unless", rule.unless, reading)
    doubts = tuple(row.key for row in rows if row.side == "unless" and row.holds is Holds.UNKNOWN)
    outcome = _outcome(rows)
    mode, why = effective(rule, doubts, reading) if outcome == "hit" else (None, ())
    short = sum((row.holds is Holds.NO) if row.side == "when" else (row.holds is Holds.YES) for row in rows)
    return RuleExplained(rule.id, rule.version, rule.name, rule.mode, mode, why, outcome, tuple(rows), short)


def _rows(side: str, terms: Iterable[Term], reading: Reading) -> Iterator[Row]:
    for term in terms:
        condition: Condition = term.condition
        found = condition.check(reading)
        yield Row(side, condition.key, found.holds, condition.says(), condition.saw(reading), found.spans)
        if side == "when":
            reading.rule_spans += found.spans


def _outcome(rows: Sequence[Row]) -> str:
    when = [row.holds for row in rows if row.side == "when"]
    if Holds.NO in when:
        return "no"
    if any(row.holds is Holds.YES for row in rows if row.side == "unless"):
        return "cancelled"
    return "undecided" if Holds.UNKNOWN in when else "hit"


def closest(explained: Iterable[RuleExplained], most: int = 3) -> tuple[RuleExplained, ...]:
    """The nearest misses: rules with more than one line that lack exactly one thing, or could not be decided.
    Those that found something in the text come first."""
    near = [
        one
        for one in explained
        if one.outcome != "hit" and one.short_by <= 1 and (len(one.rows) > 1 or one.outcome == "undecided")
    ]
    return tuple(sorted(near, key=lambda one: (one.short_by, not any(row.spans for row in one.rows))))[:most]
