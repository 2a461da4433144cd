"""The usual kinds of conditions, so that each file holds only what is its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.domain.text import Say, say
from rules.conditions.base import (
    NO,
    UNKNOWN,
    YES,
    Build,
    Check,
    Condition,
    Found,
    Line,
    Need,
    Saw,
    Spec,
    clause,
    not_clause,
)
from rules.hits import Holds
from rules.reading import Reading
from rules.schema_values import read_bool, read_count


def negated(check: Check) -> Check:
    """The same check the other way round; unknown stays unknown, and a "no" has no place in the text."""

    def turned(reading: Reading) -> Found:
        found = check(reading)
        if found.holds is Holds.UNKNOWN:
            return UNKNOWN
        return NO if found.holds is Holds.YES else YES

    return turned


def flag(key: str, check: Check, look: Saw | None = None, needs: Need | None = None, **traits: Any) -> Spec:
    """A condition that is true or false in the file; `needs` is what it can't be true without."""

    def build(value: bool, build: Build) -> Condition:
        if value:
            return Line(key, check, clause(key), look, needs)
        return Line(key, negated(check), not_clause(key), look)

    return Spec(key, read_bool, build, **traits)


def at_least(key: str, count: Callable[[Reading], int | None], **traits: Any) -> Spec:
    """A count that must be reached; a count of None is unknown."""

    def build(value: int, build: Build) -> Condition:
        def check(reading: Reading) -> Found:
            number = count(reading)
            if number is None:
                return UNKNOWN
            return YES if number >= value else NO

        return Line(key, check, clause(key, count=value), counted(count))

    return Spec(key, read_count, build, **traits)


def counted(count: Callable[[Reading], int | None]) -> Saw:
    """Say the count."""

    def look(reading: Reading) -> Say:
        return say("rule-found-count", count=count(reading) or 0)

    return look
