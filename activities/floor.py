"""The floor: what the core's turn offers to an activity, and what an errand may do outside of one.

An activity decides in the caller's transaction: rows through `tx`, what is to be sent through the verbs here (each is
an action row, carried out after the commit), what happens later through `later`. It never calls a platform.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from activities.held import HeldThing
from bot.domain.actions import Act
from bot.domain.content import Content
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import Account, AccountRef, Author, Person, Rights
from bot.domain.policy import Settings
from bot.domain.records import Community, Late, Place
from bot.domain.text import Words
from bot.ports.beacon import Beacon
from bot.ports.clock import Clock
from bot.ports.dice import Dice
from bot.ports.platform import Channel, Limits
from bot.ports.store import Tx

T = TypeVar("T")


class Floor(Protocol):
    """One turn of one community, as an activity sees it. Times in µs UTC."""

    @property
    def tx(self) -> Tx:
        """The transaction."""

    @property
    def community(self) -> Community:
        """The community as read in it."""

    @property
    def id(self) -> int:
        """The community's id."""

    @property
    def now(self) -> int:
        """The time."""

    @property
    def dice(self) -> Dice:
        """Chance."""

    @property
    def settings(self) -> Settings:
        """What its admins chose."""

    @property
    def zone(self) -> str:
        """The community's zone, an IANA name."""

    @property
    def is_held(self) -> bool:
        """Crisis mode: nothing new may be announced (see `announce`)."""

    async def next(self, sequence: str) -> int:
        """The next number of one of the community's sequences ("poll", "contest" …), from 1."""

    async def later(self, kind: str, ref: str, at: int, late: Late = Late.MUST) -> None:
        """Something happens later, by a kind of some activity's `due`; the same kind and ref moves it."""

    async def never(self, kind: str, ref: str) -> None:
        """It does not happen after all."""

    async def act(self, act: Act, *, follow: str = "", person: int | None = None, lane: str = "") -> int:
        """Plan any act; the action's number. `follow` ("<activity>:<anything>") hands its result to the activity's
        `outcome`. Acts of one lane are carried out in order; "" takes the channel's own."""

    async def announce(
        self, channel: ChannelRef, content: Content, *, follow: str = "", silent: bool = False, through: bool = False
    ) -> int:
        """Plan a public message in the community's language; in crisis mode it is held until somebody resumes it,
        unless it goes `through`: a statement about the crisis itself, by a person's tap."""

    async def edit(self, ref: MessageRef, content: Content, *, follow: str = "") -> int:
        """Plan to replace what a message of Steward's own says; the action's number."""

    async def remove(self, ref: MessageRef) -> None:
        """Plan to delete a message."""

    async def write_to(self, person: int, content: Content, *, follow: str = "", holds: bool = False) -> bool:
        """Plan a private message in their language; False for somebody who is no longer known. `holds`: crisis mode
        holds it (a reminder), while an answer to what they did goes out."""

    async def tell_staff(self, content: Content) -> None:
        """Say something to the team, in the moderators' room or to the administrators in private."""

    async def errand(self, name: str, ref: str) -> None:
        """Plan an errand of some activity's `errands`, for what needs more than the store."""

    async def person_of(self, author: Author) -> Person:
        """The person behind an account, made on first sight."""

    async def person(self, number: int) -> Person | None:
        """A person by id; None once forgotten."""

    async def accounts(self, person: int) -> list[Account]:
        """Every account of a person; none once forgotten."""

    async def name_of(self, person: int | None) -> Words:
        """A person's name, or a word for somebody who is no longer known."""

    def thing(self, activity: str, ref: str) -> Words:
        """What one thing of any activity is called: "The poll no. 3", also where only another version knows it."""

    async def language_of(self, person: int) -> str:
        """The language to speak to somebody in."""

    async def places(self) -> list[Place]:
        """Every guild and chat in which members are."""

    def room(self) -> ChannelRef | None:
        """The moderators' room, or None until it is set up."""

    def link(self, ref: MessageRef) -> str:
        """The address of a message for those who can see it; "" where it has none."""

    def limits(self, platform: str) -> Limits | None:
        """What a platform can do; None for one that is not there now."""

    async def set_crisis(self, since: int) -> int:
        """Crisis mode from `since` on (0: over); how many announcements that were on their way are now held."""

    async def held(self) -> list[HeldThing]:
        """Everything that crisis mode kept back, oldest first."""

    async def let_go(self, key: str) -> int:
        """Carry out what waits under a key after all; how many things, 0 when nothing waits any more."""

    async def drop_held(self, key: str) -> int:
        """Let what waits under a key never happen; how many things."""

    async def audit(self, verb: str, actor: int | None, subject: int | None, detail: str = "") -> None:
        """One line of the audit chain."""


class Errand(Protocol):
    """What is done outside a turn: questions to platforms and to the beacon, then turns of its own.

    It may be run again after a crash, so what it decides it decides in `write`, on what it reads there.
    """

    @property
    def community(self) -> int:
        """The community's id."""

    @property
    def ref(self) -> str:
        """Which thing it is about."""

    @property
    def clock(self) -> Clock:
        """Time."""

    @property
    def beacon(self) -> Beacon | None:
        """The public beacon, where the operator allows its use."""

    async def write(self, deed: Callable[[Floor], Awaitable[T]]) -> T:
        """A turn. The deed may be run again from its start."""

    async def read(self, deed: Callable[[Floor], Awaitable[T]]) -> T:
        """A turn that changes nothing."""

    async def rights(self, person: int) -> Rights | None:
        """What somebody is now, over all their accounts; None when the platforms do not tell; `present` False once
        they left every place."""

    async def channels(self, platform: str, place: str) -> tuple[Channel, ...]:
        """The channels that Steward sees there now."""

    async def staff(self) -> tuple[AccountRef, ...]:
        """Moderators and above, as platforms list them."""
