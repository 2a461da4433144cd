"""A message as people wrote it, with every surface that rules judge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.people import AccountRef, Author


@dataclass(frozen=True, slots=True)
class ChannelRef:
    """A channel, thread, chat or topic, by platform, place (guild or chat) and id. `parent` for threads and topics."""

    platform: str
    place: str
    id: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class MessageRef:
    """A message by its channel and id."""

    channel: ChannelRef
    id: str


class SurfaceKind(StrEnum):
    """Where on a message a text stands."""

    TEXT = "text"
    CAPTION = "caption"
    EMBED = "embed"
    POLL = "poll"
    FILE = "file"
    STICKER = "sticker"
    THREAD_TITLE = "thread_title"
    NICKNAME = "nickname"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Surface:
    """One judged text of a message."""

    kind: SurfaceKind
    text: str


class AttachmentKind(StrEnum):
    """What an attachment is, as far as the platform says."""

    PHOTO = "photo"
    VIDEO = "video"
    AUDIO = "audio"
    VOICE = "voice"
    STICKER = "sticker"
    ANIMATION = "animation"
    FILE = "file"
    LOCATION = "location"
    CONTACT = "contact"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside a message: kind, name, description, size in bytes (None if unknown), hash and where a copy is."""

    kind: AttachmentKind
    name: str = ""
    description: str = ""
    size: int | None = None
    digest: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a message answers; `author` and `text` as far as known."""

    message_id: str
    author: AccountRef | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message. None in a fact means unknown, never "no".

    `at` and `edited_at` µs UTC. `mentions` are accounts pinged; `album` groups what was sent together;
    `channel_name` None where an export or platform does not tell; `links` are targets hidden behind text;
    `thread_title` only on what opened (or renamed) a thread: the words of its author and of nobody who writes in it.
    """

    ref: MessageRef
    author: Author
    text: str
    at: int
    channel_name: str | None = None
    edited_at: int | None = None
    reply: Reply | None = None
    forwarded: bool = False
    album: str = ""
    mentions: tuple[AccountRef, ...] = ()
    mentions_everyone: bool = False
    attachments: tuple[Attachment, ...] = ()
    extra: tuple[Surface, ...] = ()
    links: tuple[str, ...] = ()
    thread_title: str = ""
    in_voice: bool = False

    def surfaces(self) -> tuple[Surface, ...]:
        """Every text that rules judge, the message's own text first; empty texts are left out."""
        named = [Surface(SurfaceKind.TEXT, self.text)] if self.text else []
        for one in self.attachments:
            named += [Surface(SurfaceKind.FILE, text) for text in (one.name, one.description) if text]
        if self.thread_title:
            named.append(Surface(SurfaceKind.THREAD_TITLE, self.thread_title))
        return (*named, *(one for one in self.extra if one.text))
