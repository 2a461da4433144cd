"""says_all: the message says every one of these words or phrases."""

from __future__ import annotations

from typing import Final

from bot.domain.signals import SpanOn
from rules.conditions.base import NO, Build, Condition, Found, Line, Spec, clause, spotted, words
from rules.conditions.says_any import WORD_FORMS
from rules.conditions.words import read_terms
from rules.reading import Reading


def _build(terms: tuple[str, ...], build: Build) -> Condition:
    numbers = [build.book.add((term,), forms=build.word_forms) for term in terms]

    def check(reading: Reading) -> Found:
        spans: list[SpanOn] = []
        for number in numbers:
            found = reading.words(number)
            if not found:
                return NO
            spans.extend(found)
        return spotted(spans)

    return Line("says_all", check, clause("says_all", words=words(terms, "and")), needs=numbers[0] if numbers else None)


SPEC: Final = Spec("says_all", read_terms, _build, (WORD_FORMS,), cost=4, reads_text=True)
