"""score_at_least: the classifier gives one of these scores or more. Unknown while there is no score."""

from __future__ import annotations

from typing import Any, Final

from bot.domain.scores import HEADS
from bot.domain.text import Arg, Say, Several, say
from rules.conditions.base import UNKNOWN, Build, Condition, Found, Line, Spec, clause, when
from rules.reading import Reading
from rules.schema_values import Bad, Context, expected, read_share


def _read(raw: object, context: Context) -> tuple[tuple[str, float], ...] | Bad:
    if not isinstance(raw, dict) or not raw:
        return expected("scores", raw)
    result: list[tuple[str, float]] = []
    for head, value in raw.items():
        if head not in HEADS:
            return expected("score-name", head, head)
        share: Any = read_share(value, context)
        if isinstance(share, Bad):
            return Bad(share.say, (head,))
        result.append((head, share))
    return tuple(result)


def _build(wanted: tuple[tuple[str, float], ...], build: Build) -> Condition:
    def check(reading: Reading) -> Found:
        scores = reading.scene.scores
        if scores is None:
            return UNKNOWN
        return when(any(getattr(scores, head) >= share for head, share in wanted))

    def look(reading: Reading) -> Say:
        scores = reading.scene.scores
        return say("rule-found-words", words=_named([(head, getattr(scores, head, 0.0)) for head, _ in wanted]))

    return Line("score_at_least", check, clause("score_at_least", scores=_named(wanted)), look)


def _named(scores: tuple[tuple[str, float], ...] | list[tuple[str, float]]) -> Several:
    named: list[Arg] = [say("rule-score", head=head, percent=round(share * 100)) for head, share in scores]
    return Several(tuple(named), "or")


SPEC: Final = Spec("score_at_least", _read, _build, cost=1, reads_text=True)
