"""What happens on a platform, as it enters the core. Stored events carry `EVENT_VERSION`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author

EVENT_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class MessagePosted:
    """Somebody wrote. `late` is set by back-fill and imports."""

    message: Message
    late: bool = False


@dataclass(frozen=True, slots=True)
class MessageEdited:
    """Somebody changed a message; `message` is the new version, whole."""

    message: Message


@dataclass(frozen=True, slots=True)
class MessageDeleted:
    """A message is gone; `by` where the platform tells."""

    ref: MessageRef
    at: int
    by: AccountRef | None = None


@dataclass(frozen=True, slots=True)
class MemberJoined:
    """Somebody joined a place."""

    platform: str
    place: str
    author: Author
    at: int
    invite: str = ""


@dataclass(frozen=True, slots=True)
class MemberLeft:
    """Somebody left a place, or was removed."""

    platform: str
    place: str
    author: Author
    at: int


@dataclass(frozen=True, slots=True)
class MemberChanged:
    """A nickname or roles changed; `author` is how they look now."""

    platform: str
    place: str
    author: Author
    at: int


@dataclass(frozen=True, slots=True)
class ReactionChanged:
    """A reaction was added (or removed)."""

    ref: MessageRef
    author: Author
    emoji: str
    added: bool
    at: int


@dataclass(frozen=True, slots=True)
class ButtonPressed:
    """Somebody pressed a button of Steward's. `interaction` is what an answer needs; it never holds state."""

    token: str
    author: Author
    ref: MessageRef
    interaction: str
    at: int


@dataclass(frozen=True, slots=True)
class FormSubmitted:
    """Somebody filled in a form that a press or a command opened."""

    token: str
    values: tuple[tuple[str, str], ...]
    author: Author
    channel: ChannelRef
    interaction: str
    at: int


@dataclass(frozen=True, slots=True)
class CommandUsed:
    """Somebody used a command. `args` as typed; `target` the message it was used on or in reply to."""

    name: str
    args: tuple[tuple[str, str], ...]
    author: Author
    channel: ChannelRef
    interaction: str
    at: int
    target: Message | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class OperatorAsked:
    """The operator's command line asks the owner of the store for a change (import, forget, simulate …)."""

    verb: str
    community: int
    args: tuple[tuple[str, str], ...]
    at: int


Event: TypeAlias = (
    MessagePosted
    | MessageEdited
    | MessageDeleted
    | MemberJoined
    | MemberLeft
    | MemberChanged
    | ReactionChanged
    | ButtonPressed
    | FormSubmitted
    | CommandUsed
    | OperatorAsked
)


@dataclass(frozen=True, slots=True)
class Incoming:
    """An event with its identity: deduped by (`source`, `external_id`); `source` names the bot that received it."""

    source: str
    external_id: str
    platform: str
    place: str
    event: Event
