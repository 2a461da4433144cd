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
    """Somebody used a command. `args` as typed; `target` the message it was used on or in reply to; `message` the one
    that is the command itself, where it was written as a short form."""

    name: str
    args: tuple[tuple[str, str], ...]
    author: Author
    channel: ChannelRef
    interaction: str
    at: int
    target: Message | None = None
    private: bool = False
    message: str = ""


@dataclass(frozen=True, slots=True)
class OperatorAsked:
    """The operator's command line asks the owner of the store for a change (import, forget, simulate …)."""

    verb: str
    community: int
    args: tuple[tuple[str, str], ...]
    at: int


@dataclass(frozen=True, slots=True)
class JoinAsked:
    """Somebody asks to be let in. `text` is what they wrote about themselves; they can be written to for minutes."""

    platform: str
    place: str
    author: Author
    at: int
    text: str = ""
    invite: str = ""


@dataclass(frozen=True, slots=True)
class MemberSanctioned:
    """A person (not Steward) muted, kicked or banned somebody by the platform's own means, or took it back.

    `verb` is mute, unmute, kick, ban or unban; `by` None where the platform does not tell; `until` µs UTC, None for
    open end.
    """

    platform: str
    place: str
    verb: str
    author: Author
    by: Author | None
    at: int
    until: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NativeFlagged:
    """The platform's own moderation did something about a text. One for each text, however many actions it took.

    `rule` is the rule's id there, `name` what people call it, if known; `matched` the words it saw; `message` is ""
    where the text was never shown; `did` lists block, alert, mute.
    """

    channel: ChannelRef
    author: Author
    rule: str
    at: int
    text: str = ""
    matched: str = ""
    name: str = ""
    message: str = ""
    did: tuple[str, ...] = ()
    channel_name: str = ""


@dataclass(frozen=True, slots=True)
class PlaceJoined:
    """Steward was added to a guild or chat, by `by` where the platform tells; `members` how many are there.

    `language` is the one the place itself says it speaks (two letters), "" where the platform does not tell."""

    platform: str
    place: str
    name: str
    at: int
    by: Author | None = None
    members: int | None = None
    kind: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class PlaceLeft:
    """Steward was removed from a guild or chat, or it is gone."""

    platform: str
    place: str
    at: int
    by: Author | None = None


@dataclass(frozen=True, slots=True)
class PlaceMoved:
    """A chat goes on under another id (Telegram's group → supergroup). It may be told several times."""

    platform: str
    place: str
    to: str
    at: int


@dataclass(frozen=True, slots=True)
class OwnRightsChanged:
    """What Steward may do in a place changed; `lost` and `gained` are rights by the names of `Rights.can`."""

    platform: str
    place: str
    at: int
    lost: frozenset[str] = frozenset()
    gained: frozenset[str] = frozenset()
    by: Author | None = None


@dataclass(frozen=True, slots=True)
class PollVoted:
    """Somebody chose in a poll of Steward's own; `choices` are indexes, all that they chose now (none: taken back)."""

    ref: MessageRef
    author: Author
    choices: tuple[int, ...]
    at: int


@dataclass(frozen=True, slots=True)
class PollCounted:
    """How a poll of Steward's own stands: votes by option; `final` once the platform has counted it out."""

    ref: MessageRef
    counts: tuple[int, ...]
    voters: int
    final: bool
    at: int


@dataclass(frozen=True, slots=True)
class VoiceMoved:
    """Somebody is in a voice channel now; `channel` "" once they are in none."""

    platform: str
    place: str
    author: Author
    channel: str
    at: int


@dataclass(frozen=True, slots=True)
class NativeEventChanged:
    """An event of the platform's own changed there: `status` as in `NativeEvent`, or "deleted"."""

    platform: str
    place: str
    event: str
    status: str
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
    | JoinAsked
    | MemberSanctioned
    | NativeFlagged
    | PlaceJoined
    | PlaceLeft
    | PlaceMoved
    | OwnRightsChanged
    | PollVoted
    | PollCounted
    | VoiceMoved
    | NativeEventChanged
)


@dataclass(frozen=True, slots=True)
class Incoming:
    """An event with its identity: deduped by (`source`, `external_id`); `source` names the bot that received it.

    `place` is "" for what came in a private chat and tells no community: the core finds out whose it is.
    """

    source: str
    external_id: str
    platform: str
    place: str
    event: Event
