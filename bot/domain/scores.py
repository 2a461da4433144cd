"""What a classifier says of one message."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Scores:
    """Calibrated scores 0..1, a head each. None as a whole means that nothing could be said."""

    toxic: float = 0.0
    insult: float = 0.0
    threat: float = 0.0
    hate: float = 0.0
    profanity: float = 0.0
    spam: float = 0.0
    complaint: float = 0.0
    question: float = 0.0
    bug: float = 0.0
    idea: float = 0.0
    praise: float = 0.0
    wellbeing: float = 0.0


HEADS: tuple[str, ...] = tuple(one.name for one in fields(Scores))
"""The names of the heads, in their public order."""
