"""What people of the sandbox do by hand: each deed is one step that changes the world and tells the core."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from adapters.sandbox import frames, invites, notes, people, rooms, talk, view
from adapters.sandbox.people import Person
from adapters.sandbox.ranks import STEWARD
from adapters.sandbox.rooms import Room
from adapters.sandbox.step import Step, account_ref
from adapters.sandbox.talk import Post
from bot.domain.commands import Command
from bot.domain.events import CommandUsed, MessageDeleted, MessageEdited, MessagePosted, ReactionChanged
from bot.domain.messages import MessageRef
from bot.domain.text import Length, Words, say
from bot.domain.time import SECOND

_NAMES: Final = ("Wren", "Sable", "Finch", "Marlow", "Hazel", "Quill", "Rook", "Thistle", "Odette", "Pike")


@dataclass(frozen=True, slots=True)
class Yes:
    """The platform took it. `reply` goes into the answer; `wait` is an event to be accepted before the answer goes."""

    reply: dict[str, Any] = field(default_factory=dict)
    wait: int | None = None


@dataclass(frozen=True, slots=True)
class No:
    """The platform refused, in words for the person; `field` of a form that it is about."""

    words: Words
    field: str = ""


End: TypeAlias = Yes | No


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it, and in which language they read."""

    person: str
    language: str


def clean(text: str) -> str:
    """Zero bytes and lone surrogates, which no platform carries, become U+FFFD; the length stays."""
    return "".join("\ufffd" if one == "\0" or "\ud800" <= one <= "\udfff" else one for one in text)


def inside(step: Step, actor: Actor, channel: str) -> tuple[Person, Room] | No:
    """Who acts and where, if they may look into that room."""
    person, room = people.find(step, actor.person), rooms.find(step, channel)
    if person is None or person.is_bot:
        return No(say("sandbox-no-account"))
    if room is None or not room.seen_by(person):
        return No(say("sandbox-no-room"))
    return person, room


def send(step: Step, actor: Actor, frame: frames.Send, commands: tuple[Command, ...] = ()) -> End:
    """Write in a room, as far as mutes, slow mode and length allow.

    What is written to Steward in private is no talk of the community, so that nobody judges it: it asks for /help.
    """
    place = inside(step, actor, frame.channel)
    if isinstance(place, No):
        return place
    person, room = place
    nonce = f"p:{frame.nonce}" if frame.nonce else ""
    earlier = talk.by_nonce(step, room.id, person.id, nonce)
    if earlier is not None:
        return Yes({"message": str(earlier.id)})
    text = clean(frame.text)
    if (no := _may_not_send(step, person, room, text, bool(frame.attachments))) is not None:
        return no
    target = talk.find(step, room.id, frame.reply_to) if frame.reply_to else None
    if frame.reply_to and target is None:
        return No(say("sandbox-no-message"))
    number = talk.write(step, room.id, person.id, text, reply_to=target.id if target else None, nonce=nonce)
    _attach(step, person, number, frame.attachments)
    if room.kind != "direct":
        step.emit(MessagePosted(talk.as_message(step, _fresh(step, room, number), room, actor.language)))
    elif any(one.name == "help" for one in commands):
        asked = notes.begin(step, person.id, room.id)
        event = CommandUsed("help", (), person.author(actor.language), room.ref, asked, step.now, private=True)
        step.emit(event, fast=True)
    return Yes({"message": str(number)})


