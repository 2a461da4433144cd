"""Platforms set up for the contract suite: the same few people and troubles on each.

To add a platform: a class with the same verbs over it, and its name in `STAGES`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from adapters.fluent import load_texts
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.memory.platform import MemoryPlatform
from adapters.sandbox import Sandbox, frames, notes, troubles
from adapters.sandbox.deeds import Actor, Yes, send
from bot.domain.events import Incoming
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef
from bot.ports.platform import Platform
from tests.contracts import telegram_stage
from tests.contracts.discord_stage import DiscordStage
from tests.contracts.telegram_stage import TelegramStage

TEXTS: Final = load_texts()


class MemoryStage:
    """bob is a member, mira moderates, ada owns the place."""

    place = "town"

    def __init__(self, folder: Path) -> None:
        self.clock = MemoryClock()
        self.memory = MemoryPlatform(self.clock)
        self.platform: Platform = self.memory

    async def open(self) -> None:
        async def accept(_: Incoming) -> bool:
            return True

        await self.memory.start(accept)

    def channel(self, room: str) -> ChannelRef:
        return self.memory.ref(room)

    def account(self, person: str) -> AccountRef:
        return self.memory.account(person)

    async def says(self, person: str, text: str) -> MessageRef:
        return self.memory.say(person, text)

    async def asks(self, person: str) -> str:
        return self.memory.ask(person)

    async def take_right(self, right: str) -> None:
        self.memory.can.discard(right)

    async def lower(self) -> None:
        self.memory.people_["steward"].rank = 1

    async def leave(self, person: str) -> None:
        self.memory.people_[person].here = False

    async def close_direct(self, person: str) -> None:
        self.memory.people_[person].closed = True

    async def lose_answers(self) -> None:
        self.memory.lost = True

    async def make_busy(self) -> None:
        self.memory.busy = 5_000_000

    async def state(self) -> Any:
        people = {name: (one.here, one.muted, one.banned) for name, one in self.memory.people_.items()}
        said = {
            one.ref.id: one.text for one in self.memory.written.values() if not one.gone and one.author != "steward"
        }
        return people, said, {room: self.memory.slow.get(room, 0) for room in self.memory.rooms}


class SandboxStage:
    """The sandbox with the same people."""

    place = "lanternfall"

    def __init__(self, folder: Path) -> None:
        self.clock = MemoryClock()
        self.sandbox = Sandbox(folder / "sandbox.db", self.clock, MemoryDice(3), TEXTS)
        self.platform: Platform = self.sandbox

    async def open(self) -> None:
        async def accept(_: Incoming) -> bool:
            return True

        await self.sandbox.start(accept)

    def channel(self, room: str) -> ChannelRef:
        return ChannelRef("sandbox", "lanternfall", room)

    def account(self, person: str) -> AccountRef:
        return AccountRef("sandbox", person)

    async def says(self, person: str, text: str) -> MessageRef:
        frame = frames.Send(do="send", channel="general", text=text)
        end = await self.sandbox.world.run(lambda step: send(step, Actor(person, "en"), frame))
        assert isinstance(end, Yes), end
        return MessageRef(self.channel("general"), end.reply["message"])

    async def asks(self, person: str) -> str:
        return await self.sandbox.world.run(lambda step: notes.begin(step, person, "general"))

    async def _turn(self, trouble: str, who: str = "") -> None:
        assert await self.sandbox.world.run(lambda step: troubles.turn(step, trouble, True, who))

    async def take_right(self, right: str) -> None:
        await self._turn(f"right-{right}")

    async def lower(self) -> None:
        await self._turn("role-low")

    async def leave(self, person: str) -> None:
        await self._turn("left", person)

    async def close_direct(self, person: str) -> None:
        await self._turn("closed", person)

    async def lose_answers(self) -> None:
        await self._turn("lost-answer")

    async def make_busy(self) -> None:
        await self._turn("busy")

    async def state(self) -> Any:
        found = await self.sandbox.snapshot()
        return found["people"], found["messages"], found["rooms"]


Stage = MemoryStage | SandboxStage | DiscordStage | TelegramStage
STAGES: Final[dict[str, Callable[[Path], Stage]]] = {
    "memory": MemoryStage,
    "sandbox": SandboxStage,
    "discord": DiscordStage,
    "telegram": TelegramStage,
}
LEFT_OUT: Final[dict[str, dict[str, str]]] = {"telegram": telegram_stage.LEFT_OUT}
"""What a platform can't keep: by platform the test, and why. Such a test is not collected for it (`conftest.py`)."""
