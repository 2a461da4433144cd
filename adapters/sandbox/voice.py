"""Voice rooms of the sandbox: who sits where. Nobody hears anything; the core is told who came and went."""

from __future__ import annotations

from adapters.sandbox.changes import Rooms
from adapters.sandbox.people import Person
from adapters.sandbox.ranks import PLACE, PLATFORM
from adapters.sandbox.step import Step
from bot.domain.events import VoiceMoved

KIND = "voice"


def seat(step: Step, person: str) -> str:
    """The voice room that somebody sits in, "" for none."""
    row = step.db.execute("SELECT room FROM seats WHERE person = ?", (person,)).fetchone()
    return str(row["room"]) if row else ""


def inside(step: Step, room: str) -> list[str]:
    """Who sits there, in the order in which they came."""
    return [row["person"] for row in step.db.execute("SELECT person FROM seats WHERE room = ? ORDER BY at, person",
                                                     (room,))]  # fmt: skip


def move(step: Step, person: Person, room: str, language: str = "") -> None:
    """Sit down there, or get up where `room` is ""."""
    if seat(step, person.id) == room:
        return
    step.db.execute("DELETE FROM seats WHERE person = ?", (person.id,))
    if room:
        step.db.execute("INSERT INTO seats VALUES (?, ?, ?)", (person.id, room, step.now))
    step.emit(VoiceMoved(PLATFORM, PLACE, person.author(language), room, step.now))
    step.note(Rooms())
