"""What tests of the way out share: a platform that is not polling, on a wire, with a town of a few people."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from adapters.telegram import outbound
from adapters.telegram.answers import Answers
from adapters.telegram.session import Session
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef
from bot.domain.results import Done, Result
from tests.adapters.telegram.incoming import Notes, platform_on
from tests.wire.telegram import TelegramWire

T = TypeVar("T")


@dataclass(slots=True)
class Out:
    """A supergroup "Town" with owner, moderator and members; the moderators' room is another group."""

    wire: TelegramWire
    platform: Any
    notes: Notes
    owner: int
    mod: int
    bob: int
    town: int
    room: int

    @property
    def session(self) -> Session:
        """What the parts work with."""
        found: Session = self.platform.session
        return found

    @property
    def place(self) -> str:
        """The town's id."""
        return str(self.town)

    def channel(self, chat: int | None = None, topic: int = 0) -> ChannelRef:
        """A chat or topic as the core names it."""
        name = str(chat or self.town)
        return ChannelRef("telegram", name, f"{name}/{topic}" if topic else name, name if topic else "")

    def direct(self, person: int) -> ChannelRef:
        """Somebody's private chat, about the town."""
        return ChannelRef("telegram", self.place, f"direct:{person}")

    def message(self, number: int, chat: int | None = None) -> MessageRef:
        """A message as the core names it."""
        return MessageRef(self.channel(chat), str(number))

    async def does(self, act: Any) -> Result:
        """Carry an act out."""
        return await outbound.carry_out(self.session, act)

    async def done(self, act: Any) -> Done:
        """Carry an act out that has to work."""
        found = await self.does(act)
        assert isinstance(found, Done), found
        return found


def account(person: int) -> AccountRef:
    """An account as the core names it."""
    return AccountRef("telegram", str(person))


def on_wire(test: Callable[[Out], Awaitable[None]]) -> Callable[[], None]:
    """Make a test of a coroutine that takes the town; at its end the independent model has nothing to complain of."""

    async def play() -> None:
        async with TelegramWire() as wire, asyncio.timeout(60):
            notes = Notes()
            owner, mod, bob = wire.user("Ann"), wire.user("Mira"), wire.user("Bob", username="bobby")
            rights = ["can_manage_chat", "can_delete_messages", "can_restrict_members", "can_invite_users",
                      "can_pin_messages", "can_manage_topics"]  # fmt: skip
            town = wire.supergroup("Town", owner, [mod, bob], bot=rights)
            wire.promotes(owner, mod, town, ["can_manage_chat", "can_delete_messages", "can_restrict_members"])
            room = wire.supergroup("Room", owner, [mod], bot="administrator")
            platform = platform_on(wire, notes)
            out = Out(wire, platform, notes, owner, mod, bob, town, room)
            try:
                async with platform.session.bot:
                    await test(out)
                    await Answers(platform.session).stop()
            finally:
                await platform.stop()
            assert wire.complaints == []

    def run() -> None:
        asyncio.run(play())

    run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
    return run
