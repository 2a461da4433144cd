"""same_text_people_at_least: so many different people wrote this very text within `same_text_window` (a raid).

Complaint-class text never counts: many people with one complaint are not a raid.
"""

from __future__ import annotations

from typing import Final

from bot.domain.text import Length, Say, say
from bot.domain.time import MINUTE
from rules.conditions.base import NO, Build, Condition, Found, Line, Pair, Spec, clause, when
from rules.reading import Reading
from rules.schema_values import read_count, read_length

WINDOW: Final = Pair("same_text_window", read_length, MINUTE, ("same_text_people_window",))


def count(reading: Reading, window: int) -> int:
    """How many people, the author included."""
    message = reading.message
    people = reading.windows.text_people(reading.print, message.at - window, message.at, reading.event)
    return len(people | {reading.facts.person})


def _build(least: int, build: Build) -> Condition:
    window: int = build.pairs[WINDOW.key]

    def check(reading: Reading) -> Found:
        if reading.apart or not reading.print:
            return NO
        windows, at = reading.windows, reading.message.at
        if least > 1 and not windows.has_text(reading.print):
            return NO
        own = reading.facts.person
        return when(windows.text_spread(reading.print, at - window, at, reading.event, own, least) >= least)

    def look(reading: Reading) -> Say:
        if reading.apart:
            return say("rule-found-apart")
        return say("rule-found-people-in-window", count=count(reading, window), length=Length(window))

    words = clause("same_text_people_at_least", count=least, length=Length(window))
    return Line("same_text_people_at_least", check, words, look)


SPEC: Final = Spec("same_text_people_at_least", read_count, _build, (WINDOW,), cost=2, crowd=True)
