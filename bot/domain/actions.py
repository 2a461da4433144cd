"""What Steward can ask of a platform: one act is one platform call."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.domain.content import Content, Form
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.native import NativeRule
from bot.domain.people import AccountRef
from bot.domain.polls import NativeEvent, NativePoll


@dataclass(frozen=True, slots=True)
class SendMessage:
    """Post in a channel. `nonce` makes the platform (or our look in its history) recognise a repeat."""

    channel: ChannelRef
    content: Content
    language: str
    nonce: str = ""
    reply_to: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True)
class EditMessage:
    """Replace the content of a message of Steward's own."""

    ref: MessageRef
    content: Content
    language: str


@dataclass(frozen=True, slots=True)
class DeleteMessage:
    """Remove a message."""

    ref: MessageRef


@dataclass(frozen=True, slots=True)
class CopyMedia:
    """Put a copy of what is attached to a message into another channel (the moderators' room, a gallery) with `content`
    as its few words and buttons, `veiled` where the platform can. Nobody is pinged; what is too large, or no file, is
    refused."""

    ref: MessageRef
    to: ChannelRef
    content: Content
    language: str
    nonce: str = ""
    veiled: bool = True


@dataclass(frozen=True, slots=True)
class DropCopy:
    """Take away a copy that `CopyMedia` made, however old: emptied, where the platform deletes nothing that old."""

    ref: MessageRef


@dataclass(frozen=True, slots=True)
class SendDirect:
    """Write to a person in private; refused with `closed` where the platform or the person does not allow it."""

    place: str
    account: AccountRef
    content: Content
    language: str
    nonce: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer a press or a command, visible to that person alone. May come after the acknowledgement."""

    interaction: str
    channel: ChannelRef
    account: AccountRef
    content: Content
    language: str


@dataclass(frozen=True, slots=True)
class OpenForm:
    """Open a form for the person who pressed."""

    interaction: str
    channel: ChannelRef
    account: AccountRef
    form: Form
    language: str


@dataclass(frozen=True, slots=True)
class Mute:
    """Take away writing until `until` (µs UTC)."""

    place: str
    account: AccountRef
    until: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unmute:
    """Give writing back."""

    place: str
    account: AccountRef


@dataclass(frozen=True, slots=True)
class Kick:
    """Remove from the place; they may come back."""

    place: str
    account: AccountRef
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ban:
    """Close the place to an account; `until` None means until undone."""

    place: str
    account: AccountRef
    until: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unban:
    """Open the place again."""

    place: str
    account: AccountRef


@dataclass(frozen=True, slots=True)
class SetSlowMode:
    """Let each person write once in `seconds`; 0 switches it off."""

    channel: ChannelRef
    seconds: int


@dataclass(frozen=True, slots=True)
class DeleteMessages:
    """Remove several messages of one channel by id, at most `Limits.delete_many`; those that are gone are skipped."""

    channel: ChannelRef
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BanMany:
    """Close the place to several accounts at once, at most `Limits.ban_many`; `purge` removes so many seconds of what
    they wrote. `Done.before` names the ids that were banned, joined by commas."""

    platform: str
    place: str
    accounts: tuple[AccountRef, ...]
    reason: str = ""
    purge: int = 0


@dataclass(frozen=True, slots=True)
class PauseDoors:
    """Stop invites and messages between members until then (µs UTC); None opens again. `Done.before` keeps both as
    they were, "invites,directs" in µs with nothing for None."""

    platform: str
    place: str
    invites_until: int | None
    directs_until: int | None


@dataclass(frozen=True, slots=True)
class LockChannel:
    """Let nobody but staff write there. `Done.before` keeps the permissions as they were, for `UnlockChannel`."""

    channel: ChannelRef
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UnlockChannel:
    """Put a channel's permissions back as `saved` (a `Done.before` of the same platform's) says."""

    channel: ChannelRef
    saved: str


@dataclass(frozen=True, slots=True)
class AnswerJoin:
    """Let somebody in who asked to join, or not."""

    place: str
    account: AccountRef
    admit: bool


@dataclass(frozen=True, slots=True)
class SetRole:
    """Give or take a role, by its id."""

    place: str
    account: AccountRef
    role: str
    has: bool


@dataclass(frozen=True, slots=True)
class MakeRoom:
    """Make a private channel that only staff and Steward can read; it comes back as `Done.room`."""

    platform: str
    place: str
    name: str


@dataclass(frozen=True, slots=True)
class LeavePlace:
    """Leave a guild or chat."""

    platform: str
    place: str


@dataclass(frozen=True, slots=True)
class SetNativeRule:
    """Make or change a rule of the platform's own moderation that Steward keeps there (its `id` empty: make it)."""

    platform: str
    place: str
    rule: NativeRule


