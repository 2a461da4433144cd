"""matches: an administrator's own pattern, run by RE2 in time that grows only with the text."""

from __future__ import annotations

from typing import Final

from bot.domain.signals import SpanOn
from bot.domain.text import say
from rules.conditions.base import Build, Condition, Found, Line, Spec, clause, spotted, words
from rules.reading import Reading
from rules.schema_values import Bad, read_texts, shown
from rules.text.patterns import Pattern, PatternError


def _build(sources: tuple[str, ...], build: Build) -> Condition | Bad:
    patterns: list[Pattern] = []
    for number, source in enumerate(sources):
        try:
            patterns.append(Pattern(source))
        except PatternError as error:
            reason = say(f"rule-fault-{error.key}", **error.args)
            return Bad(say("rule-fault-pattern", pattern=shown(source), reason=reason), (number,))

    def check(reading: Reading) -> Found:
        return spotted(
            [
                SpanOn(number, start, end)
                for number, surface in enumerate(reading.surfaces)
                for pattern in patterns
                for start, end in pattern.find(surface.text)
            ]
        )

    return Line("matches", check, clause("matches", patterns=words(sources)))


SPEC: Final = Spec("matches", read_texts, _build, cost=6, reads_text=True)
