"""thread_people_at_most: at most so many people in the conversation within `thread_window`."""

from __future__ import annotations

from typing import Final

from bot.domain.text import Length, Say, say
from rules.conditions.base import NO, Build, Condition, Found, Line, Spec, clause, when
from rules.conditions.heat import WINDOW, heat, people
from rules.reading import Reading
from rules.schema_values import read_count


def _build(value: int, build: Build) -> Condition:
    window: int = build.pairs[WINDOW.key]

    def check(reading: Reading) -> Found:
        found = people(reading, window, value + 1)
        return NO if found is None else when(found <= value)

    def look(reading: Reading) -> Say:
        found = heat(reading, window)
        if found is None:
            return say("rule-found-apart")
        return say("rule-found-people-in-window", count=len(found.people), length=Length(window))

    words = clause("thread_people_at_most", count=value, length=Length(window))
    return Line("thread_people_at_most", check, words, look)


SPEC: Final = Spec("thread_people_at_most", read_count, _build, (WINDOW,), cost=3, crowd=True)
