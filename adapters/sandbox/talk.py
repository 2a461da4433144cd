"""Messages of the sandbox: posts, edits, deletions, reactions, files."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from typing import Final

from adapters.sandbox import ownfiles, people, rooms
from adapters.sandbox.changes import Changed, Gone, Posted, Reacted
from adapters.sandbox.codec import encode
from adapters.sandbox.ranks import STEWARD
from adapters.sandbox.rooms import Room
from adapters.sandbox.step import Step, account_ref
from bot.domain.content import Content
from bot.domain.messages import Attachment, AttachmentKind, Message, MessageRef, Reply

MAX_TEXT: Final = 4000
_MENTION: Final = re.compile(r"@(\w[\w-]*)")


@dataclass(frozen=True, slots=True)
class Post:
    """A message as the file keeps it. `content` is JSON of Steward's own blocks.

    `kind`: message, system (a line of the sandbox itself), or title (the words that opened a thread, by its opener).
    """

    id: int
    room: str
    author: str
    text: str
    content: str | None
    language: str
    at: int
    edited_at: int | None
    reply_to: int | None
    deleted_at: int | None
    deleted_by: str | None
    nonce: str
    silent: bool
    kind: str


def post_of(row: sqlite3.Row) -> Post:
    """A row of `messages`."""
    return Post(**{**dict(row), "silent": bool(row["silent"])})


def find(step: Step, room: str, message: str) -> Post | None:
    """By room and id; None when it was deleted or never was."""
    if not message.isdecimal() or not message.isascii() or len(message) > 18:
        return None
    row = step.db.execute(
        "SELECT * FROM messages WHERE id = ? AND room = ? AND deleted_at IS NULL", (int(message), room)
    ).fetchone()
    return post_of(row) if row else None


def by_number(step: Step, message: int) -> Post | None:
    """By its number alone; None when it was deleted or never was."""
    row = step.db.execute("SELECT * FROM messages WHERE id = ? AND deleted_at IS NULL", (message,)).fetchone()
    return post_of(row) if row else None


def by_nonce(step: Step, room: str, author: str, nonce: str) -> Post | None:
    """The message that somebody sent there with this nonce, even if it was deleted since."""
    if not nonce:
        return None
    row = step.db.execute(
        "SELECT * FROM messages WHERE room = ? AND nonce = ? AND author = ?", (room, nonce, author)
    ).fetchone()
    return post_of(row) if row else None


def write(step: Step, room: str, author: str, text: str, *, reply_to: int | None = None, nonce: str = "") -> int:
    """Somebody's own words; returns the message's number."""
    row = step.db.execute(
        "INSERT INTO messages (room, author, text, at, reply_to, nonce) VALUES (?, ?, ?, ?, ?, ?)",
        (room, author, text, step.now, reply_to, nonce),
    )
    return _posted(step, room, row)


def write_content(
    step: Step, room: str, content: Content, language: str, *, nonce: str = "", reply_to: int | None = None,
    silent: bool = False, system: bool = False,
) -> int:  # fmt: skip
    """A message of Steward's, or a line of the sandbox itself."""
    author, kind = ("", "system") if system else (STEWARD, "message")
    row = step.db.execute(
        "INSERT INTO messages (room, author, content, language, at, reply_to, nonce, silent, kind)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (room, author, encode(ownfiles.bare(content)), language, step.now, reply_to, nonce, silent, kind),
    )
    ownfiles.attach(step, int(row.lastrowid or 0), content)
    return _posted(step, room, row)


def write_title(step: Step, room: str, author: str, title: str) -> int:
    """The line that opens a thread: its title, by whoever gave it; changed or removed, the thread's name follows."""
    row = step.db.execute(
        "INSERT INTO messages (room, author, text, at, kind) VALUES (?, ?, ?, ?, 'title')",
        (room, author, title, step.now),
    )
    return _posted(step, room, row)


def _posted(step: Step, room: str, row: sqlite3.Cursor) -> int:
    message = int(row.lastrowid or 0)
    step.note(Posted(room, message))
    return message


