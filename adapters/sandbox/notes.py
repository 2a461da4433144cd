"""What one person alone sees: answers to a press or a command, and forms; and the interactions they answer."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any, Final

from adapters.sandbox import ownfiles
from adapters.sandbox.changes import Asked, Noted, Unnoted
from adapters.sandbox.codec import decode, encode
from adapters.sandbox.rooms import Room
from adapters.sandbox.step import Step
from bot.domain.content import Content, Form

_MARK: Final = "n"


@dataclass(frozen=True, slots=True)
class Interaction:
    """A press or a command that can be answered; `note` is the note that was pressed, if it was one."""

    id: int
    person: str
    room: str
    at: int
    note: int | None


@dataclass(frozen=True, slots=True)
class Note:
    """An answer that one person sees; it stands after the message `after`."""

    id: int
    person: str
    room: str
    interaction: str
    content: str
    at: int
    after: int


def note_id(number: int) -> str:
    """A note's id beside message ids."""
    return f"{_MARK}{number}"


def is_note(message: str) -> bool:
    """Whether an id names a note."""
    return number_of(message) is not None


def number_of(message: str) -> int | None:
    """The number of a note's id."""
    rest = message.removeprefix(_MARK)
    return int(rest) if rest != message and rest.isascii() and rest.isdecimal() and len(rest) < 19 else None


def begin(step: Step, person: str, room: str, note: int | None = None) -> str:
    """A new interaction's id."""
    row = step.db.execute("INSERT INTO interactions (person, room, at, note) VALUES (?, ?, ?, ?)",
                          (person, room, step.now, note))  # fmt: skip
    return f"i{row.lastrowid}"


def interaction(step: Step, name: str, person: str) -> Interaction | None:
    """By its id, if it is this person's."""
    rest = name.removeprefix("i")
    if rest == name or not rest.isascii() or not rest.isdecimal() or len(rest) > 18:
        return None
    row = step.db.execute("SELECT * FROM interactions WHERE id = ? AND person = ?", (int(rest), person)).fetchone()
    return Interaction(**dict(row)) if row else None


def answer(step: Step, person: str, room: Room, name: str, content: Content) -> str:
    """Say something to one person. The first answer to a press on a note takes the note's place."""
    asked = interaction(step, name, person)
    pressed = find(step, person, asked.note) if asked and asked.note is not None else None
    if pressed is not None and pressed.interaction != name:
        step.db.execute("UPDATE answers SET content = ?, interaction = ?, at = ? WHERE id = ?",
                        (encode(ownfiles.bare(content)), name, step.now, pressed.id))  # fmt: skip
        ownfiles.attach(step, -pressed.id, content)
        step.note(Noted(person, pressed.id))
        return note_id(pressed.id)
    last = step.db.execute("SELECT coalesce(max(id), 0) FROM messages WHERE room = ?", (room.id,)).fetchone()[0]
    row = step.db.execute(
        "INSERT INTO answers (person, room, interaction, content, at, after) VALUES (?, ?, ?, ?, ?, ?)",
        (person, room.id, name, encode(ownfiles.bare(content)), step.now, last),
    )
    number = int(row.lastrowid or 0)
    ownfiles.attach(step, -number, content)
    step.note(Noted(person, number))
    return note_id(number)


def redraw(step: Step, message: str, content: Content) -> bool:
    """Steward changed a note; False when it is gone."""
    row = step.db.execute("SELECT * FROM answers WHERE id = ?", (number_of(message),)).fetchone()
    if row is None:
        return False
    bare = ownfiles.bare(content)
    step.db.execute("UPDATE answers SET content = ? WHERE id = ?", (encode(bare), row["id"]))
    ownfiles.attach(step, -row["id"], content)
    step.note(Noted(row["person"], row["id"]))
    return True


def find(step: Step, person: str, number: int | None) -> Note | None:
    """A note, if it is this person's."""
    row = step.db.execute("SELECT * FROM answers WHERE id = ? AND person = ?", (number, person)).fetchone()
    return Note(**dict(row)) if row else None


def every(step: Step, person: str) -> list[Note]:
    """What stands before somebody, oldest first."""
    rows = step.db.execute("SELECT * FROM answers WHERE person = ? ORDER BY id", (person,))
    return [Note(**dict(row)) for row in rows]


def dismiss(step: Step, note: Note) -> None:
    """Its reader is done with it."""
    step.db.execute("DELETE FROM answers WHERE id = ?", (note.id,))
    step.note(Unnoted(note.person, note.room, note.id))


def open_form(step: Step, person: str, room: Room, name: str, form: Form) -> None:
    """Open a form for one person; a form with the same token takes the place of the former one."""
    step.db.execute("DELETE FROM forms WHERE person = ? AND json_extract(form, '$.token') = ?", (person, form.token))
    row = step.db.execute("INSERT INTO forms (person, room, interaction, form, at) VALUES (?, ?, ?, ?, ?)",
                          (person, room.id, name, encode(form), step.now))  # fmt: skip
    step.note(Asked(person, int(row.lastrowid or 0)))


def form(step: Step, person: str, *, number: int | None = None, token: str = "") -> tuple[int, str, Form] | None:
    """An open form of this person's, by number or token: its number, room and blanks."""
    verb = "SELECT * FROM forms WHERE person = ? AND (id = ? OR json_extract(form, '$.token') = ?) ORDER BY id DESC"
    row: sqlite3.Row | None = step.db.execute(verb, (person, number, token)).fetchone()
    if row is None:
        return None
    found: Any = decode(row["form"])
    return row["id"], row["room"], found


def close_form(step: Step, number: int) -> None:
    """It was sent in."""
    step.db.execute("DELETE FROM forms WHERE id = ?", (number,))
