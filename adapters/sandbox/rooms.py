"""Rooms of the sandbox: channels, threads, private conversations with Steward."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from adapters.sandbox.changes import Rooms
from adapters.sandbox.people import Person, switched
from adapters.sandbox.step import Step, channel_ref
from bot.domain.messages import ChannelRef

DIRECT = "direct:"
MAX_NAME = 100
UNTITLED = "…"
"""The name of a thread whose title was taken away."""


@dataclass(frozen=True, slots=True)
class Room:
    """A room as the file keeps it. `kind`: text, events, voice, private, direct or thread; `slow` in seconds; `person`
    whose conversation with Steward it is; `start` the message that a thread hangs on."""

    id: str
    position: int
    name: str
    kind: str
    section: str
    parent: str
    private: bool
    slow: int
    gone: bool
    person: str
    start: int | None

    @property
    def ref(self) -> ChannelRef:
        """As the core names it."""
        return channel_ref(self.id, self.parent)

    def seen_by(self, person: Person) -> bool:
        """Whether somebody may look into it."""
        if self.gone:
            return False
        if self.kind == "direct":
            return self.person == person.id or person.is_self
        return person.here and (not self.private or person.order.standing.is_staff or person.is_self)


def room_of(step: Step, row: sqlite3.Row) -> Room:
    """A row of `rooms`, with the switch "the room is gone" laid over it."""
    room = Room(**{**dict(row), "private": bool(row["private"]), "gone": bool(row["gone"])})
    if room.private and switched(step, "room-gone"):
        room = Room(**{**dict(row), "private": True, "gone": True})
    return room


def find(step: Step, room: str) -> Room | None:
    """By id; a room that is gone is found as gone."""
    row = step.db.execute("SELECT * FROM rooms WHERE id = ?", (room,)).fetchone()
    return room_of(step, row) if row else None


def every(step: Step) -> list[Room]:
    """All rooms in the order of the side bar, threads after their parent."""
    rows = step.db.execute("SELECT * FROM rooms ORDER BY position, parent <> '', id").fetchall()
    return [room_of(step, row) for row in rows]


def add(step: Step, room: Room) -> None:
    """Open a room."""
    step.db.execute(
        "INSERT INTO rooms VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (room.id, room.position, room.name, room.kind, room.section, room.parent, room.private, room.slow, room.gone,
         room.person, room.start),
    )  # fmt: skip
    step.note(Rooms())


def direct(step: Step, person: str) -> Room:
    """The conversation of somebody with Steward, opened when it is not there yet."""
    found = find(step, DIRECT + person)
    if found is not None:
        return found
    room = Room(DIRECT + person, 900, "Steward", "direct", "private", "", False, 0, False, person, None)
    add(step, room)
    return room


def thread_on(step: Step, start: int) -> Room | None:
    """The thread that hangs on a message; it keeps at most one."""
    row = step.db.execute("SELECT * FROM rooms WHERE kind = 'thread' AND start = ?", (start,)).fetchone()
    return room_of(step, row) if row else None


def thread(step: Step, parent: Room, start: int, title: str) -> Room:
    """Open a thread under a message that has none."""
    room = Room(
        f"thread-{start}", parent.position, title, "thread", parent.section, parent.id, parent.private, 0, False, "",
        start,
    )  # fmt: skip
    add(step, room)
    return room


def rename(step: Step, room: str, name: str) -> None:
    """A thread has another title."""
    step.db.execute("UPDATE rooms SET name = ? WHERE id = ?", (name[:MAX_NAME], room))
    step.note(Rooms())


def set_slow(step: Step, room: str, seconds: int) -> None:
    """Each may write once in `seconds`."""
    step.db.execute("UPDATE rooms SET slow = ? WHERE id = ?", (seconds, room))
    step.note(Rooms())
