"""A chat platform in memory: refuses as real ones do, keeps what it was asked, and counts every call."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Final

from adapters.memory import crowd, taking
from adapters.memory.folk import OWN, Member, Written, townsfolk
from bot.domain.actions import (
    Act,
    Answer,
    AnswerJoin,
    Ban,
    BanMany,
    ClosePoll,
    CopyMedia,
    DeleteMessage,
    DeleteMessages,
    DropCopy,
    EditMessage,
    Kick,
    LockChannel,
    MakeInvite,
    Mute,
    OpenForm,
    PauseDoors,
    PinMessage,
    SendDirect,
    SendMessage,
    SendPoll,
    SetNativeEvent,
    SetRole,
    SetSlowMode,
    Unban,
    UnlockChannel,
    Unmute,
)
from bot.domain.commands import Command
from bot.domain.content import Content
from bot.domain.events import Event, Incoming
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.native import NativeRule
from bot.domain.people import AccountRef, Rights, Standing
from bot.domain.polls import NativeEvent, NativePoll, PollLimits
from bot.domain.results import Done, Later, Refused, Result, Uncertain, Why
from bot.domain.time import MINUTE
from bot.ports.clock import Clock
from bot.ports.platform import Accept, Channel, Home, Limits, Trouble

__all__ = ["NAME", "OWN", "PLACE", "VERBS", "Member", "MemoryPlatform", "Written"]

NAME: Final = "memory"
PLACE: Final = "town"
VERBS: Final = frozenset({"read", "write", "delete", "mute", "kick", "ban", "slow", "direct", "manage"})
POLL: Final = PollLimits(options=10, question=300, option=55, shortest=MINUTE, longest=taking.LONGEST, fewest=2)
_TALK: Final = frozenset({"read", "write"})


@dataclass(slots=True)
class MemoryPlatform:
    """Trouble by hand: take from `can`, lower the rank of `people["steward"]`, set `busy` (µs) or `lost`; `unknown`
    are acts (by name) that this platform has no call for, `most` how much one act may carry."""

    clock: Clock
    people_: dict[str, Member] = field(default_factory=townsfolk)
    rooms: dict[str, Channel] = field(default_factory=dict)
    slow: dict[str, int] = field(default_factory=dict)
    locked: set[str] = field(default_factory=set)
    doors: tuple[int | None, int | None] = (None, None)
    waiting: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    most: Limits = field(
        default_factory=lambda: Limits(delete_many=100, ban_many=200, poll=POLL, events=True, voice=True)
    )
    events: dict[str, NativeEvent] = field(default_factory=dict)
    links: dict[str, tuple[str, str]] = field(default_factory=dict)
    written: dict[str, Written] = field(default_factory=dict)
    can: set[str] = field(default_factory=lambda: set(VERBS))
    busy: int = 0
    lost: bool = False
    calls: Counter[str] = field(default_factory=Counter)
    acts: list[Act] = field(default_factory=list)
    asked: dict[str, str] = field(default_factory=dict)
    commands: tuple[Command, ...] = ()
    accept: Accept | None = None
    over: asyncio.Event = field(default_factory=asyncio.Event)
    _events: int = 0

    def __post_init__(self) -> None:
        for room in ("general", "moderators"):
            self.rooms.setdefault(room, Channel(self.ref(room), room, private=room == "moderators"))

    @property
    def name(self) -> str:
        """Its stable name."""
        return NAME

    def ref(self, room: str) -> ChannelRef:
        """A room as the core names it."""
        return ChannelRef(NAME, PLACE, room)

    def account(self, person: str) -> AccountRef:
        """An account as the core names it."""
        return AccountRef(NAME, person)

    @property
    def limits(self) -> Limits:
        """As on Discord, unless set otherwise."""
        return self.most

    async def start(self, accept: Accept) -> None:
        """Events go to `accept` from now on."""
        self.accept = accept

    async def ended(self) -> None:
        """Until it was stopped."""
        await self.over.wait()

    async def stop(self) -> None:
        """They don't any longer."""
        self.accept = None
        self.over.set()

    async def happen(self, event: Event) -> bool:
        """Hand an event to the core; what it answered. Raises RuntimeError before `start`."""
        if self.accept is None:
            raise RuntimeError("nobody takes events")
        self._events += 1
        return await self.accept(Incoming(NAME, str(self._events), NAME, PLACE, event))

    def welcome(self, person: str) -> None:
        """Somebody is let in, as a newcomer where they were never here."""
        self.people_.setdefault(person, Member(rank=10)).here = True

    def say(self, person: str, text: str, room: str = "general") -> MessageRef:
        """Somebody's message, kept; no event."""
        return self._keep(self.ref(room), person, text=text).ref

    def ask(self, person: str) -> str:
        """An interaction of somebody's, to be answered."""
        name = f"i{len(self.asked) + 1}"
        self.asked[name] = person
        return name

    def able(self, act: Act) -> Refused | None:
        """Everything is possible that is not `unknown`."""
        return Refused(Why.NOT_POSSIBLE) if type(act).__name__ in self.unknown else None

    async def carry_out(self, act: Act) -> Result:
        """One call, counted by its kind even when it is refused."""
        self.calls[type(act).__name__] += 1
        self.acts.append(act)
        if self.busy:
            return Later(self.busy)
        result = self._carry_out(act)
        if self.lost and isinstance(act, SendMessage | SendDirect | CopyMedia | SendPoll) and isinstance(result, Done):
            return Uncertain("lost")
        return result

    def _carry_out(self, act: Act) -> Result:
        match act:
            case SendMessage(channel=channel):
                return self._send(channel, act)
            case SendDirect():
                return self._direct(act)
            case CopyMedia():
                return self._copy(act)
            case EditMessage() | DeleteMessage() | DropCopy():
                return self.change(act)
            case Answer() | OpenForm():
                return Done() if self.asked.get(act.interaction) == act.account.id else Refused(Why.GONE)
            case SetSlowMode():
                return self._slow(act)
            case Mute() | Unmute() | Kick() | Ban() | Unban():
                return self.sanction(act)
            case (
                DeleteMessages() | BanMany() | PauseDoors() | LockChannel() | UnlockChannel() | AnswerJoin() | SetRole()
            ):
                return crowd.carry_out(self, act)
            case SendPoll() | ClosePoll() | PinMessage() | SetNativeEvent() | MakeInvite():
                return taking.carry_out(self, act)
            case _:
                return Refused(Why.NOT_POSSIBLE)

    def _send(self, channel: ChannelRef, act: SendMessage) -> Result:
        if channel.id not in self.rooms:
            return Refused(Why.ROOM_GONE)
        return self.lacks("write") or Done(self._once(channel, act.content, act.nonce))

    def _copy(self, act: CopyMedia) -> Result:
        """There are no files here: the copy is the words alone."""
        if act.to.id not in self.rooms:
            return Refused(Why.ROOM_GONE)
        found = self.written.get(act.ref.id)
        if found is None or found.gone or found.ref.channel != act.ref.channel:
            return Refused(Why.GONE)
        return self.lacks("write") or Done(self._once(act.to, act.content, act.nonce))

    def _direct(self, act: SendDirect) -> Result:
        person = self.people_.get(act.account.id)
        waits = act.account.id in self.waiting
        if not waits and (person is None or not person.here):
            return Refused(Why.NOT_HERE)
        if person is not None and person.closed:
            return Refused(Why.CLOSED)
        return self.lacks("direct") or Done(self._once(self.ref(f"direct:{act.account.id}"), act.content, act.nonce))

    def _once(self, channel: ChannelRef, content: Content, nonce: str) -> MessageRef:
        known = [one for one in self.written.values() if nonce and one.nonce == nonce and one.ref.channel == channel]
        return (known[0] if known else self._keep(channel, OWN, content=content, nonce=nonce)).ref

    def post_poll(self, channel: ChannelRef, poll: NativePoll, nonce: str) -> MessageRef:
        """A poll of Steward's; one under this nonce stands once."""
        known = [one for one in self.written.values() if nonce and one.nonce == nonce and one.ref.channel == channel]
        made = known[0] if known else self._keep(channel, OWN, nonce=nonce)
        made.poll = poll
        return made.ref

    def _keep(
        self, channel: ChannelRef, author: str, *, text: str = "", content: Content | None = None, nonce: str = ""
    ) -> Written:
        made = Written(MessageRef(channel, str(len(self.written) + 1)), author, text, content, nonce)
        self.written[made.ref.id] = made
        return made

    def change(self, act: EditMessage | DeleteMessage | DropCopy) -> Result:
        """Edit or delete."""
        if act.ref.channel.id not in self.rooms and not act.ref.channel.id.startswith("direct:"):
            return Refused(Why.ROOM_GONE)
        found = self.written.get(act.ref.id)
        if found is None or found.gone or found.ref.channel != act.ref.channel:
            return Refused(Why.GONE)
        if isinstance(act, EditMessage):
            if found.author != OWN or found.poll is not None:
                return Refused(Why.NOT_POSSIBLE)
            found.content = act.content
            return Done(found.ref)
        if found.author != OWN and "delete" not in self.can:
            return Refused(Why.NO_RIGHT, "delete")
        found.gone = True
        return Done(found.ref)

    def _slow(self, act: SetSlowMode) -> Result:
        if act.channel.id not in self.rooms:
            return Refused(Why.ROOM_GONE)
        if act.seconds < 0:
            return Refused(Why.BAD_REQUEST)
        no = self.lacks("slow")
        if no is not None:
            return no
        before, self.slow[act.channel.id] = self.slow.get(act.channel.id, 0), act.seconds
        return Done(before=str(before))

    def lacks(self, right: str) -> Refused | None:
        """A refusal where Steward has no such right now."""
        return None if right in self.can else Refused(Why.NO_RIGHT, right)

    def sanction(self, act: Mute | Unmute | Kick | Ban | Unban) -> Result:
        """What falls on one person."""
        right = {"Unmute": "mute", "Unban": "ban"}.get(type(act).__name__, type(act).__name__.lower())
        if (no := self.lacks(right)) is not None:
            return no
        person = self.people_.get(act.account.id) if act.place == PLACE else None
        if person is None or not (person.here or isinstance(act, Ban | Unban)):
            return Refused(Why.NOT_HERE)
        if person.standing is Standing.OWNER or act.account.id == OWN:
            return Refused(Why.PROTECTED)
        if not isinstance(act, Unban) and person.rank >= self.people_[OWN].rank:
            return Refused(Why.ABOVE_ME)
        return self._strike(act, person)

    def _strike(self, act: Mute | Unmute | Kick | Ban | Unban, person: Member) -> Result:
        now = self.clock.now()
        until = act.until if isinstance(act, Mute | Ban) else None
        if until is not None and until <= now:
            return Refused(Why.BAD_REQUEST)
        muted, banned = person.muted if person.muted > now else 0, person.banned is not None
        match act:
            case Mute() | Unmute():
                person.muted = until or 0
                return Done(before=str(muted) if muted else "")
            case Kick():
                person.here = False
                return Done(before="here")
            case Ban():
                before = "banned" if banned else "here" if person.here else ""
                person.here, person.banned = False, until or 0
                return Done(before=before)
            case Unban():
                person.banned = None
                return Done(before="banned" if banned else "")

    async def rights(self, place: str, account: AccountRef, channel: str = "") -> Rights | None:
        """What an account may do; None for another place or platform."""
        self.calls["rights"] += 1
        if place != PLACE or account.platform != NAME:
            return None
        person = self.people_.get(account.id)
        if person is None:
            return Rights(Standing.NOBODY, present=False)
        own = account.id == OWN
        can = frozenset(self.can) if own else VERBS - {"direct"} if person.standing.is_staff else _TALK
        closed = channel and (
            channel not in self.rooms or (self.rooms[channel].private and not person.standing.is_staff)
        )
        can = frozenset() if not person.here else can - _TALK if closed else can
        can = can - {"write"} if person.muted > self.clock.now() else can
        owner = person.standing is Standing.OWNER
        return Rights(
            person.standing,
            person.rank,
            person.here,
            person.is_bot,
            own,
            owner,
            can,
            frozenset(person.roles),
            account.id,
        )

    async def own_rights(self, place: str) -> Rights | None:
        """Steward's own."""
        return await self.rights(place, self.account(OWN))

    async def find_sent(self, channel: ChannelRef, nonce: str) -> MessageRef | None:
        """A message of ours by its nonce."""
        self.calls["find_sent"] += 1
        found = [one for one in self.written.values() if nonce and one.nonce == nonce and one.ref.channel == channel]
        return found[0].ref if found else None

    async def channels(self, place: str) -> tuple[Channel, ...]:
        """All rooms."""
        writable = "write" in self.can
        return tuple(replace(one, writable=writable) for one in self.rooms.values()) if place == PLACE else ()

    async def channel(self, ref: ChannelRef) -> Channel | None:
        """From the rooms."""
        return next((one for one in await self.channels(ref.place) if one.ref == ref), None)

    async def home(self, place: str) -> Home | None:
        """The town."""
        return Home(PLACE, PLACE, members=len(self.people_), owner=self.account("ada")) if place == PLACE else None

    async def places(self) -> tuple[str, ...]:
        """The one that there is."""
        return (PLACE,)

    async def native_rules(self, place: str) -> tuple[NativeRule, ...]:
        """There are none here."""
        return ()

    def link(self, ref: MessageRef) -> str:
        """Nothing here has an address."""
        return ""

    def invitation(self) -> str:
        """There is none here."""
        return ""

    async def people(self, place: str, query: str) -> tuple[AccountRef, ...]:
        """By id, which is the name here."""
        wanted = query.strip().removeprefix("@").casefold()
        return (self.account(wanted),) if place == PLACE and wanted in self.people_ else ()

    async def staff(self, place: str, roles: frozenset[str] = frozenset()) -> tuple[AccountRef, ...]:
        """Moderators and above who are here, and whoever has one of these roles; no bots."""
        here = {name: one for name, one in self.people_.items() if one.here and not one.is_bot}
        found = [name for name, one in here.items() if one.standing.is_staff or one.roles & roles]
        return tuple(self.account(name) for name in found) if place == PLACE else ()

    async def troubles(self, place: str) -> tuple[Trouble, ...]:
        """Rights that were taken, in a fixed order."""
        taken = sorted(VERBS - self.can)
        return tuple(Trouble("no-right", PLACE, feature=one, detail=one) for one in taken) if place == PLACE else ()

    async def publish(self, commands: tuple[Command, ...]) -> None:
        """Keep them; counted when they changed."""
        if commands != self.commands:
            self.calls["publish"] += 1
            self.commands = commands
