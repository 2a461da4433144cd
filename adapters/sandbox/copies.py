"""Copies of what members attached: into the moderators' room, into a gallery."""

from __future__ import annotations

from typing import Final

from adapters.sandbox import raidacts, rooms, talk
from adapters.sandbox.ranks import STEWARD
from adapters.sandbox.step import Step
from bot.domain.actions import CopyMedia, DropCopy
from bot.domain.messages import MessageRef
from bot.domain.results import Done, Refused, Result, Why

LARGEST: Final = 5 << 20
"""What is larger can't be attached either (web.MAX_FILE)."""


def copy(step: Step, act: CopyMedia) -> Result:
    """A message of Steward's with the files of another one."""
    room, source = rooms.find(step, act.to.id), rooms.find(step, act.ref.channel.id)
    if room is None or room.gone or source is None:
        return Refused(Why.ROOM_GONE)
    if (no := raidacts.lacks(step, "write")) is not None:
        return no
    if (earlier := talk.by_nonce(step, room.id, STEWARD, act.nonce)) is not None:
        return Done(MessageRef(room.ref, str(earlier.id)))
    post = talk.find(step, source.id, act.ref.id)
    if post is None:
        return Refused(Why.GONE)
    held = step.db.execute("SELECT sum(size) FROM files WHERE message = ?", (post.id,)).fetchone()[0]
    if held is None or held > LARGEST:
        return Refused(Why.NOT_POSSIBLE)
    made = talk.write_content(step, room.id, act.content, act.language, nonce=act.nonce)
    step.db.execute(
        "INSERT INTO files (message, owner, name, type, description, size, digest, at, bytes)"
        " SELECT ?, owner, name, type, description, size, digest, ?, bytes FROM files WHERE message = ? ORDER BY id",
        (made, step.now, post.id),
    )
    if act.veiled:
        step.db.execute("INSERT INTO veils VALUES (?)", (made,))
    return Done(MessageRef(room.ref, str(made)))


def drop(step: Step, act: DropCopy) -> Result:
    """Take such a copy away, its files with it."""
    room = rooms.find(step, act.ref.channel.id)
    if room is None or room.gone:
        return Refused(Why.ROOM_GONE)
    post = talk.find(step, room.id, act.ref.id)
    if post is None:
        return Refused(Why.GONE)
    if post.author != STEWARD:
        return Refused(Why.NOT_POSSIBLE)
    talk.remove(step, post, STEWARD)
    step.db.execute("DELETE FROM files WHERE message = ?", (post.id,))
    return Done(act.ref)


def is_veiled(step: Step, message: int) -> bool:
    """Whether its pictures are shown only once somebody asks for them."""
    return step.db.execute("SELECT 1 FROM veils WHERE message = ?", (message,)).fetchone() is not None
