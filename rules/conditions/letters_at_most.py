"""letters_at_most: no more than so many characters besides white space."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Build, Condition, Found, Line, Spec, clause, when
from rules.conditions.kinds import counted
from rules.conditions.letters_at_least import count
from rules.reading import Reading
from rules.schema_values import read_count


def _build(most: int, build: Build) -> Condition:
    def check(reading: Reading) -> Found:
        return when(count(reading) <= most)

    return Line("letters_at_most", check, clause("letters_at_most", count=most), counted(count))


SPEC: Final = Spec("letters_at_most", read_count, _build, cost=2, reads_text=True)
