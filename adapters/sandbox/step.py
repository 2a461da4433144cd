"""One step of the sandbox: its transaction, its moment, and what it changed."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import Final, TypeVar

from adapters.sandbox.changes import Change
from adapters.sandbox.codec import encode
from adapters.sandbox.ranks import PLACE, PLATFORM
from bot.domain.events import Event
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef

T = TypeVar("T")
SLOW_LANE: Final = "talk"
FAST_LANE: Final = "press"


@dataclass(slots=True)
class Step:
    """Passed to every function that reads or writes the world. `now` in µs UTC."""

    db: sqlite3.Connection
    now: int
    changes: list[Change] = field(default_factory=list)

    def note(self, change: Change) -> None:
        """Tell the pages after the commit."""
        self.changes.append(change)

    def emit(self, event: Event, *, fast: bool = False) -> int:
        """Put an event into the outbox, in the same transaction as what it tells of; returns its number."""
        lane = FAST_LANE if fast else SLOW_LANE
        row = self.db.execute(
            "INSERT INTO outbox (lane, place, event, at) VALUES (?, ?, ?, ?)", (lane, PLACE, encode(event), self.now)
        )
        return int(row.lastrowid or 0)


def channel_ref(room: str, parent: str = "") -> ChannelRef:
    """A room as the core names it."""
    return ChannelRef(PLATFORM, PLACE, room, parent)


def account_ref(person: str) -> AccountRef:
    """An account as the core names it."""
    return AccountRef(PLATFORM, person)
