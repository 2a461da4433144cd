"""thread_messages_at_least: so many messages in the conversation within `thread_window`."""

from __future__ import annotations

from typing import Final

from bot.domain.text import Length, Say, say
from rules.conditions.base import NO, Build, Condition, Found, Line, Spec, clause, when
from rules.conditions.heat import WINDOW, heat, messages
from rules.reading import Reading
from rules.schema_values import read_count


def _build(value: int, build: Build) -> Condition:
    window: int = build.pairs[WINDOW.key]

    def check(reading: Reading) -> Found:
        found = messages(reading, window, value)
        return NO if found is None else when(found >= value)

    def look(reading: Reading) -> Say:
        found = heat(reading, window)
        if found is None:
            return say("rule-found-apart")
        return say("rule-found-in-window", count=found.messages, length=Length(window))

    words = clause("thread_messages_at_least", count=value, length=Length(window))
    return Line("thread_messages_at_least", check, words, look)


SPEC: Final = Spec("thread_messages_at_least", read_count, _build, (WINDOW,), cost=4, crowd=True)
