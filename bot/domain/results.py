"""What a platform answered to an act. Expected failures are values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bot.domain.messages import ChannelRef, MessageRef


class Why(StrEnum):
    """Why an act was refused; each has a Fluent text `why-<value>` and a remedy `remedy-<value>` in both languages."""

    NO_RIGHT = "no-right"
    ABOVE_ME = "above-me"
    GONE = "gone"
    NOT_HERE = "not-here"
    CLOSED = "closed"
    TOO_OLD = "too-old"
    NOT_POSSIBLE = "not-possible"
    TOO_LONG = "too-long"
    BAD_REQUEST = "bad-request"
    ROOM_GONE = "room-gone"
    ROOM_OPEN = "room-open"
    PROTECTED = "protected"


@dataclass(frozen=True, slots=True)
class Done:
    """Carried out. `ref` is the message that came of it, `room` the channel that was made, `made` the id or
    address of anything else that was, `before` a note of the state before (for the inverse)."""

    ref: MessageRef | None = None
    before: str = ""
    room: ChannelRef | None = None
    made: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Will not work however often it is tried; `right` names the missing right where that is the cause."""

    why: Why
    right: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """Try again after `after` microseconds (rate limit, outage)."""

    after: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Sent, and nobody knows whether it arrived."""

    detail: str = ""


Result: TypeAlias = Done | Refused | Later | Uncertain
