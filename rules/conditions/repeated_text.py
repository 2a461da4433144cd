"""repeated_text: the message repeats itself: one character drawn out, one word or one line again and again.

true means five times; a number sets how often. A character must come twice as often, since words are drawn out in
play; lines drawn from signs such as "-----" are no repetition.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from bot.domain.text import Say, say
from rules.conditions.base import Build, Condition, Found, Line, Spec, clause, not_clause, when
from rules.conditions.kinds import negated
from rules.reading import Reading
from rules.schema_values import read_flag_or_count

USUAL: Final = 5
_DRAWN: Final = re.compile(r"(\S)\1{3,}")
_RULED: Final = re.compile(r"[-=_*~.#+|─—]+")
_WORDS: Final = re.compile(r"[^\W_]+")


def times(text: str) -> int:
    """How often the text repeats the same thing, in the measure of words."""
    drawn = [len(run[0]) for run in _DRAWN.finditer(text) if not _RULED.fullmatch(run[0])]
    lines = Counter(line for raw in text.casefold().splitlines() if (line := raw.strip())) if "\n" in text else {}
    return max(max(drawn, default=0) // 2, _words(text), max(lines.values(), default=0))


def _words(text: str) -> int:
    """How often the commonest word stands there, if at least every second word is that one; else 0."""
    words = _WORDS.findall(text.lower())
    if len(set(words)) * 2 > len(words) + 2:
        return 0
    most = max(Counter(words).values(), default=0)
    return most if most * 2 >= len(words) else 0


def _build(value: int | bool, build: Build) -> Condition:
    least = USUAL if isinstance(value, bool) else value

    def check(reading: Reading) -> Found:
        text = reading.text
        return when(len(text) >= least * 2 and times(text) >= least)

    def look(reading: Reading) -> Say:
        return say("rule-found-count", count=times(reading.text))

    if value is False:
        return Line("repeated_text", negated(check), not_clause("repeated_text"), look)
    return Line("repeated_text", check, clause("repeated_text", count=least), look)


SPEC: Final = Spec("repeated_text", read_flag_or_count, _build, cost=5, reads_text=True)
