"""What one viewer sees: channels, people, messages, notes (shapes of docs/sandbox.md)."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from adapters.sandbox import copies, draw, notes, ownfiles, people, pins, polls, raidacts, rooms, talk, voice
from adapters.sandbox.codec import decode
from adapters.sandbox.draw import Reader
from adapters.sandbox.people import Person
from adapters.sandbox.rooms import Room
from adapters.sandbox.step import Step
from adapters.sandbox.talk import Post
from bot.domain.content import Content
from bot.domain.people import Standing
from bot.domain.text import Moment, Several, say

NEWEST: Final = 100
OLDER: Final = 50
_EXCERPT: Final = 200


def person(one: Person, reader: Reader, now: int) -> dict[str, Any]:
    """Somebody in the list."""
    gone = not one.here or one.barred(now)
    return {
        "id": one.id, "name": one.name, "rank": reader.key(f"sandbox-rank-{one.rank}"),
        "standing": one.order.standing.name.lower(), "presence": "away" if one.away or gone else "here",
        "bot": one.is_bot, "self": one.is_self, "new": one.rank == "newcomer", "gone": gone,
    }  # fmt: skip


def crowd(step: Step, reader: Reader) -> dict[str, Any]:
    """Everybody, and how many are here."""
    listed = [person(one, reader, step.now) for one in people.everybody(step)]
    there = [one for one in listed if not one["gone"]]
    here = sum(one["presence"] == "here" for one in there)
    return {"people": listed, "counts": {"here": here, "away": len(there) - here}}


def personas(step: Step, reader: Reader) -> list[dict[str, Any]]:
    """Whom the viewer may be."""
    return [
        {"id": one.id, "name": one.name, "rank": reader.key(f"sandbox-persona-{one.rank}"),
         "sees": reader.key(_sees(one))}
        for one in people.everybody(step) if not one.is_bot
    ]  # fmt: skip


def _sees(one: Person) -> str:
    if not one.here:
        return "sandbox-sees-nothing"
    return "sandbox-sees-staff" if one.order.standing.is_staff else f"sandbox-sees-{one.rank}"


def seen_rooms(step: Step, me: Person) -> list[Room]:
    """The rooms that somebody may look into, in the order of the side bar."""
    return [room for room in rooms.every(step) if room.seen_by(me)]


def channels(step: Step, me: Person, reader: Reader) -> list[dict[str, Any]]:
    """The side bar."""
    everybody = people.everybody(step)
    return [channel(step, room, me, reader, everybody) for room in seen_rooms(step, me)]


def channel(step: Step, room: Room, me: Person, reader: Reader, everybody: list[Person]) -> dict[str, Any]:
    """One room as somebody sees it."""
    why_not = cannot_write(step, room, me)
    closed = room.private or room.kind == "direct"
    inside = [one for one in everybody if room.seen_by(one) and not one.is_bot]
    return {
        "id": room.id, "name": room.name, "topic": reader.key(f"sandbox-topic-{room.id}"),
        "section": reader.key(f"sandbox-section-{room.section}"), "kind": room.kind, "parent": room.parent,
        "unread": _unread(step, room, me), "more": _count_before(step, room.id, None) > NEWEST,
        "can_write": why_not is None, "why_not": reader.say(why_not) if why_not is not None else "",
        "seen_by": _seen_by(room, inside, reader) if closed else "",
        "people": [one.id for one in inside] if closed or room.kind == "thread" else None,
        "pins": pins.listed(step, room.id, reader), "seats": voice.inside(step, room.id),
    }  # fmt: skip


def _seen_by(room: Room, inside: list[Person], reader: Reader) -> str:
    if room.kind == "direct":
        return reader.key("sandbox-seen-by-you")
    return reader.say(say("sandbox-seen-by", names=Several(tuple(one.name for one in inside))))


def cannot_write(step: Step, room: Room, me: Person) -> Any:
    """Why somebody may not write there now, as words; None when they may."""
    if not me.here:
        return say("sandbox-cannot-left")
    if room.kind == "direct":
        return None
    if me.muted_until > step.now:
        return say("sandbox-cannot-muted", until=Moment(me.muted_until, "until"))
    locked = raidacts.is_locked(step, room.id) or (bool(room.parent) and raidacts.is_locked(step, room.parent))
    if locked and not me.order.standing.is_staff:
        return say("sandbox-cannot-locked")
    return None


def _unread(step: Step, room: Room, me: Person) -> int:
    verb = (
        "SELECT count(*) FROM messages WHERE room = ? AND deleted_at IS NULL AND author <> ? AND id > coalesce("
        "(SELECT message FROM seen WHERE person = ? AND room = ?), 0)"
    )
    return int(step.db.execute(verb, (room.id, me.id, me.id, room.id)).fetchone()[0])


def _count_before(step: Step, room: str, before: int | None) -> int:
    verb = "SELECT count(*) FROM messages WHERE room = ? AND deleted_at IS NULL AND (? IS NULL OR id < ?)"
    return int(step.db.execute(verb, (room, before, before)).fetchone()[0])


def page(
    step: Step, room: str, me: Person, reader: Reader, *, before: int | None = None, limit: int = NEWEST
) -> tuple[list[dict[str, Any]], bool]:
    """The newest messages of a room (older than `before`), oldest first, and whether there are more."""
    rows = step.db.execute(
        "SELECT * FROM messages WHERE room = ? AND deleted_at IS NULL AND (? IS NULL OR id < ?)"
        " ORDER BY id DESC LIMIT ?",
        (room, before, before, limit + 1),
    ).fetchall()
    posts = [talk.post_of(row) for row in reversed(rows[:limit])]
    return [message(step, post, me, reader) for post in posts], len(rows) > limit


def message(step: Step, post: Post, me: Person, reader: Reader) -> dict[str, Any]:
    """A message as somebody sees it."""
    author = people.find(step, post.author)
    system = post.kind == "system"
    content: Content | None = decode(post.content) if post.content is not None else None
    drawn = draw.content(content, reader) if content is not None else None
    text = _plain(drawn) if system and drawn is not None else post.text
    return {
        "id": str(post.id), "channel": post.room, "at": post.at, "text": text, "system": system,
        "author": None if system or author is None
        else {"id": author.id, "name": author.name, "bot": author.is_bot, "self": author.is_self},
        "edited_at": post.edited_at, "reply": _reply(step, post), "forwarded": False,
        "attachments": attachments(step, post.id, content, reader), "reactions": reactions(step, post.id, me.id),
        "thread": _thread(step, post), "content": None if system else drawn, "only_you": False,
        "can": [] if system else abilities(step, post, me),
        "poll": polls.view(step, post.id, me.id), "pinned": pins.is_pinned(step, post.id),
        "veiled": copies.is_veiled(step, post.id),
    }  # fmt: skip


def _plain(drawn: dict[str, Any]) -> str:
    return "\n".join(one["text"] for one in drawn["blocks"])


def abilities(step: Step, post: Post, me: Person) -> list[str]:
    """What somebody may do with a message by hand."""
    if not me.here:
        return []
    mine, room = post.author == me.id, rooms.find(step, post.room)
    may = {"react": True, "delete": mine or ("delete" in me.order.can), "edit": mine and post.content is None}
    if room is not None:
        may["reply"] = cannot_write(step, room, me) is None
        may["thread"] = may["reply"] and room.kind in ("text", "private", "events")
        may["delete"] = may["delete"] and (room.kind != "direct" or mine)
    return [name for name in ("reply", "react", "edit", "delete", "thread") if may.get(name)]


def _reply(step: Step, post: Post) -> dict[str, Any] | None:
    if post.reply_to is None:
        return None
    row = step.db.execute(
        "SELECT messages.text, people.name, deleted_at FROM messages LEFT JOIN people ON people.id = messages.author"
        " WHERE messages.id = ?",
        (post.reply_to,),
    ).fetchone()
    if row is None or row["deleted_at"] is not None:
        return {"id": str(post.reply_to), "author": "", "text": ""}
    return {"id": str(post.reply_to), "author": row["name"] or "", "text": row["text"][:_EXCERPT]}


def attachments(step: Step, message_number: int, content: Content | None, reader: Reader) -> list[dict[str, Any]]:
    """What hangs on a message; what Steward painted is described in the reader's words."""
    rows = step.db.execute("SELECT * FROM files WHERE message = ? ORDER BY id", (message_number,))
    found = [attachment(row) for row in rows]
    if content is not None and content.files:
        for one, said in zip(found, ownfiles.said(content, reader), strict=False):  # a copy has its files beside it
            one |= said
    return found


