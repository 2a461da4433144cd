"""starts_with: the message begins with one of these texts, whatever their case."""

from __future__ import annotations

from typing import Final

from bot.domain.signals import SpanOn
from rules.conditions.base import NO, Build, Condition, Found, Line, Spec, clause, spotted, words
from rules.reading import Reading
from rules.schema_values import read_texts


def _build(texts: tuple[str, ...], build: Build) -> Condition:
    folded = tuple(text.casefold() for text in texts)

    def check(reading: Reading) -> Found:
        text = reading.text
        begin = len(text) - len(text.lstrip())
        for number, start in enumerate(folded):
            if text[begin : begin + len(start)].casefold().startswith(start):
                return spotted((SpanOn(0, begin, begin + len(start), texts[number]),))
        return NO

    return Line("starts_with", check, clause("starts_with", words=words(texts)))


SPEC: Final = Spec("starts_with", read_texts, _build, cost=2, reads_text=True)
