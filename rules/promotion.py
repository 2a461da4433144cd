"""Promotion is earned: what a rule must show before it may act, and when it must step back to asking.

The bound is the lower end of Wilson's score interval (E. B. Wilson, 1927): unlike the plain share it asks for enough
decisions, not only for good ones.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, sqrt
from typing import Final

from bot.domain.records import RuleRecord
from bot.domain.text import Say, say
from bot.domain.time import DAY, HOUR
from rules.hits import Then
from rules.rule import Rule

Z: Final = 1.959963984540054
"""The two-sided 95 % point of the normal distribution."""
LIGHT: Final = 0.80
HEAVY: Final = 0.90
FRESH: Final = 30 * DAY
RECENT: Final = 20
REMEMBERED: Final = 50


@dataclass(frozen=True, slots=True)
class Promotion:
    """Whether a rule may act. `missing` says what lacks; `needed` is the bound asked for, `bound` the one it has;
    `more` how many confirmed decisions without an error would be enough."""

    ok: bool
    missing: tuple[Say, ...]
    needed: float
    bound: float
    confirmed: int
    rejected: int
    more: int


def wilson(confirmed: int, total: int) -> float:
    """Lower bound (95 %) of a share, 0 without decisions."""
    if total <= 0:
        return 0.0
    share = confirmed / total
    spread = Z * sqrt(share * (1 - share) / total + Z * Z / (4 * total * total))
    return max(0.0, (share + Z * Z / (2 * total) - spread) / (1 + Z * Z / total))


def needed_for(then: Then) -> float:
    """0.80 to delete, hold or mute up to an hour; 0.90 for more."""
    return HEAVY if then.mute_author is not None and then.mute_author > HOUR else LIGHT


def more_needed(confirmed: int, rejected: int, needed: float) -> int:
    """How many more confirmed decisions, without an error, reach the bound."""
    more = 0
    while wilson(confirmed + more, confirmed + rejected + more) < needed:
        more += max(1, ceil((needed - wilson(confirmed + more, confirmed + rejected + more)) * 4))
    while more and wilson(confirmed + more - 1, confirmed + rejected + more - 1) >= needed:
        more -= 1
    return more


def promotable(rule: Rule, record: RuleRecord | None, now: int, had_history: bool) -> Promotion:
    """Whether `rule` may act, by the record of its version. `had_history`: there was history to test on."""
    confirmed, rejected = (record.confirmed, record.rejected) if record is not None else (0, 0)
    needed = needed_for(rule.then)
    bound = wilson(confirmed, confirmed + rejected)
    more = more_needed(confirmed, rejected, needed)
    missing: list[Say] = []
    if not rule.catches and not rule.stories:
        missing.append(say("rule-missing-examples"))
    tested = record.backtested_at if record is not None else None
    if had_history and (tested is None or now - tested > FRESH):
        missing.append(say("rule-missing-backtest", days=FRESH // DAY))
    if more:
        missing.append(say("rule-missing-decisions", count=more, confirmed=confirmed, rejected=rejected))
    return Promotion(not missing, tuple(missing), needed, bound, confirmed, rejected, more)


def demote(record: RuleRecord) -> bool:
    """Whether an acting rule must go back to asking: of its last 20 decisions fewer than 80 % were confirmed.

    Five errors are enough at any time, since no later decision of the 20 could make up for them.
    """
    return record.recent[-RECENT:].count("n") > RECENT * (1 - LIGHT) + 1e-9


def with_decision(record: RuleRecord, confirmed: bool) -> RuleRecord:
    """The record with one more decision; undone and overturned ones count as errors."""
    recent = (record.recent + ("y" if confirmed else "n"))[-REMEMBERED:]
    return replace(
        record,
        confirmed=record.confirmed + confirmed,
        rejected=record.rejected + (not confirmed),
        recent=recent,
    )