@dataclass(frozen=True, slots=True)
class SendPoll:
    """Post the platform's own poll; refused up front where its limits don't hold it. Votes come back as `PollVoted`
    and `PollCounted`."""

    channel: ChannelRef
    poll: NativePoll
    language: str
    nonce: str = ""


@dataclass(frozen=True, slots=True)
class ClosePoll:
    """End a poll of Steward's own before its time; `PollCounted` tells the result."""

    ref: MessageRef


@dataclass(frozen=True, slots=True)
class PinMessage:
    """Pin a message, without telling everybody, or take the pin away."""

    ref: MessageRef
    pinned: bool


@dataclass(frozen=True, slots=True)
class SetNativeEvent:
    """Make an event of the platform's own (its `id` empty), or change it; its id comes back as `Done.made`."""

    platform: str
    place: str
    event: NativeEvent


@dataclass(frozen=True, slots=True)
class MakeInvite:
    """Make a link into a place under a name of its own, so that those who come by it can be counted; the link comes
    back as `Done.made`. `channel` is where it leads, where the platform's links lead to channels."""

    platform: str
    place: str
    name: str
    channel: str = ""


Act: TypeAlias = (
    SendMessage
    | EditMessage
    | DeleteMessage
    | CopyMedia
    | DropCopy
    | SendDirect
    | Answer
    | OpenForm
    | Mute
    | Unmute
    | Kick
    | Ban
    | Unban
    | SetSlowMode
    | DeleteMessages
    | BanMany
    | PauseDoors
    | LockChannel
    | UnlockChannel
    | AnswerJoin
    | SetRole
    | MakeRoom
    | LeavePlace
    | SetNativeRule
    | SendPoll
    | ClosePoll
    | PinMessage
    | SetNativeEvent
    | MakeInvite
)


def channel_of(act: Act) -> ChannelRef | None:
    """The channel that an act is for; None for one that is for a whole place."""
    if isinstance(act, EditMessage | DeleteMessage | DropCopy | ClosePoll | PinMessage):
        return act.ref.channel
    if isinstance(act, CopyMedia):
        return act.to
    if isinstance(act, SendMessage | SendPoll | SetSlowMode | DeleteMessages | LockChannel | UnlockChannel):
        return act.channel
    if isinstance(act, Answer | OpenForm):
        return act.channel
    return None


def platform_of(act: Act) -> str:
    """The platform that an act is for."""
    if isinstance(act, PauseDoors | BanMany | MakeRoom | LeavePlace | SetNativeRule | SetNativeEvent | MakeInvite):
        return act.platform
    if isinstance(act, SendDirect | Mute | Unmute | Kick | Ban | Unban | AnswerJoin | SetRole):
        return act.account.platform
    return channel_of(act).platform  # type: ignore[union-attr]  # every other act is for a channel; a test goes over all


def place_of(act: Act) -> str:
    """The place that an act is for."""
    channel = channel_of(act)
    return channel.place if channel is not None else act.place  # type: ignore[union-attr]  # as above


def with_nonce(act: Act, nonce: str) -> Act:
    """The same act carrying `nonce` where it is a send; anything else unchanged."""
    return replace(act, nonce=nonce) if isinstance(act, SendMessage | SendDirect | CopyMedia | SendPoll) else act


def in_zone(act: Act, zone: str) -> Act:
    """The same act with what it says told in this zone, where a platform can't tell it in the reader's own."""
    if isinstance(act, SendMessage | EditMessage | SendDirect | Answer | CopyMedia) and act.content.zone != zone:
        return replace(act, content=replace(act.content, zone=zone))
    return act
