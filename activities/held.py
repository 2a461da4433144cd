"""What crisis mode keeps back, as the team sees it and decides on it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.messages import ChannelRef
from bot.domain.text import Words


@dataclass(frozen=True, slots=True)
class HeldThing:
    """One thing that waits: announcements ("a12", by the first of its actions; private messages of one kind about one
    thing are one of these, `count` of them) and due items ("d7").

    `what` says what it is; `channel` where it would stand, for an announcement; `at` when it was to happen (µs UTC);
    `stale` that its time has passed for good and nobody would normally get it any more.
    """

    key: str
    what: Words
    at: int
    channel: ChannelRef | None = None
    count: int = 1
    stale: bool = False
