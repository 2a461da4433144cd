"""Telegram Desktop's `result.json`: one chat, or all chats of an account."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from adapters.exports import telegram_message as read
from adapters.exports.reading import Json, objects
from adapters.exports.shared import Recent, clean, says_everyone
from bot.domain.events import Event, MemberJoined, MemberLeft, MessagePosted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import Author
from bot.ports.history import ExportFault

PRIVATE_CHATS: Final = frozenset({"personal_chat", "bot_chat", "saved_messages", "replies", "verification_codes"})
"""Kinds of chat that are nobody's community: left out of a full account's export, counted in `left_out`."""
_SUPER: Final = frozenset({"private_supergroup", "public_supergroup", "private_channel", "public_channel"})
_JOINED: Final = frozenset({"join_group_by_link", "join_group_by_request"})


class TelegramHistory:
    """A History over `result.json`. `full` when it holds all chats of an account."""

    kind = "telegram"

    def __init__(self, path: Path, *, full: bool) -> None:
        self.path = path
        self.full = full
        self.left_out = 0

    def events(self) -> Iterator[tuple[Event, int]]:
        """Messages, joins and leaves in the file's order, each with the bytes read so far. Raises ExportFault."""
        self.left_out = 0
        header = "chats.list.item" if self.full else ""
        array = "chats.list.item.messages.item" if self.full else "messages.item"
        chat: _Chat | None = None
        late = None if self.full else self._late_header()
        for head, item, count in objects(self.path, array, header, frozenset()):
            if chat is None or chat.head is not head:
                chat = _Chat(head, late or head)
                self.left_out += self.full and head.get("type") in PRIVATE_CHATS
            if self.full and head.get("type") in PRIVATE_CHATS:
                continue
            for event in chat.events(item):
                yield event, count

    def _late_header(self) -> Json | None:
        """The header of a file whose keys were put in another order, read to its end; None in the usual order."""
        last: Json = {}
        for head, _item, _count in objects(self.path, "messages.item", "", frozenset()):
            if "id" in head:
                return None
            last = head
        return last


class _Chat:
    """One chat being read: its place, its topics, and what was said lately."""

    def __init__(self, head: Json, facts: Json) -> None:
        self.head = head
        self.place = _place(facts)
        self.topics: dict[str, str] = {}
        self.recent = Recent()

    def events(self, item: Json) -> Iterator[Event]:
        if item.get("type") == "service":
            yield from self._service(item)
        elif item.get("type") == "message":
            yield MessagePosted(self._message(item))

    def _message(self, item: Json) -> Message:
        number, at = item.get("id"), read.sent_at(item)
        if number is None or at is None:
            raise ExportFault("export-fault-message", f"message {number}")
        message_id = str(number)
        who = read.author(item.get("from_id"), item.get("from"))
        text = read.plain_text(item.get("text"))
        found = read.entities(item)
        answered = str(item.get("reply_to_message_id") or "")
        topic = answered if answered in self.topics else self.recent.channel(answered)
        topic = topic if topic in self.topics else ""
        reply = self.recent.reply(answered) if answered and answered not in self.topics else None
        self.recent.remember(message_id, who.account, text, topic)
        return Message(
            ref=MessageRef(self._channel(topic), message_id),
            author=who,
            text=text,
            at=at,
            channel_name=self.topics.get(topic),
            edited_at=read.edited_at(item),
            reply=reply,
            forwarded=read.is_forwarded(item),
            mentions=read.mentions(found),
            mentions_everyone=says_everyone(text),
            attachments=read.attachments(item),
            extra=read.extra_surfaces(item),
            links=read.hidden_links(item, found),
        )

    def _channel(self, topic: str) -> ChannelRef:
        if topic:
            return ChannelRef(read.PLATFORM, self.place, topic, parent=self.place)
        return ChannelRef(read.PLATFORM, self.place, self.place)

    def _service(self, item: Json) -> Iterator[Event]:
        action, at = item.get("action"), read.sent_at(item)
        if at is None:
            return
        actor = read.author(item.get("actor_id"), item.get("actor"))
        if action == "topic_created":
            yield from self._titled(item, str(item.get("id")), actor, at)
        elif action == "topic_edit":
            yield from self._titled(item, str(item.get("reply_to_message_id") or ""), actor, at)
        elif action in _JOINED:
            yield MemberJoined(read.PLATFORM, self.place, actor, at)
        elif action == "invite_members":
            for one in _members(item.get("members"), actor):
                yield MemberJoined(read.PLATFORM, self.place, one, at)
        elif action == "remove_members":
            for one in _members(item.get("members"), actor):
                yield MemberLeft(read.PLATFORM, self.place, one, at)

    def _titled(self, item: Json, topic: str, actor: Author, at: int) -> Iterator[Event]:
        """A topic has a title: words of whoever gave it, judged once and alone."""
        title = clean(item.get("title"))
        if not topic or not title:
            return
        self.topics[topic] = title
        ref = MessageRef(self._channel(topic), str(item.get("id")))
        yield MessagePosted(Message(ref, actor, "", at, channel_name=title, thread_title=title))


def _members(names: Any, actor: Author) -> Iterator[Author]:
    """People of a service message: names without ids, but for the one who acted on themselves."""
    for name in names if isinstance(names, list) else []:
        yield actor if clean(name) == actor.name else read.named_author(clean(name))


def _place(facts: Json) -> str:
    """The chat's id as the Bot API numbers it."""
    number, kind = facts.get("id"), facts.get("type")
    if number is None:
        return "chat"
    return f"-100{number}" if kind in _SUPER else f"-{number}" if kind == "private_group" else str(number)
