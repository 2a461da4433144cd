"""says_any: the message says one of these words or phrases, through any disguise."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import NO, Build, Condition, Found, Line, Pair, Spec, clause, spotted, words
from rules.conditions.words import read_terms
from rules.reading import Reading
from rules.schema_values import Bad, read_bool

WORD_FORMS: Final = Pair("word_forms", read_bool, False)


def _build(terms: tuple[str, ...], build: Build) -> Condition | Bad:
    number = build.book.add(terms, forms=build.word_forms)

    def check(reading: Reading) -> Found:
        spans = reading.words(number)
        return spotted(spans) if spans else NO

    return Line("says_any", check, clause("says_any", words=words(terms)), needs=number)


SPEC: Final = Spec("says_any", read_terms, _build, (WORD_FORMS,), cost=4, reads_text=True)
