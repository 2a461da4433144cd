"""language: what the author wrote is in one of these languages. Unknown when there is too little to tell."""

from __future__ import annotations

from typing import Final

from bot.domain.text import Say, say
from rules.conditions.base import NO, UNKNOWN, YES, Build, Condition, Found, Line, Spec, clause, items
from rules.reading import Reading
from rules.schema_values import one_of

LANGUAGES: Final = ("en", "ru", "uk", "bg", "sr", "tr", "de", "other")


def _build(languages: tuple[str, ...], build: Build) -> Condition:
    def check(reading: Reading) -> Found:
        language = reading.language
        if language == "unknown":
            return UNKNOWN
        return YES if language in languages else NO

    def look(reading: Reading) -> Say:
        return say("rule-found-words", words=reading.language)

    return Line("language", check, clause("language", languages=items(languages)), look)


SPEC: Final = Spec("language", one_of("language", LANGUAGES), _build, cost=5, reads_text=True)
