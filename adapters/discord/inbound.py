"""What is said: messages, edits, deletions, reactions, titles of threads. Raw payloads, no cache."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from adapters.discord.inlet import Inlet
from adapters.discord.messages import is_written
from adapters.discord.permissions import note_author
from adapters.discord.reading import Json, clean, id_of, iso_time, made_at, number_of, object_of
from adapters.discord.titles import Titles
from bot.domain.events import MessageDeleted, MessageEdited, MessagePosted, ReactionChanged
from bot.domain.messages import Message, MessageRef

KEPT_EARLY: Final = 100


def posted_id(message: str) -> str:
    """The identity of a new message, the same from the gateway and from the history."""
    return f"m{message}"


def edited_id(message: str, edited_at: int) -> str:
    """The identity of a version of a message."""
    return f"e{message}/{edited_at}"


class Inbound:
    """Reads the events of messages; every method takes an event's `d`."""

    def __init__(self, inlet: Inlet) -> None:
        self._inlet = inlet
        self.titles = Titles(inlet)
        self._early: dict[str, Message] = {}

    def message_create(self, data: Json) -> None:
        """Somebody wrote. Lines of Discord's own and Steward's own private messages are nobody's words."""
        if not is_written(data):
            return
        place = id_of(data.get("guild_id"))
        message = self._inlet.messages.read(data, place)
        if message is None or (not place and message.author.is_self):
            return
        note_author(self._inlet.session, place, data.get("author"), data.get("member"))
        if message.ref.id == message.ref.channel.id and not message.thread_title:
            self._note_early(message)
        self._inlet.tell(posted_id(message.ref.id), place, MessagePosted(message))

    def _note_early(self, message: Message) -> None:
        """A first message whose thread is not known yet: its title follows with the thread."""
        if len(self._early) >= KEPT_EARLY:
            self._early.pop(next(iter(self._early)))
        self._early[message.ref.id] = message

    def message_update(self, data: Json) -> None:
        """A message changed. Only a new time of edit means that its author changed it: unfurled links, pins, ended
        polls and the like bring the same update without one (or with the old one, which is known)."""
        place = id_of(data.get("guild_id"))
        edited_at = iso_time(data.get("edited_timestamp"))
        if edited_at is None or not is_written(data) or "content" not in data:
            return
        message = self._inlet.messages.read(data, place)
        if message is None or (not place and message.author.is_self):
            return
        self._inlet.tell(edited_id(message.ref.id, edited_at), place, MessageEdited(message))

    def message_delete(self, data: Json) -> None:
        """A message is gone."""
        self._gone(data, data.get("id"))

    def message_delete_bulk(self, data: Json) -> None:
        """Several messages of a channel are gone."""
        listed = data.get("ids")
        for one in listed if type(listed) is list else ():
            self._gone(data, one)

    def _gone(self, data: Json, message: object) -> None:
        place, channel, number = id_of(data.get("guild_id")), id_of(data.get("channel_id")), id_of(message)
        if not place or not channel or not number:
            return
        ref = MessageRef(self._inlet.channels.spot(place, channel).ref, number)
        self._inlet.tell(f"d{number}", place, MessageDeleted(ref, self._inlet.now()))

    def reaction(self, data: Json, *, added: bool) -> None:
        """Somebody put a reaction under a message, or took it away."""
        place, channel = id_of(data.get("guild_id")), id_of(data.get("channel_id"))
        number, account = id_of(data.get("message_id")), id_of(data.get("user_id"))
        if not (place and channel and number and account):
            return
        member = object_of(data.get("member"))
        authors, now = self._inlet.authors, self._inlet.now()
        author = authors.read(place, member["user"], member) if "user" in member else authors.by_id(place, account)
        emoji = object_of(data.get("emoji"))
        name = clean(emoji.get("name")) or id_of(emoji.get("id"))
        ref = MessageRef(self._inlet.channels.spot(place, channel).ref, number)
        sign = "+" if added else "-"
        external = f"r{number}/{account}/{id_of(emoji.get('id')) or name}/{sign}/{now}"
        self._inlet.tell(external, place, ReactionChanged(ref, author, name, added, now))

    def thread_create(self, data: Json) -> None:
        """A thread was opened. In a forum its first message carries the title; elsewhere the title stands alone, as
        words of whoever opened it."""
        place, thread = id_of(data.get("guild_id")), number_of(data.get("id"))
        if not place or not thread or data.get("newly_created") is not True:
            return
        self._inlet.channels.forget(place, str(thread))
        spot = self._inlet.channels.spot(place, str(thread))
        name, early = clean(data.get("name")), self._early.pop(str(thread), None)
        if early is not None and name:
            message = replace(early, ref=MessageRef(spot.ref, str(thread)), channel_name=name, thread_title=name)
            self._inlet.tell(f"t{thread}", place, MessageEdited(message))
            return
        if spot.title or not name:
            return
        author = self._inlet.authors.by_id(place, data.get("owner_id"))
        message = Message(
            MessageRef(spot.ref, str(thread)), author, "", made_at(thread), channel_name=name, thread_title=name
        )
        self._inlet.tell(f"t{thread}", place, MessagePosted(message))
