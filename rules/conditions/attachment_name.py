"""attachment_name: a file's name has one of these endings (".exe") or says one of these texts."""

from __future__ import annotations

from typing import Final

from bot.domain.text import Say, Several, say
from rules.conditions.base import Build, Condition, Found, Line, Spec, clause, when, words
from rules.reading import Reading
from rules.schema_values import read_texts


def _build(texts: tuple[str, ...], build: Build) -> Condition:
    folded = tuple(text.casefold().removeprefix("*") for text in texts)
    endings = tuple(text for text in folded if text.startswith("."))
    parts = tuple(text for text in folded if not text.startswith("."))

    def hit(name: str) -> bool:
        name = name.casefold().rstrip(". ")
        return name.endswith(endings) or any(part in name for part in parts)

    def check(reading: Reading) -> Found:
        return when(any(hit(one.name) for one in reading.message.attachments))

    def look(reading: Reading) -> Say:
        names = [one.name for one in reading.message.attachments if one.name]
        return say("rule-found-words", words=Several(tuple(names[:6]), "comma")) if names else say("rule-found-no")

    return Line("attachment_name", check, clause("attachment_name", words=words(texts)), look)


SPEC: Final = Spec("attachment_name", read_texts, _build, reads_text=True)
