"""Pins of the sandbox: which messages a room keeps in sight."""

from __future__ import annotations

from typing import Any, Final

from adapters.sandbox import draw, polls, raidacts, rooms, talk
from adapters.sandbox.changes import Changed, Rooms
from adapters.sandbox.codec import decode
from adapters.sandbox.draw import Reader
from adapters.sandbox.step import Step
from adapters.sandbox.talk import Post
from bot.domain.actions import PinMessage
from bot.domain.results import Done, Refused, Result, Why

MOST: Final = 50
_EXCERPT: Final = 120


def pin(step: Step, act: PinMessage) -> Result:
    """Pin a message, or take the pin away; `before` says whether it was pinned."""
    room = rooms.find(step, act.ref.channel.id)
    if room is None or room.gone:
        return Refused(Why.ROOM_GONE)
    post = talk.find(step, room.id, act.ref.id)
    if post is None:
        return Refused(Why.GONE)
    if (no := raidacts.lacks(step, "delete")) is not None:
        return no
    was = is_pinned(step, post.id)
    if act.pinned and not was and len(_posts(step, room.id)) >= MOST:
        return Refused(Why.BAD_REQUEST)
    step.db.execute("DELETE FROM pins WHERE message = ?", (post.id,))
    if act.pinned:
        step.db.execute("INSERT INTO pins VALUES (?, ?, ?)", (post.id, room.id, step.now))
    if was is not act.pinned:
        step.note(Changed(room.id, post.id))
        step.note(Rooms())
    return Done(act.ref, before="pinned" if was else "")


def is_pinned(step: Step, message: int) -> bool:
    """Whether a message is pinned."""
    return step.db.execute("SELECT 1 FROM pins WHERE message = ?", (message,)).fetchone() is not None


def _posts(step: Step, room: str) -> list[Post]:
    """The pinned messages of a room, the newest pin first."""
    rows = step.db.execute(
        "SELECT messages.* FROM pins JOIN messages ON messages.id = pins.message WHERE pins.room = ?"
        " AND deleted_at IS NULL ORDER BY pins.at DESC, pins.message DESC",
        (room,),
    )
    return [talk.post_of(row) for row in rows]


def listed(step: Step, room: str, reader: Reader) -> list[dict[str, Any]]:
    """The pins of a room, the newest first, each with its first words."""
    return [{"message": str(one.id), "text": _words(step, one, reader)[:_EXCERPT]} for one in _posts(step, room)]


def _words(step: Step, post: Post, reader: Reader) -> str:
    if (ballot := polls.find(step, post.id)) is not None:
        return ballot.poll.question
    if post.content is None:
        return post.text
    blocks = draw.content(decode(post.content), reader)["blocks"]
    return next((str(one["text"]) for one in blocks if one.get("text")), "")
