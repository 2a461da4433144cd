"""thread_negativity_at_least: the conversation within `thread_window` is this sharp on average (0 to 1).

Unknown while less than half of its messages have a score.
"""

from __future__ import annotations

from typing import Final

from bot.domain.text import Length, Say, say
from rules.conditions.base import NO, UNKNOWN, Build, Condition, Found, Line, Spec, clause, when
from rules.conditions.heat import WINDOW, heat
from rules.reading import Reading
from rules.schema_values import read_share


def _build(share: float, build: Build) -> Condition:
    window: int = build.pairs[WINDOW.key]

    def check(reading: Reading) -> Found:
        found = heat(reading, window)
        if found is None:
            return NO
        if found.known * 2 < found.messages or not found.known:
            return UNKNOWN
        return when(found.sharp / found.known >= share)

    def look(reading: Reading) -> Say:
        found = heat(reading, window)
        if found is None or not found.known:
            return say("rule-found-apart")
        return say("rule-found-share", percent=round(found.sharp / found.known * 100))

    words = clause("thread_negativity_at_least", percent=round(share * 100), length=Length(window))
    return Line("thread_negativity_at_least", check, words, look)


SPEC: Final = Spec("thread_negativity_at_least", read_share, _build, (WINDOW,), cost=5, reads_text=True, crowd=True)
