"""What somebody of a scene can press or vote on now: looked for where a hand would look, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from adapters.sandbox import notes, polls, talk
from adapters.sandbox.codec import decode
from adapters.sandbox.ranks import STEWARD
from adapters.sandbox.step import Step
from adapters.sandbox.talk import Post
from bot.domain.buttons import read_token

FAR: Final = 40
"""So many of Steward's messages back is looked."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A button: the message or note that it stands on, its token, and the id of what it is about."""

    message: str
    token: str
    ref: str


def button(step: Step, person: str, room: str, wanted: str, ref: str = "") -> Reached | None:
    """The newest button of "<about> <verb> [argument]" in a room, on what this person alone sees or on what all do."""
    shown = [(notes.note_id(one.id), one.content) for one in notes.every(step, person) if one.room == room]
    shown = shown[::-1] + [(str(one.id), one.content or "") for one in _stewards(step, room)]
    about, verb, arg = (*wanted.split(), "")[:3]
    for message, content in shown:
        found: Any = decode(content) if content else None
        for one in found.buttons if found is not None else ():
            token = read_token(one.token)
            if token is None or (token.about, token.verb) != (about, verb) or ref not in ("", token.ref):
                continue
            if arg in ("", token.arg):
                return Reached(message, one.token, token.ref)
    return None


def poll(step: Step, room: str) -> Post | None:
    """The newest poll in a room that still takes votes."""
    for one in _stewards(step, room):
        ballot = polls.find(step, one.id)
        if ballot is not None and not ballot.closed and ballot.closes_at > step.now:
            return one
    return None


def _stewards(step: Step, room: str) -> list[Post]:
    rows = step.db.execute(
        "SELECT * FROM messages WHERE room = ? AND author = ? AND deleted_at IS NULL ORDER BY id DESC LIMIT ?",
        (room, STEWARD, FAR),
    )
    return [talk.post_of(row) for row in rows]
