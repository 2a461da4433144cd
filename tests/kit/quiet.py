"""A platform on which nothing happens by itself: everybody is a member, every act is done."""

from __future__ import annotations

import asyncio

from bot.domain.actions import Act
from bot.domain.commands import Command
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.native import NativeRule
from bot.domain.people import AccountRef, Rights, Standing
from bot.domain.results import Done, Refused, Result
from bot.ports.platform import Accept, Channel, Home, Limits, Trouble


class QuietPlatform:
    """For measuring the core alone."""

    name = "quiet"
    limits = Limits()

    async def start(self, accept: Accept) -> None:
        """Nothing is delivered."""

    async def ended(self) -> None:
        """It has no end."""
        await asyncio.Event().wait()

    async def stop(self) -> None:
        """Nothing runs."""

    def able(self, act: Act) -> Refused | None:
        """Everything."""
        return None

    async def carry_out(self, act: Act) -> Result:
        """Done."""
        return Done()

    async def rights(self, place: str, account: AccountRef, channel: str = "") -> Rights | None:
        """A member."""
        return Rights(Standing.MEMBER)

    async def own_rights(self, place: str) -> Rights | None:
        """Not asked."""
        return None

    async def find_sent(self, channel: ChannelRef, nonce: str) -> MessageRef | None:
        """Nothing was."""
        return None

    async def channels(self, place: str) -> tuple[Channel, ...]:
        """None."""
        return ()

    async def channel(self, ref: ChannelRef) -> Channel | None:
        """None."""
        return None

    async def home(self, place: str) -> Home | None:
        """None."""
        return None

    async def places(self) -> tuple[str, ...]:
        """None."""
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
        """Nobody."""
        return ()

    async def staff(self, place: str, roles: frozenset[str] = frozenset()) -> tuple[AccountRef, ...]:
        """Nobody."""
        return ()

    async def troubles(self, place: str) -> tuple[Trouble, ...]:
        """None."""
        return ()

    async def publish(self, commands: tuple[Command, ...]) -> None:
        """Nobody looks."""
