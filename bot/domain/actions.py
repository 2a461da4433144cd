"""What Steward can ask of a platform: one act is one platform call."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.domain.content import Content, Form
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef


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


Act: TypeAlias = (
    SendMessage
    | EditMessage
    | DeleteMessage
    | SendDirect
    | Answer
    | OpenForm
    | Mute
    | Unmute
    | Kick
    | Ban
    | Unban
    | SetSlowMode
)


def with_nonce(act: Act, nonce: str) -> Act:
    """The same act carrying `nonce` where it is a send; anything else unchanged."""
    return replace(act, nonce=nonce) if isinstance(act, SendMessage | SendDirect) else act