def _may_not_send(step: Step, person: Person, room: Room, text: str, with_files: bool) -> No | None:
    why = view.cannot_write(step, room, person)
    if why is not None:
        return No(why)
    if not text.strip() and not with_files:
        return No(say("sandbox-empty"))
    if len(text) > talk.MAX_TEXT:
        return No(say("sandbox-too-long", limit=talk.MAX_TEXT))
    last = talk.last_by(step, room.id, person.id) if room.slow and not person.order.standing.is_staff else None
    left = room.slow * SECOND - (step.now - last) if last is not None else 0
    return No(say("sandbox-slow", left=Length(-(-left // SECOND) * SECOND))) if left > 0 else None


def _attach(step: Step, person: Person, number: int, files: list[str]) -> None:
    ids = [int(one) for one in files if one.isascii() and one.isdecimal() and len(one) < 19]
    step.db.executemany(
        "UPDATE files SET message = ? WHERE id = ? AND owner = ? AND message IS NULL",
        [(number, one, person.id) for one in ids],
    )


def _fresh(step: Step, room: Room, number: int) -> Post:
    post = talk.find(step, room.id, str(number))
    if post is None:
        raise LookupError(f"message {number} is gone within its own step")
    return post


def edit(step: Step, actor: Actor, frame: frames.Edit) -> End:
    """Change one's own words."""
    place = inside(step, actor, frame.channel)
    if isinstance(place, No):
        return place
    person, room = place
    post = talk.find(step, room.id, frame.message)
    if post is None:
        return No(say("sandbox-no-message"))
    if post.author != person.id:
        return No(say("sandbox-not-yours"))
    text = clean(frame.text)
    if (why := view.cannot_write(step, room, person)) is not None:
        return No(why)
    if not text.strip() and not talk.files_of(step, post.id):
        return No(say("sandbox-empty"))
    if len(text) > talk.MAX_TEXT:
        return No(say("sandbox-too-long", limit=talk.MAX_TEXT))
    if text != post.text:
        talk.rewrite(step, post, text)
        if room.kind == "direct":
            return Yes()
        step.emit(MessageEdited(talk.as_message(step, _fresh(step, room, post.id), room, actor.language)))
    return Yes()


def delete(step: Step, actor: Actor, frame: frames.Delete) -> End:
    """Remove one's own message, or another's with the right to."""
    place = inside(step, actor, frame.channel)
    if isinstance(place, No):
        return place
    person, room = place
    post = talk.find(step, room.id, frame.message)
    if post is None:
        return No(say("sandbox-no-message"))
    if "delete" not in view.abilities(step, post, person):
        return No(say("sandbox-not-yours"))
    talk.remove(step, post, person.id)
    if room.kind != "direct":
        step.emit(MessageDeleted(MessageRef(room.ref, str(post.id)), step.now, account_ref(person.id)))
    return Yes()


def react(step: Step, actor: Actor, frame: frames.React) -> End:
    """Add or take away a reaction."""
    place = inside(step, actor, frame.channel)
    if isinstance(place, No):
        return place
    person, room = place
    post = talk.find(step, room.id, frame.message)
    if post is None or not person.here:
        return No(say("sandbox-no-message"))
    emoji = clean(frame.emoji)
    if talk.react(step, post, person.id, emoji, frame.on) and room.kind != "direct":
        ref = MessageRef(room.ref, str(post.id))
        step.emit(ReactionChanged(ref, person.author(actor.language), emoji, frame.on, step.now))
    return Yes()


def open_thread(step: Step, actor: Actor, frame: frames.OpenThread) -> End:
    """Open a thread under a message, or find the one that hangs there.

    A title of the opener's own is judged once, as theirs; one that only repeats the message was judged with it.
    """
    place = inside(step, actor, frame.channel)
    if isinstance(place, No):
        return place
    person, room = place
    post = talk.find(step, room.id, frame.message)
    if post is None or room.kind in ("thread", "direct"):
        return No(say("sandbox-no-message"))
    if (why := view.cannot_write(step, room, person)) is not None:
        return No(why)
    title = clean(frame.title).strip()[: rooms.MAX_NAME] or post.text.strip()[:40] or room.name
    if (there := rooms.thread_on(step, post.id)) is not None:
        return Yes({"channel": there.id})
    made = rooms.thread(step, room, post.id, title)
    if not post.text.strip().startswith(title) and title != room.name:
        number = talk.write_title(step, made.id, person.id, title)
        step.emit(MessagePosted(talk.as_message(step, _fresh(step, made, number), made, actor.language)))
    return Yes({"channel": made.id})


def direct(step: Step, actor: Actor, frame: frames.Direct) -> End:
    """Open the conversation with Steward; people of the sandbox do not write to each other in private."""
    if people.find(step, actor.person) is None:
        return No(say("sandbox-no-account"))
    if frame.who != STEWARD:
        return No(say("sandbox-direct-steward-only"))
    return Yes({"channel": rooms.direct(step, actor.person).id})


def invite(step: Step, actor: Actor, frame: frames.Invite) -> End:
    """Bring in somebody new, or back somebody who left or was kicked; a ban stands. With a link, by that one."""
    link = invites.known(step, frame.link) if frame.link else ""
    if link is None:
        return No(say("sandbox-no-link"), "link")
    name = " ".join(clean(frame.name).split()).removeprefix("@")
    known = people.named(step, name) if name else []
    if known:
        person = known[0]
        if person.barred(step.now):
            return No(say("sandbox-banned", name=person.name))
        if person.here:
            return No(say("sandbox-already-here", name=person.name))
        people.come_back(step, person, link)
        return Yes({"account": person.id})
    taken = {one.name for one in people.everybody(step)}
    name = name or next((one for one in _NAMES if one not in taken), f"Guest {len(taken)}")
    made = people.newcomer(step, f"guest-{len(taken)}", name, actor.language, link)
    rooms.direct(step, made.id)
    return Yes({"account": made.id})


def rename(step: Step, actor: Actor, frame: frames.Rename) -> End:
    """Call oneself something else; two people of one name could not be told apart, so that is refused."""
    person = people.find(step, actor.person)
    if person is None or person.is_bot:
        return No(say("sandbox-no-account"))
    if not person.here:
        return No(say("sandbox-cannot-left"))
    name = " ".join(clean(frame.name).split()).removeprefix("@")
    if not name:
        return No(say("sandbox-no-name"), "name")
    if any(one.id != person.id for one in people.named(step, name)):
        return No(say("sandbox-name-taken", name=name), "name")
    if name != person.name:
        people.rename(step, person, name, actor.language)
    return Yes()


def seen(step: Step, actor: Actor, frame: frames.Seen) -> End:
    """Remember how far somebody has read."""
    place = inside(step, actor, frame.channel)
    if isinstance(place, No) or not (frame.message.isascii() and frame.message.isdecimal() and len(frame.message) < 19):
        return Yes()
    step.db.execute(
        "INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT (person, room) DO UPDATE SET message ="
        " max(message, excluded.message)",
        (actor.person, frame.channel, int(frame.message)),
    )
    return Yes()
