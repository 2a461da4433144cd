"""DiscordChatExporter's JSON: one channel or thread of a guild."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from adapters.exports import discord_message as read
from adapters.exports.reading import Json, objects
from adapters.exports.shared import Recent, clean, iso_time, says_everyone
from bot.domain.events import Event, MemberJoined, MessagePosted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.ports.history import ExportFault

WANTED: Final = frozenset({"guild", "channel", "dateRange"})
_WRITTEN: Final = frozenset({"Default", "Reply", "ThreadStarterMessage", "0", "19", "20", "21", "23"})
_JOIN: Final = frozenset({"GuildMemberJoin", "7"})


class DiscordHistory:
    """A History over DiscordChatExporter's JSON."""

    kind = "discord"
    left_out = 0

    def __init__(self, path: Path) -> None:
        self.path = path

    def events(self) -> Iterator[tuple[Event, int]]:
        """Messages and joins in the file's order, each with the bytes read so far. Raises ExportFault."""
        channel: _Channel | None = None
        late = self._late_header()
        for head, item, count in objects(self.path, "messages.item", "", WANTED):
            channel = channel or _Channel(late or head)
            for event in channel.events(item):
                yield event, count

    def _late_header(self) -> Json | None:
        """The header of a file whose keys were put in another order, read to its end; None in the usual order."""
        last: Json = {}
        for head, _item, _count in objects(self.path, "messages.item", "", WANTED):
            if "channel" in head:
                return None
            last = head
        return last


class _Channel:
    """The channel being read."""

    def __init__(self, facts: Json) -> None:
        guild, channel = _object(facts.get("guild")), _object(facts.get("channel"))
        self.place = str(guild.get("id") or "guild")
        self.id = str(channel.get("id") or "channel")
        self.name = clean(channel.get("name")) or None
        self.is_thread = "thread" in str(channel.get("type")).lower()
        self.parent = str(channel.get("categoryId") or "") if self.is_thread else ""
        self.recent = Recent()
        whole = not _object(facts.get("dateRange")).get("after")
        self.title = self.name or "" if self.is_thread and whole else ""

    def events(self, item: Json) -> Iterator[Event]:
        kind = str(item.get("type", "Default"))
        at = iso_time(item.get("timestamp"))
        if kind in _JOIN and at is not None:
            yield MemberJoined(read.PLATFORM, self.place, read.author(item.get("author")), at)
        elif kind in _WRITTEN:
            yield MessagePosted(self._message(item, at))

    def _message(self, item: Json, at: int | None) -> Message:
        number = item.get("id")
        if number is None or at is None:
            raise ExportFault("export-fault-message", f"message {number}")
        message_id = str(number)
        who = read.author(item.get("author"))
        forward = _object(item.get("forwardedMessage"))
        text = clean(item.get("content")) or clean(forward.get("content"))
        answered = "" if forward else str(_object(item.get("reference")).get("messageId") or "")
        reply = self.recent.reply(answered) if answered else None
        self.recent.remember(message_id, who.account, text, self.id)
        title, self.title = self.title, ""  # the words of whoever opened the thread, never of those who write in it
        return Message(
            ref=MessageRef(ChannelRef(read.PLATFORM, self.place, self.id, self.parent), message_id),
            author=who,
            text=text,
            at=at,
            channel_name=self.name,
            edited_at=iso_time(item.get("timestampEdited")),
            reply=reply,
            forwarded=bool(forward),
            mentions=read.mentions(item),
            mentions_everyone=says_everyone(text),
            attachments=read.attachments(item) + read.attachments(forward),
            extra=read.embed_surfaces(item) + read.embed_surfaces(forward),
            links=read.embed_links(item) + read.embed_links(forward),
            thread_title=title,
        )


def _object(value: Any) -> Json:
    return value if isinstance(value, dict) else {}
