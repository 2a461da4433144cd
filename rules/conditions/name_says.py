"""name_says: the author's name (or a nickname that the event carries) says one of these words or phrases."""

from __future__ import annotations

from typing import Final

from bot.domain.messages import SurfaceKind
from bot.domain.text import Say, Several, say
from rules.conditions.base import NO, YES, Build, Condition, Found, Line, Spec, clause, spotted, words
from rules.conditions.says_any import WORD_FORMS
from rules.conditions.words import read_terms
from rules.reading import Reading


def _build(terms: tuple[str, ...], build: Build) -> Condition:
    number = build.book.add(terms, forms=build.word_forms)

    def check(reading: Reading) -> Found:
        if reading.message.extra:
            kinds = reading.surfaces
            shown = [one for one in reading.words(number) if kinds[one.surface].kind is SurfaceKind.NICKNAME]
            if shown:
                return spotted(shown)
        return YES if reading.name_words(number) else NO

    def look(reading: Reading) -> Say:
        words = dict.fromkeys(one.term for one in reading.name_words(number))
        return say("rule-found-words", words=Several(tuple(words), "comma")) if words else say("rule-found-no")

    return Line("name_says", check, clause("name_says", words=words(terms)), look)


SPEC: Final = Spec("name_says", read_terms, _build, (WORD_FORMS,), cost=4, reads_text=True, on_joins=True)
