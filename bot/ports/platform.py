"""A chat platform, as the core sees it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from bot.domain.actions import Act
from bot.domain.commands import Command
from bot.domain.events import Incoming
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.native import NativeRule
from bot.domain.people import AccountRef, Rights
from bot.domain.polls import PollLimits
from bot.domain.results import Refused, Result

Accept: TypeAlias = Callable[[Incoming], Awaitable[bool]]
"""Intake: True after the event is durably stored, False for a repeat. A press is acknowledged after it."""


class PlatformFault(Exception):
    """A platform can't be reached or will not have us. `key` is a Fluent key for people (with its remedy beside it as
    `<key>-mend`); `lasting` says that trying again alone will not help (a revoked token, a missing intent)."""

    def __init__(self, key: str, detail: str = "", *, lasting: bool = False) -> None:
        super().__init__(f"{key}: {detail}" if detail else key)
        self.key = key
        self.detail = detail
        self.lasting = lasting


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel as the platform shows it. `private` says that members cannot read it."""

    ref: ChannelRef
    name: str
    private: bool = False
    writable: bool = True


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that keeps a feature from working: Fluent key `trouble-<what>` and its remedy `remedy-<what>`."""

    what: str
    place: str = ""
    channel: str = ""
    feature: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one act may carry, and what the platform can tell afterwards.

    `delete_many` and `ban_many` are 1 where there is no call for several; `history` says that a send of unknown fate
    can be looked up (`find_sent`); `length` is the most characters of one message; `chooser` that people can pick one
    of their chats by the platform's own means (`Button.picks`). `poll` are the limits of its own polls, None where it
    has none; `events` that it has events of its own, `voice` that it tells who is in a voice channel; `caption` is the
    most characters that go with a file in one call.
    """

    delete_many: int = 1
    ban_many: int = 1
    history: bool = True
    length: int = 4096
    chooser: bool = False
    poll: PollLimits | None = None
    events: bool = False
    voice: bool = False
    caption: int = 4096


@dataclass(frozen=True, slots=True)
class Home:
    """A guild or chat as the platform shows it now. `kind` is guild, group, supergroup or channel."""

    place: str
    name: str
    kind: str = "guild"
    members: int | None = None
    owner: AccountRef | None = None
    language: str = ""


class Platform(Protocol):
    """One implementation a platform: sandbox, discord, telegram, memory, simulated."""

    @property
    def name(self) -> str:
        """Its stable name."""

    @property
    def limits(self) -> Limits:
        """How much one act may carry here."""

    async def start(self, accept: Accept) -> None:
        """Begin to deliver events; returns once connected (or raises)."""

    async def ended(self) -> None:
        """Wait until it has stopped delivering for good, however long that takes; raises PlatformFault when that was
        not asked for."""

    async def stop(self) -> None:
        """Stop delivering."""

    def able(self, act: Act) -> Refused | None:
        """Whether this platform knows the act at all; a refusal up front, by capability."""

    async def carry_out(self, act: Act) -> Result:
        """One call. Never raises for what the platform says."""

    async def rights(self, place: str, account: AccountRef, channel: str = "") -> Rights | None:
        """What an account may do there now; None when it cannot be found out (fail closed)."""

    async def own_rights(self, place: str) -> Rights | None:
        """What Steward itself may do there now."""

    async def find_sent(self, channel: ChannelRef, nonce: str) -> MessageRef | None:
        """Look in history for a message of ours sent with this nonce; None when there is none, or it can't be told
        (`limits.history` says whether it ever can)."""

    async def channels(self, place: str) -> tuple[Channel, ...]:
        """The channels of a place that Steward sees."""

    async def channel(self, ref: ChannelRef) -> Channel | None:
        """One channel as it is now; None when it is gone or out of sight."""

    async def home(self, place: str) -> Home | None:
        """A place as it is now; None when Steward is not there (or it can't be told)."""

    async def places(self) -> tuple[str, ...]:
        """Where Steward is, as far as the platform tells (Telegram tells nothing)."""

    async def native_rules(self, place: str) -> tuple[NativeRule, ...]:
        """The platform's own moderation there, as far as Steward may read it."""

    def link(self, ref: MessageRef) -> str:
        """The address of a message for those who can see it; "" where messages have none."""

    def invitation(self) -> str:
        """The link that adds Steward to a place with its rights ticked; "" where there is none."""

    async def people(self, place: str, query: str) -> tuple[AccountRef, ...]:
        """Accounts whose id or name is `query` exactly (with or without @)."""

    async def staff(self, place: str, roles: frozenset[str] = frozenset()) -> tuple[AccountRef, ...]:
        """Accounts of moderators and above, as the platform lists them; with them whoever has one of these roles, where
        the platform knows roles. No bots."""

    async def troubles(self, place: str) -> tuple[Trouble, ...]:
        """What is wrong there, for /doctor."""

    async def publish(self, commands: tuple[Command, ...]) -> None:
        """Which commands there are; the platform is told once it is connected, and only if they changed."""
