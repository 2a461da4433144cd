"""A simulated platform: whatever it is asked to do is done at once, on nobody, and written down.

For dry runs, measurements and proofs that nothing was asked: the code above it is the very code that serves real chats.
Unlike `platform`, which refuses as real ones do, it refuses nothing; who may do what is given beforehand.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from bot.domain.actions import Act, CopyMedia, MakeInvite, SendDirect, SendMessage, SendPoll, SetNativeEvent
from bot.domain.commands import Command
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.native import NativeRule
from bot.domain.people import AccountRef, Rights, Standing
from bot.domain.results import Done, Refused, Result
from bot.ports.platform import Accept, Channel, Home, Limits, Trouble

MEMBER: Final = Rights(Standing.MEMBER)
OWN: Final = Rights(
    Standing.ADMIN, rank=60, is_bot=True, is_self=True,
    can=frozenset({"read", "write", "delete", "mute", "kick", "ban", "slow", "direct"}),
)  # fmt: skip


@dataclass(slots=True)
class SimulatedPlatform:
    """`known` are the rights of accounts by id, everybody else is a member; `rooms` are its channels.

    `acts` holds every act in order, `calls` counts every question and act by its name. Asking for `rights` is counted
    apart, in `looks`: it is how judging learns who is staff, and changes nothing anywhere.
    """

    name: str = "simulated"
    known: Mapping[str, Rights] = field(default_factory=dict)
    rooms: tuple[Channel, ...] = ()
    acts: list[Act] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    looks: int = 0
    sent: dict[str, MessageRef] = field(default_factory=dict)

    @property
    def limits(self) -> Limits:
        """As much as anybody asks."""
        return Limits(delete_many=100, ban_many=200)

    async def start(self, accept: Accept) -> None:
        """Nothing happens by itself."""

    async def ended(self) -> None:
        """It has no end."""
        await asyncio.Event().wait()

    async def stop(self) -> None:
        """Nothing runs."""

    def able(self, act: Act) -> Refused | None:
        """Everything is possible."""
        self.calls["able"] += 1
        return None

    async def carry_out(self, act: Act) -> Result:
        """Done, and written down; what is sent twice under one nonce stands once."""
        self.calls[type(act).__name__] += 1
        self.acts.append(act)
        if isinstance(act, SendMessage | SendPoll):
            return Done(self._stands(act.channel, act.nonce))
        if isinstance(act, CopyMedia):
            return Done(self._stands(act.to, act.nonce))
        if isinstance(act, SetNativeEvent | MakeInvite):
            return Done(made=act.event.id if isinstance(act, SetNativeEvent) and act.event.id else str(len(self.acts)))
        if isinstance(act, SendDirect):
            return Done(self._stands(ChannelRef(self.name, act.place, f"direct:{act.account.id}"), act.nonce))
        return Done()

    def _stands(self, channel: ChannelRef, nonce: str) -> MessageRef:
        ref = MessageRef(channel, str(len(self.acts)))
        return self.sent.setdefault(f"{channel.id}:{nonce}", ref) if nonce else ref

    async def rights(self, place: str, account: AccountRef, channel: str = "") -> Rights | None:
        """As given."""
        self.looks += 1
        return self.known.get(account.id, MEMBER)

    async def own_rights(self, place: str) -> Rights | None:
        """Everything."""
        self.calls["own_rights"] += 1
        return OWN

    async def find_sent(self, channel: ChannelRef, nonce: str) -> MessageRef | None:
        """What was sent there under this nonce."""
        self.calls["find_sent"] += 1
        return self.sent.get(f"{channel.id}:{nonce}") if nonce else None

    async def channels(self, place: str) -> tuple[Channel, ...]:
        """As given, in that place."""
        self.calls["channels"] += 1
        return tuple(replace(one, ref=replace(one.ref, place=place)) for one in self.rooms)

    async def channel(self, ref: ChannelRef) -> Channel | None:
        """As given."""
        return next((one for one in await self.channels(ref.place) if one.ref.id == ref.id), None)

    async def home(self, place: str) -> Home | None:
        """Nothing is known of it."""
        return None

    async def places(self) -> tuple[str, ...]:
        """Everywhere and nowhere."""
        return ()

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
        """Whoever is known by this id."""
        self.calls["people"] += 1
        wanted = query.removeprefix("@")
        return (AccountRef(self.name, wanted),) if wanted in self.known else ()

    async def staff(self, place: str, roles: frozenset[str] = frozenset()) -> tuple[AccountRef, ...]:
        """Whoever is known as staff, or has one of these roles."""
        self.calls["staff"] += 1
        found = [one for one, rights in self.known.items() if rights.standing.is_staff or rights.roles & roles]
        return tuple(AccountRef(self.name, one) for one in found)

    async def troubles(self, place: str) -> tuple[Trouble, ...]:
        """None."""
        self.calls["troubles"] += 1
        return ()

    async def publish(self, commands: tuple[Command, ...]) -> None:
        """Nobody looks."""
        self.calls["publish"] += 1