def attachment(row: sqlite3.Row) -> dict[str, Any]:
    """One file."""
    return {
        "id": str(row["id"]), "kind": talk.kind_of(row["type"]).value, "name": row["name"], "type": row["type"],
        "size": row["size"], "url": f"/files/{row['id']}", "description": row["description"], "drawing": "",
    }  # fmt: skip


def reactions(step: Step, message_number: int, me: str) -> list[dict[str, Any]]:
    """Reactions in the order in which they came."""
    rows = step.db.execute(
        "SELECT emoji, count(*) AS count, max(person = ?) AS mine FROM reactions WHERE message = ?"
        " GROUP BY emoji ORDER BY min(at), emoji",
        (me, message_number),
    )
    return [{"emoji": row["emoji"], "count": row["count"], "mine": bool(row["mine"])} for row in rows]


def _thread(step: Step, post: Post) -> dict[str, Any] | None:
    row = step.db.execute("SELECT id, name FROM rooms WHERE kind = 'thread' AND start = ?", (post.id,)).fetchone()
    if row is None:
        return None
    return {"channel": row["id"], "title": row["name"], "count": _count_before(step, row["id"], None)}


def note(step: Step, one: notes.Note, reader: Reader) -> dict[str, Any]:
    """An answer that the viewer alone sees."""
    steward = people.find(step, "steward")
    content: Content = decode(one.content)
    return {
        "id": notes.note_id(one.id), "channel": one.room, "at": one.at, "text": "", "system": False,
        "author": {"id": "steward", "name": steward.name if steward else "Steward", "bot": True, "self": True},
        "edited_at": None, "reply": None, "forwarded": False, "reactions": [], "thread": None, "can": [],
        "attachments": attachments(step, -one.id, content, reader), "content": draw.content(content, reader),
        "only_you": True, "poll": None, "pinned": False, "veiled": False,
    }  # fmt: skip


def waiting(step: Step, me: Person, reader: Reader) -> list[dict[str, Any]]:
    """Open cards of the private rooms, for staff: what still waits for a person."""
    if me.order.standing < Standing.MODERATOR:
        return []
    private = [room.id for room in seen_rooms(step, me) if room.private]
    found = []
    for room in private:
        rows = step.db.execute(
            "SELECT * FROM messages WHERE room = ? AND deleted_at IS NULL AND json_extract(content, '$.look') = 'card'"
            " ORDER BY id DESC LIMIT 50",
            (room,),
        ).fetchall()
        found += [_waits(talk.post_of(row), reader) for row in reversed(rows)]
    return [one for one in found if one is not None]


def _waits(post: Post, reader: Reader) -> dict[str, Any] | None:
    drawn = draw.content(decode(post.content or "{}"), reader)
    head = next((one for one in drawn["blocks"] if one["type"] == "heading"), None)
    if head is None:
        return None
    shared = {name: head[name] for name in ("severity", "word", "level", "aside", "until")}
    return {"case": head["number"], "title": head["text"], **shared, "channel": post.room, "message": str(post.id)}
