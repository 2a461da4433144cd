"""repeated_text: the message repeats itself: one character drawn out, one word or one line again and again.

true means five times; a number sets how often. A character must come twice as often, since words are drawn out in
play; lines drawn from signs such as "-----" are no repetition.
"""

from __future__ import annotations

import re
from typing import Final

from bot.domain.text import Say, say
from rules.conditions.base import Build, Condition, Found, Line, Spec, clause, not_clause, when
from rules.conditions.kinds import negated
from rules.reading import Reading
from rules.schema_values import read_flag_or_count
from rules.text.shape import repetition

USUAL: Final = 5
_RULES: Final = re.compile(r"([-=_*~.#+|─—]) *(?:\1 *)+")
_WORDS: Final = re.compile(r"[^\W_]+")


def times(text: str) -> int:
    """How often the text repeats the same thing, in the measure of words."""
    plain = _RULES.sub(" ", text)
    found = repetition(plain)
    words = found.words if found.words * 2 >= len(_WORDS.findall(plain)) else 0
    return max(found.characters // 2, words, found.lines)


def _build(value: int | bool, build: Build) -> Condition:
    least = USUAL if isinstance(value, bool) else value

    def check(reading: Reading) -> Found:
        return when(bool(reading.text) and times(reading.text) >= least)

    def look(reading: Reading) -> Say:
        return say("rule-found-count", count=times(reading.text))

    if value is False:
        return Line("repeated_text", negated(check), not_clause("repeated_text"), look)
    return Line("repeated_text", check, clause("repeated_text", count=least), look)


SPEC: Final = Spec("repeated_text", read_flag_or_count, _build, cost=5, reads_text=True)
