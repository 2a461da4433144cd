"""Pictures before they are painted: what they show, never how. Each goes with a text twin in its message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.text import Words


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its value, what stands at its end ("12 · 40 %"); `best` marks the winner."""

    label: Words
    value: float
    note: Words = ""
    best: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars from left to right, one under the other, in the order given, with a line beneath."""

    title: Words
    bars: tuple[Bar, ...]
    foot: Words = ""


@dataclass(frozen=True, slots=True)
class DayNote:
    """Something on a day of a month: when ("10:00"), what, and a shade by its kind ("post", "event", "contest" …)."""

    day: int
    time: str
    text: Words
    kind: str = ""


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """A month as weeks of seven days from Monday, with what happens on each; `today` is a day of it, or 0."""

    year: int
    month: int
    notes: tuple[DayNote, ...]
    today: int = 0
    foot: Words = ""


Drawing: TypeAlias = BarChart | MonthGrid
