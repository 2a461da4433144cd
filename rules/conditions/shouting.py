"""shouting: most letters are capitals; true means from 70 %, a number sets the share. Short texts never shout."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.text import Say, say
from rules.conditions.base import NO, Build, Condition, Found, Line, Spec, clause, not_clause, when
from rules.conditions.kinds import negated
from rules.reading import Reading
from rules.schema_values import read_flag_or_share
from rules.text.shape import shouting

USUAL: Final = 0.7
LETTERS: Final = 10
"""Fewer letters than this are an abbreviation or an exclamation, not shouting."""
_NOT_SMALL: Final = re.compile(r"[^\W\d_a-zа-яё]")
"""Letters that may be capitals: a quick look before the exact count."""
_NO_CAPITALS: Final = bytes(code for code in range(128) if not chr(code).isupper())


def _perhaps_capitals(text: str) -> int:
    """At most so many capitals."""
    if text.isascii():
        return len(text.encode().translate(None, _NO_CAPITALS))
    return len(_NOT_SMALL.findall(text))


def _build(value: float | bool, build: Build) -> Condition:
    share = USUAL if isinstance(value, bool) else value

    def check(reading: Reading) -> Found:
        if _perhaps_capitals(reading.text) < LETTERS * share:
            return NO
        capitals = shouting(reading.text)
        return when(capitals.letters >= LETTERS and capitals.share >= share)

    def look(reading: Reading) -> Say:
        return say("rule-found-share", percent=round(shouting(reading.text).share * 100))

    if value is False:
        return Line("shouting", negated(check), not_clause("shouting"), look)
    return Line("shouting", check, clause("shouting", percent=round(share * 100)), look)


SPEC: Final = Spec("shouting", read_flag_or_share, _build, cost=1, reads_text=True)
