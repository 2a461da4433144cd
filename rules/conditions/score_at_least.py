"""score_at_least: the classifier gives one of these scores or more. Unknown while there is no score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from bot.domain.scores import HEADS
from bot.domain.text import Arg, Say, Several, say
from rules.conditions.base import UNKNOWN, Build, Condition, Found, Line, Spec, clause, when
from rules.language.levels import DEFAULT_LEVELS
from rules.reading import Reading
from rules.scene import Scene
from rules.schema_values import Bad, Context, expected, read_share

WISHED: Final = "wished"
"""Instead of a number: the level that the community wished for, and the head's own before that."""
Wanted: TypeAlias = tuple[tuple[str, float | None], ...]
"""(head, share); None for a wished level."""


def _read(raw: object, context: Context) -> Wanted | Bad:
    if not isinstance(raw, dict) or not raw:
        return expected("scores", raw)
    result: list[tuple[str, float | None]] = []
    for head, value in raw.items():
        if head not in HEADS:
            return expected("score-name", head, head)
        share: Any = None if value == WISHED else read_share(value, context)
        if isinstance(share, Bad):
            return expected("score-level", value, head)
        result.append((head, share))
    return tuple(result)


def _build(wanted: Wanted, build: Build) -> Condition:
    def check(reading: Reading) -> Found:
        scores = reading.scene.scores
        if scores is None:
            return UNKNOWN
        return when(any(getattr(scores, head) >= _level(reading.scene, head, share) for head, share in wanted))

    def look(reading: Reading) -> Say:
        scores = reading.scene.scores
        return say("rule-found-words", words=_named([(head, getattr(scores, head, 0.0)) for head, _ in wanted]))

    return Line("score_at_least", check, clause("score_at_least", scores=_named(wanted)), look)


def _level(scene: Scene, head: str, share: float | None) -> float:
    return scene.levels.get(head, DEFAULT_LEVELS[head]) if share is None else share


def _named(scores: Sequence[tuple[str, float | None]]) -> Several:
    named: list[Arg] = [
        say("rule-score-wished", head=head)
        if share is None
        else say("rule-score", head=head, percent=round(share * 100))
        for head, share in scores
    ]
    return Several(tuple(named), "or")


SPEC: Final = Spec("score_at_least", _read, _build, cost=1, reads_text=True)
