"""A pad: what somebody typed for a poll that can't be read yet, kept so that nothing has to be typed again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pad:
    """`kind` is poll or quiz; `values` what was typed, by the name of its field; `at` µs UTC."""

    community: int
    number: int
    by: int
    kind: str
    values: tuple[tuple[str, str], ...]
    at: int
