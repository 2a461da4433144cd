"""A member as looked at a moment ago."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """A member as looked at: role ids, whether a bot, until when muted (µs UTC, 0: not), what people call them."""

    id: int
    roles: frozenset[int]
    is_bot: bool = False
    muted_until: int = 0
    name: str = ""
