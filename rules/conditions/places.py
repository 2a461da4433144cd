"""From finds of the text engine to spans on surfaces."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from bot.domain.signals import SpanOn
from rules.conditions.base import NO, Found
from rules.hits import Holds


class Spanned(Protocol):
    """Anything with a place in a text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """Code point after the last."""


def placed(found: Iterable[tuple[int, Spanned]]) -> Found:
    """Yes with the places of these finds, no without any; a find behind the text (0, 0) counts but marks nothing."""
    pairs = tuple(found)
    if not pairs:
        return NO
    return Found(Holds.YES, tuple(SpanOn(number, one.start, one.end) for number, one in pairs if one.end > one.start))
