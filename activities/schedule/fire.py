"""A fire: one occurrence of a schedule, as the activity gets it that planned it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fire:
    """One occurrence.

    `schedule` is its schedule's id, `ref` the planner's; `key` names it for ever ("12@2026-03-29T10:00"), `local` is
    its wall time, `at` its instant (µs UTC), `late` how late it is carried out (µs; 0 when asked for by hand).
    """

    schedule: int
    ref: str
    key: str
    local: str
    at: int
    late: int = 0
