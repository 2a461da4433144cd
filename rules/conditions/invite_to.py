"""invite_to: an invitation leads to one of these (its code, or its address).

As an exception it holds only when every invitation does.
"""

from __future__ import annotations

from typing import Final

from rules.conditions.base import NO, Build, Condition, Found, Line, Sign, Spec, clause, items
from rules.conditions.places import placed
from rules.reading import Reading
from rules.schema_values import read_texts


def _build(texts: tuple[str, ...], build: Build) -> Condition:
    codes = frozenset(text.rstrip("/").rsplit("/", 1)[-1].lstrip("@+").casefold() for text in texts)

    def check(reading: Reading) -> Found:
        found = reading.invites
        good = [pair for pair in found if pair[1].code.lstrip("@+").casefold() in codes]
        if build.exception and len(good) < len(found):
            return NO
        return placed(good)

    name = "invite_to_only" if build.exception else "invite_to"
    return Line("invite_to", check, clause(name, codes=items(texts)), needs=Sign.INVITE)


SPEC: Final = Spec("invite_to", read_texts, _build, cost=6, reads_text=True)
