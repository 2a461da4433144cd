"""join_burst: so many different people joined within `join_burst_window`."""

from __future__ import annotations

from typing import Final

from bot.domain.text import Length, Say, say
from bot.domain.time import MINUTE
from rules.conditions.base import Build, Condition, Found, Line, Pair, Spec, clause, when
from rules.reading import Reading
from rules.schema_values import read_count, read_length

WINDOW: Final = Pair("join_burst_window", read_length, MINUTE, ("join_window",))


def count(reading: Reading, window: int) -> int:
    """How many people, the one who joins now included."""
    message = reading.message
    earlier = reading.windows.joins(message.at - window, message.at, reading.event)
    return earlier + reading.scene.joined


def _build(least: int, build: Build) -> Condition:
    window: int = build.pairs[WINDOW.key]

    def check(reading: Reading) -> Found:
        return when(count(reading, window) >= least)

    def look(reading: Reading) -> Say:
        return say("rule-found-people-in-window", count=count(reading, window), length=Length(window))

    return Line("join_burst", check, clause("join_burst", count=least, length=Length(window)), look)


SPEC: Final = Spec("join_burst", read_count, _build, (WINDOW,), cost=3, on_joins=True)
