"""A scene: one message (or join) with everything known around it at that moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from bot.domain.events import MemberChanged
from bot.domain.messages import ChannelRef, Message, MessageRef, Surface, SurfaceKind
from bot.domain.people import Author, Standing
from bot.domain.scores import Scores
from bot.domain.time import DAY
from rules.language.levels import DEFAULT_LEVELS
from rules.windows import Windows


@dataclass(frozen=True, slots=True)
class Facts:
    """About the author; None means unknown and is never guessed.

    `joined_at` µs UTC; `messages` how many they wrote before this one; `regular` whether the community counts them
    among its regulars; `created_at` µs UTC when the account was made.
    """

    person: int = 0
    joined_at: int | None = None
    messages: int | None = None
    roles: frozenset[str] | None = None
    role_names: frozenset[str] | None = None
    standing: Standing = Standing.MEMBER
    name: str = ""
    regular: bool = False
    is_bot: bool = False
    is_self: bool = False
    created_at: int | None = None


REGULAR_AFTER: Final = 100
REGULAR_FOR: Final = 7 * DAY
"""So many messages seen before this one, over at least so long, make a regular: a fast spammer is none."""


def is_regular(facts: Facts) -> bool:
    """Somebody whom the community knows: no machine acts on their words by itself."""
    return facts.regular or facts.standing >= Standing.TRUSTED


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules judge. `now` µs UTC; `zone` an IANA name, for hours.

    `answers` is the person replied to; `joined` marks a join, whose message carries only a nickname; `late` an event
    from back-fill; `mentions_staff` None while nobody looked; `levels` from which score on a head counts as "wished".
    """

    message: Message
    facts: Facts
    now: int
    windows: Windows = field(default_factory=Windows)
    scores: Scores | None = None
    edited: bool = False
    zone: str = "UTC"
    own_domains: tuple[str, ...] = ()
    joined: bool = False
    late: bool = False
    answers: int | None = None
    mentions_staff: bool | None = None
    community: int = 0
    levels: Mapping[str, float] = field(default_factory=lambda: DEFAULT_LEVELS)


def scored_text(message: Message) -> str:
    """What a classifier is asked about a message: its words, and everything else on it that can be read."""
    if message.text and not (message.attachments or message.thread_title or message.extra):
        return message.text
    return "\n".join(surface.text for surface in message.surfaces())


def name_message(event: MemberChanged) -> Message:
    """The message that a changed nickname is judged by: as for a join, nothing but the nickname."""
    message = join_message(event.platform, event.place, event.author, event.at)
    return replace(message, ref=replace(message.ref, id=f"name:{event.author.account.id}:{event.at}"))


def join_message(platform: str, place: str, author: Author, at: int) -> Message:
    """The message that a join is judged by: no text, only the nickname as a surface."""
    surface = (Surface(SurfaceKind.NICKNAME, author.name),) if author.name else ()
    ref = MessageRef(ChannelRef(platform, place, ""), f"join:{author.account.id}:{at}")
    return Message(ref, author, "", at, extra=surface)
