"""author_joined_within: the author joined at most so long ago. Unknown unless the joining was seen or told."""

from __future__ import annotations

from typing import Final

from bot.domain.text import Length, Say, say
from rules.conditions.base import UNKNOWN, YES, Build, Condition, Found, Line, Spec, clause, when
from rules.reading import Reading
from rules.schema_values import read_length


def _build(length: int, build: Build) -> Condition:
    def check(reading: Reading) -> Found:
        if reading.scene.joined:
            return YES
        joined = reading.facts.joined_at
        return UNKNOWN if joined is None else when(reading.message.at - joined <= length)

    def look(reading: Reading) -> Say:
        ago = max(0, reading.message.at - (reading.facts.joined_at or reading.message.at))
        return say("rule-found-joined", length=Length(ago))

    return Line("author_joined_within", check, clause("author_joined_within", length=Length(length)), look)


SPEC: Final = Spec("author_joined_within", read_length, _build, unknown_on=("telegram",))
