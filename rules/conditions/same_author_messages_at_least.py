"""same_author_messages_at_least: the author wrote so many messages within `same_author_window`, this one included.

An album or a forwarded batch counts once; an edit is no new message.
"""

from __future__ import annotations

from typing import Final

from bot.domain.text import Length, Say, say
from bot.domain.time import SECOND
from rules.conditions.base import NO, Build, Condition, Found, Line, Pair, Spec, clause, when
from rules.reading import Reading
from rules.schema_values import read_count, read_length
from rules.windows import SCAN, batch_of

WINDOW: Final = Pair("same_author_window", read_length, 10 * SECOND, ("same_author_messages_window",))


def count(reading: Reading, window: int, enough: int = SCAN) -> int:
    """How many messages."""
    message = reading.message
    return reading.windows.author_messages(
        reading.facts.person, message.at - window, message.at, reading.event, batch_of(message), enough
    )


def _build(least: int, build: Build) -> Condition:
    window: int = build.pairs[WINDOW.key]

    def check(reading: Reading) -> Found:
        if reading.scene.edited or reading.scene.joined:
            return NO
        message = reading.message
        if least > 1 and not reading.windows.may_count(reading.facts.person, message.at - window, least - 1):
            return NO
        return when(count(reading, window, least) >= least)

    def look(reading: Reading) -> Say:
        return say("rule-found-in-window", count=count(reading, window), length=Length(window))

    words = clause("same_author_messages_at_least", count=least, length=Length(window))
    return Line("same_author_messages_at_least", check, words, look)


SPEC: Final = Spec("same_author_messages_at_least", read_count, _build, (WINDOW,), cost=2)
