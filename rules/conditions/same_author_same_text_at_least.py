"""same_author_same_text_at_least: the author wrote this very text so often within `same_author_window`."""

from __future__ import annotations

from typing import Final

from bot.domain.text import Length, Say, say
from rules.conditions.base import NO, Build, Condition, Found, Line, Spec, clause, when
from rules.conditions.same_author_messages_at_least import WINDOW
from rules.reading import Reading
from rules.schema_values import read_count
from rules.windows import SCAN


def count(reading: Reading, window: int, enough: int = SCAN + 1) -> int:
    """How often, this time included; counting ends at `enough`."""
    message = reading.message
    earlier = reading.windows.author_same_text(
        reading.facts.person, reading.print, message.at - window, message.at, reading.event, enough - 1
    )
    return earlier + 1


def _build(least: int, build: Build) -> Condition:
    window: int = build.pairs[WINDOW.key]

    def check(reading: Reading) -> Found:
        if reading.scene.edited or not reading.print:
            return NO
        message = reading.message
        if least > 1 and not reading.windows.may_count(reading.facts.person, message.at - window, least - 1):
            return NO
        return when(count(reading, window, least) >= least)

    def look(reading: Reading) -> Say:
        return say("rule-found-in-window", count=count(reading, window), length=Length(window))

    words = clause("same_author_same_text_at_least", count=least, length=Length(window))
    return Line("same_author_same_text_at_least", check, words, look)


SPEC: Final = Spec("same_author_same_text_at_least", read_count, _build, (WINDOW,), cost=2)
