"""What windows (flood, duplicates, heat, joins) remember of an event after its text is gone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TraceKind(StrEnum):
    """What happened."""

    MESSAGE = "message"
    JOIN = "join"


@dataclass(frozen=True, slots=True)
class Trace:
    """One event as windows count it; idempotent by `event`.

    `at` µs UTC in the platform's time; `fingerprint` an exact hash of the normalised text (0 = no text); `batch` an
    album or forwarded batch that counts once; `negativity` 0..1 or None when unknown; `answers` the person replied to;
    `apart` marks complaint-class text, which never feeds flood-by-many, heat or acting rules.
    """

    community: int
    event: str
    kind: TraceKind
    person: int
    channel: str
    thread: str
    at: int
    fingerprint: int = 0
    batch: str = ""
    negativity: float | None = None
    answers: int | None = None
    apart: bool = False
