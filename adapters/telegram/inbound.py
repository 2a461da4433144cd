"""From an update to events: what can be told from the update alone, without asking anybody.

How to add a kind of update:
1. Name it in `ALLOWED`; Telegram then sends it.
2. Give it a function that returns `Found` events, in the `inbound_…` file it belongs to, and a line in `Reader._kinds`.
3. Give it an id of its own if Telegram may tell the same thing twice in different updates.
4. A test in `tests/adapters/telegram/test_in_….py` with the API's own JSON; the one with arbitrary JSON finds it by
   itself.
"""

from __future__ import annotations

import hashlib
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from adapters.telegram.inbound_command import command_of
from adapters.telegram.inbound_members import (
    Found,
    join_request,
    member_changes,
    migration,
    own_changes,
    service_changes,
)
from adapters.telegram.inbound_message import PRIVATE, Scene, content_key, message_of, place_of, topics_in
from adapters.telegram.raw import Json, id_of, list_of, part_of, text_of, time_of
from adapters.telegram.senders import actor_of
from adapters.telegram.session import PLATFORM
from bot.domain.commands import Command
from bot.domain.events import Incoming, MessageEdited, MessagePosted, ReactionChanged
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.time import MINUTE

ALLOWED: Final = (
    "message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "poll", "poll_answer",
    "my_chat_member", "chat_member", "chat_join_request", "message_reaction", "message_reaction_count",
)  # fmt: skip
"""What Steward asks for. `chat_member` and reactions are not among the server's defaults; a choice is kept there."""
SAME_MOMENT: Final = MINUTE
"""How far apart the two tellings of one join may be."""
_REMEMBERED: Final = 20_000
_SERVICE: Final = ("new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id")
_Kind: TypeAlias = Callable[[Json], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Read:
    """What an update tells: events in order, topics' names, and what needs more than reading.

    `press` is a CallbackQuery; `asked` a private message, or a reply to Steward, that may answer a form's question, and
    its events count only if it does not; `shared` is a message with a chosen chat; `poll` a Poll or PollAnswer, which
    names no message; `changed` names whose standing changed, as (chat, account); `seen` the message whose content is
    known now, as (channel, message). `again` is for `Reader.settled`: a message that was changed back to what it once
    was is news under a name of its own.
    """

    kind: str
    incoming: tuple[Incoming, ...] = ()
    topics: tuple[tuple[str, str], ...] = ()
    press: Json | None = None
    asked: Json | None = None
    shared: Json | None = None
    poll: Json | None = None
    changed: tuple[tuple[str, str], ...] = ()
    seen: tuple[str, str] | None = None
    again: Incoming | None = None


class Reader:
    """Reads updates one after another. Remembers a little, to know again what is told twice; correct without it."""

    def __init__(self) -> None:
        self.scene = Scene("")
        self.topics: dict[str, str] = {}
        self.commands: dict[str, Command] = {}
        self.skipped: Counter[str] = Counter()
        self._moments: OrderedDict[tuple[str, str], tuple[str, int]] = OrderedDict()
        self._contents: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._doubted: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._kinds: dict[str, _Kind] = {
            "chat_member": lambda one: member_changes(one, self.scene.own),
            "my_chat_member": lambda one: own_changes(one, self.scene.own),
            "chat_join_request": lambda one: join_request(one, self.scene.own),
            "message_reaction": self._reacted,
        }

    def know(self, own: str, username: str) -> None:
        """Who Steward is, at a new beginning: what was under way at the last end may not be stored."""
        self._contents.clear()
        self._doubted.clear()
        self.scene = Scene(own, username, self.topics)

    @property
    def source(self) -> str:
        """The bot that received it."""
        return f"{PLATFORM}:{self.scene.own}"

    def read(self, update: Json) -> Read:
        """What an update tells; an empty `Read` for what tells nothing. Does not raise for whatever Telegram sends."""
        number = id_of(update, "update_id")
        for kind in update:
            if kind in ("message", "channel_post"):
                return self._message(number, kind, part_of(update, kind))
            if kind in ("edited_message", "edited_channel_post"):
                return self._edited(kind, part_of(update, kind))
            if kind == "callback_query":
                return Read(kind, press=part_of(update, kind))
            if kind in ("poll", "poll_answer"):
                return Read(kind, poll=part_of(update, kind))
            if (reads := self._kinds.get(kind)) is not None:
                found = list(reads(part_of(update, kind)))
                changed = _changed(part_of(update, kind)) if kind.endswith("chat_member") else ()
                return Read(kind, self._incoming(number, found, kind), changed=changed)
        kind = next((key for key in update if key != "update_id"), "")
        self.skipped[kind if kind in ALLOWED else "unknown"] += 1
        return Read(kind)

    def settled(self, read: Read, new: bool) -> Incoming | None:
        """What an update told is stored, and was `new` or a repeat. What is to be stored in place of a repeat, if any.

        After a repeat it is not known which version the last one was: updates may be coming again from further back.
        """
        key = read.seen
        if key is None or new:
            self._doubted.pop(key or ("", ""), None)
            return None
        if read.again is not None and key not in self._doubted:
            return read.again
        self._doubted[key] = None
        if len(self._doubted) > _REMEMBERED:
            self._doubted.popitem(last=False)
        return None

    def forget(self, read: Read) -> None:
        """What an update told could not be stored: when it comes again it has to be read as new."""
        if read.seen is not None:
            self._contents.pop(read.seen, None)

    def _message(self, number: str, kind: str, message: Json) -> Read:
        if not _SERVICE_FIELDS.isdisjoint(message):
            return self._service(number, kind, message)
        said = message_of(message, self.scene)
        topics = topics_in(message) if "is_topic_message" in message else {}
        news = {key: name for key, name in topics.items() if self.topics.get(key) != name}
        self.topics.update(news)
        if said is None:
            self.skipped["message"] += 1
            return Read(kind, topics=tuple(news.items()))
        private = not said.ref.channel.place and part_of(message, "chat").get("type") == PRIVATE
        key, version = _key(said), _version(said)
        found = self._said(message, said, private, version)
        self._remember(key, version)
        answers = private or self._answers_us(said)
        return Read(
            kind, self._incoming(number, found, kind), tuple(news.items()), asked=message if answers else None,
            seen=key,
        )  # fmt: skip

    def _said(self, message: Json, said: Message, private: bool, version: str) -> list[Found]:
        """A message, and the command that it may be; a command's words are judged too where others read them."""
        place = said.ref.channel.place
        posted = Found(place, MessagePosted(said), version)
        used = command_of(message, said, self.scene, self.commands) if said.text.startswith(("/", "@")) else None
        if used is None:
            return [posted]
        return ([] if private or not used.args else [posted]) + [Found(place, used)]

    def _answers_us(self, said: Message) -> bool:
        return said.reply is not None and said.reply.author is not None and said.reply.author.id == self.scene.own

    def _service(self, number: str, kind: str, message: Json) -> Read:
        found = [*migration(message), *service_changes(message, self.scene.own)]
        if "chat_shared" in message:
            return Read(kind, shared=message)
        if not found:
            self.skipped["service"] += 1
        return Read(kind, self._incoming(number, found, kind))

    def _edited(self, kind: str, message: Json) -> Read:
        """A new version of a message; nothing when only what people can't see changed (reactions, a preview).

        A version is named by its content, like the message as it was posted: what is told again without a change is a
        repeat, also after a restart. Where this process saw other words in between, the version counts anew.
        """
        said = message_of(message, self.scene)
        if said is None or part_of(message, "chat").get("type") == PRIVATE:
            return Read(kind)
        key, name = _key(said), _version(said)
        before = self._contents.get(key)
        if before == name:
            self.skipped["unchanged"] += 1
            return Read(kind)
        self._remember(key, name)
        place = place_of(part_of(message, "chat"))
        edit = Incoming(self.source, name, PLATFORM, place, MessageEdited(said))
        again = f"{name}/{id_of(message, 'edit_date')}"
        return Read(kind, (edit,), seen=key, again=replace(edit, external_id=again) if before else None)

    def _remember(self, key: tuple[str, str], version: str) -> None:
        self._contents[key] = version
        if len(self._contents) > _REMEMBERED:
            self._contents.popitem(last=False)

    def _reacted(self, update: Json) -> list[Found]:
        chat, number = id_of(part_of(update, "chat"), "id"), id_of(update, "message_id")
        author, at = actor_of(update, self.scene.own), time_of(update, "date")
        if not chat or not number or author is None or at is None:
            return []
        ref = MessageRef(ChannelRef(PLATFORM, chat, chat), number)
        old = [_emoji(one) for one in list_of(update, "old_reaction")]
        new = [_emoji(one) for one in list_of(update, "new_reaction")]
        changes = [(one, False) for one in old if one not in new] + [(one, True) for one in new if one not in old]
        return [Found(chat, ReactionChanged(ref, author, one, added, at)) for one, added in changes]

    def _incoming(self, number: str, found: Iterable[Found], kind: str) -> tuple[Incoming, ...]:
        """Events with their identity: the update's, unless Telegram may tell the same thing in another one."""
        ready = []
        for n, one in enumerate(found):
            name = one.id or self._moment(one) or (f"u{number}/{n}" if n else f"u{number}")
            ready.append(Incoming(self.source, name, PLATFORM, one.place, one.event))
        if not ready and kind in ALLOWED:
            self.skipped[f"{kind}:nothing"] += 1
        return tuple(ready)

    def _moment(self, found: Found) -> str:
        """One join has one name, whether a service message or `chat_member` told it, seconds apart perhaps."""
        if found.moment is None:
            return ""
        letter, account, at = found.moment
        key = (found.place, account)
        last = self._moments.get(key)
        if last is not None and last[0] == letter and abs(last[1] - at) <= SAME_MOMENT:
            at = last[1]
        else:
            self._moments[key] = (letter, at)
            self._moments.move_to_end(key)
            if len(self._moments) > _REMEMBERED:
                self._moments.popitem(last=False)
        return f"{letter}{found.place}/{account}/{at}"


_SERVICE_FIELDS: Final = frozenset(_SERVICE) | {"chat_shared"}


def _changed(update: Json) -> tuple[tuple[str, str], ...]:
    chat = id_of(part_of(update, "chat"), "id")
    return ((chat, id_of(part_of(part_of(update, "new_chat_member"), "user"), "id")),) if chat else ()


def _key(said: Message) -> tuple[str, str]:
    return said.ref.channel.id, said.ref.id


def _version(said: Message) -> str:
    """A name for what a message says now."""
    digest = hashlib.blake2b(content_key(said).encode(errors="replace"), digest_size=12).hexdigest()
    return f"m{said.ref.channel.id}/{said.ref.id}/{digest}"


def _emoji(reaction: Json) -> str:
    """A reaction as text: its emoji, or the id of a custom one."""
    own = text_of(reaction, "custom_emoji_id")
    return text_of(reaction, "emoji") or (f"custom:{own}" if own else text_of(reaction, "type"))