def rewrite(step: Step, post: Post, text: str) -> None:
    """Somebody changed their words; the former ones are kept."""
    step.db.execute("INSERT OR REPLACE INTO versions VALUES (?, ?, ?)", (post.id, post.edited_at or post.at, post.text))
    step.db.execute("UPDATE messages SET text = ?, edited_at = ? WHERE id = ?", (text, step.now, post.id))
    if post.kind == "title":
        rooms.rename(step, post.room, text)
    step.note(Changed(post.room, post.id))


def redraw(step: Step, post: Post, content: Content, language: str) -> None:
    """Steward changed a message of its own."""
    step.db.execute("UPDATE messages SET content = ?, language = ? WHERE id = ?",
                    (encode(ownfiles.bare(content)), language, post.id))  # fmt: skip
    ownfiles.attach(step, post.id, content)
    step.note(Changed(post.room, post.id))


def remove(step: Step, post: Post, by: str) -> None:
    """A message is gone for everybody; the file keeps when and by whom."""
    step.db.execute("UPDATE messages SET deleted_at = ?, deleted_by = ? WHERE id = ?", (step.now, by, post.id))
    if post.kind == "title":
        rooms.rename(step, post.room, rooms.UNTITLED)
    step.note(Gone(post.room, post.id))


def react(step: Step, post: Post, person: str, emoji: str, on: bool) -> bool:
    """Add or take away a reaction; False when nothing changed."""
    if on:
        verb = "INSERT OR IGNORE INTO reactions (message, emoji, person, at) VALUES (?, ?, ?, ?)"
        row = step.db.execute(verb, (post.id, emoji, person, step.now))
    else:
        verb = "DELETE FROM reactions WHERE message = ? AND emoji = ? AND person = ?"
        row = step.db.execute(verb, (post.id, emoji, person))
    if row.rowcount > 0:
        step.note(Reacted(post.room, post.id))
    return row.rowcount > 0


def files_of(step: Step, message: int) -> tuple[Attachment, ...]:
    """What hangs on a message, as the core sees it."""
    rows = step.db.execute("SELECT id, name, type, description, size, digest FROM files WHERE message = ? ORDER BY id",
                           (message,))  # fmt: skip
    return tuple(
        Attachment(
            kind_of(row["type"]), row["name"], row["description"], row["size"], row["digest"], f"/files/{row['id']}"
        )
        for row in rows
    )


def kind_of(media_type: str) -> AttachmentKind:
    """What an attachment is, from its media type."""
    if media_type == "image/gif":
        return AttachmentKind.ANIMATION
    kinds = {"image": AttachmentKind.PHOTO, "video": AttachmentKind.VIDEO, "audio": AttachmentKind.AUDIO}
    return kinds.get(media_type.partition("/")[0], AttachmentKind.FILE)


def as_message(step: Step, post: Post, room: Room, language: str = "") -> Message:
    """A post as the core sees it; only the line that opens a thread carries the thread's title."""
    author = people.find(step, post.author)
    if author is None:
        raise LookupError(f"message {post.id} has no author")
    titled = post.kind == "title"
    known = {one.name.casefold(): one.id for one in people.everybody(step)}
    said = [name.casefold() for name in _MENTION.findall(post.text)]
    return Message(
        MessageRef(room.ref, str(post.id)), author.author(language), "" if titled else post.text, post.at,
        channel_name=room.name, edited_at=post.edited_at, reply=_reply(step, post),
        mentions=tuple(account_ref(known[name]) for name in dict.fromkeys(said) if name in known),
        mentions_everyone="everyone" in said or "here" in said,
        attachments=files_of(step, post.id), thread_title=post.text if titled else "",
    )  # fmt: skip


def _reply(step: Step, post: Post) -> Reply | None:
    if post.reply_to is None:
        return None
    row = step.db.execute("SELECT author, text FROM messages WHERE id = ?", (post.reply_to,)).fetchone()
    return Reply(str(post.reply_to), account_ref(row["author"]), row["text"]) if row else None


def last_by(step: Step, room: str, person: str) -> int | None:
    """When somebody last wrote there."""
    row = step.db.execute("SELECT max(at) AS at FROM messages WHERE room = ? AND author = ?", (room, person)).fetchone()
    return row["at"] if row else None


def room_of(step: Step, post: Post) -> Room:
    """The room that a post stands in."""
    room = rooms.find(step, post.room)
    if room is None:
        raise LookupError(f"message {post.id} has no room")
    return room
