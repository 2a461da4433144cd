"""Galleries and works: their rows, and what follows from them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from activities.gates import Gate
from bot.domain.messages import AttachmentKind, ChannelRef, Message, MessageRef

TITLE_MOST: Final = 80
TEXT_MOST: Final = 1500
NAME_MOST: Final = 60
BEST: Final = 3
_TAG: Final = re.compile(r"#?(\w{2,50})")


class WorkState(StrEnum):
    """Waiting for the team's look; accepted; declined by the team; withheld by its author's no; withdrawn."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHHELD = "withheld"
    WITHDRAWN = "withdrawn"


class Credit(StrEnum):
    """How an author wants to be named: not asked yet, by name here, by another name, not at all."""

    UNASKED = ""
    NAME = "name"
    OTHER = "other"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Gallery:
    """One gallery or challenge. `tag` is folded, without #, "" for none; `channel` is where works are shown; `until` µs
    UTC; `ended_at` 0 while it is open."""

    community: int
    number: int
    title: str
    tag: str
    platform: str
    place: str
    channel: str
    parent: str
    opened_at: int
    until: int
    by: int
    hearts: bool = True
    gate: Gate | None = None
    ended_at: int = 0

    @property
    def where(self) -> ChannelRef:
        """Where works are shown."""
        return ChannelRef(self.platform, self.place, self.channel, self.parent)


@dataclass(frozen=True, slots=True)
class Work:
    """One work. It stands in a message of its author's (`message` and where; empty for words from a form). `text` are
    its words; `has_media` that the message carries a picture or file; `fresh` that its author had handed in nothing
    before; `tagged` that it came by the gallery's hashtag; `album` groups what was sent together; `files` tells what is
    attached now from what was."""

    community: int
    number: int
    gallery: int
    person: int
    platform: str
    place: str
    channel: str
    parent: str
    message: str
    text: str
    has_media: bool
    at: int
    state: WorkState = WorkState.WAITING
    credit: Credit = Credit.UNASKED
    other: str = ""
    decided_by: int | None = None
    reason: str = ""
    shown_at: int = 0
    fresh: bool = True
    tagged: bool = False
    album: str = ""
    files: str = ""

    @property
    def source(self) -> MessageRef | None:
        """The message that it stands in."""
        where = ChannelRef(self.platform, self.place, self.channel, self.parent)
        return MessageRef(where, self.message) if self.message else None

    @property
    def may_be_shown(self) -> bool:
        """The team and the author have both said yes."""
        return self.state is WorkState.ACCEPTED and self.credit is not Credit.UNASKED


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of Steward's that shows a work. `copied`: it carries a copy of the author's picture. `featured`: it is
    a featured post. `message` is empty until it arrived; `source` is the message whose picture was copied."""

    community: int
    work: int
    number: int
    platform: str
    place: str
    channel: str
    parent: str
    copied: bool
    featured: bool = False
    message: str = ""
    gone: bool = False
    source: str = ""

    @property
    def channel_ref(self) -> ChannelRef:
        """Its channel."""
        return ChannelRef(self.platform, self.place, self.channel, self.parent)

    @property
    def ref(self) -> MessageRef | None:
        """The message, once it arrived."""
        return MessageRef(self.channel_ref, self.message) if self.message else None


@dataclass(frozen=True, slots=True)
class Heart:
    """Somebody likes a work."""

    community: int
    work: int
    person: int
    at: int


def tag_of(text: str) -> str | None:
    """A hashtag as it is compared; "" for none, None for what is no hashtag."""
    stripped = text.strip()
    if not stripped:
        return ""
    found = _TAG.fullmatch(stripped)
    return found[1].casefold() if found else None


PICTURES: Final = frozenset({
    AttachmentKind.PHOTO, AttachmentKind.VIDEO, AttachmentKind.ANIMATION, AttachmentKind.AUDIO, AttachmentKind.FILE,
})  # fmt: skip


def parts_of(message: Message) -> tuple[str, bool, str]:
    """What a work takes of a message: its words, whether a picture or file is attached, and what tells those apart."""
    attached = [one for one in message.attachments if one.kind in PICTURES]
    files = "|".join(f"{one.kind.value} {one.name} {one.size or 0} {one.digest}" for one in attached)
    return message.text[:TEXT_MOST], bool(attached), files


def without_tags(text: str) -> str:
    """What a text says beside its hashtags."""
    return re.sub(r"(?<![\w#&/])#\w+", "", text).strip()


def best(hearts: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Of (work, hearts), the best three places: equal hearts share a place, so there may be more than three."""
    ranked = sorted((one for one in hearts if one[1]), key=lambda one: (-one[1], one[0]))
    if len(ranked) <= BEST:
        return tuple(ranked)
    least = ranked[BEST - 1][1]
    return tuple(one for one in ranked if one[1] >= least)
