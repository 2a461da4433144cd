"""author_messages_below: this is one of the author's first messages, its number below the limit.

Unknown for anyone who may have written before Steward (or the imported history) began.
"""

from __future__ import annotations

from typing import Final

from bot.domain.text import Say, say
from rules.conditions.base import UNKNOWN, YES, Build, Condition, Found, Line, Spec, clause, when
from rules.reading import Reading
from rules.schema_values import Bad, Context, expected, read_count


def _read(raw: object, context: Context) -> int | Bad:
    count = read_count(raw, context)
    return expected("count-two", raw) if count == 1 else count


def _build(limit: int, build: Build) -> Condition:
    def check(reading: Reading) -> Found:
        if reading.scene.joined:
            return YES
        before = reading.facts.messages
        return UNKNOWN if before is None else when(before + 1 < limit)

    def look(reading: Reading) -> Say:
        return say("rule-found-message-number", number=(reading.facts.messages or 0) + 1)

    return Line("author_messages_below", check, clause("author_messages_below", count=limit), look)


SPEC: Final = Spec("author_messages_below", _read, _build, unknown_on=("telegram",))
