"""A Discord adapter that listens to the wire: what it hears is kept in order, deduped as intake does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from adapters.discord.platform import DiscordPlatform
from adapters.discord.settings import DiscordSettings
from adapters.fluent import load_texts
from adapters.memory.dice import MemoryDice
from adapters.system import SystemClock
from bot.domain.events import Event, Incoming, MessageEdited, MessagePosted
from bot.ports.store import StoreFault
from tests.kit.notes import Notes
from tests.wire.discord import DiscordWire

E = TypeVar("E")
BOUND = 20.0
RIGHTS = [
    "VIEW_CHANNEL", "READ_MESSAGE_HISTORY", "SEND_MESSAGES", "MANAGE_MESSAGES", "MODERATE_MEMBERS", "KICK_MEMBERS",
    "BAN_MEMBERS", "MANAGE_GUILD", "MANAGE_CHANNELS", "VIEW_AUDIT_LOG",
]  # fmt: skip
"""What Steward asks for when it is added, more or less."""


class Heard:
    """Intake as a list: every new event once, by (source, external id). Also what is remembered of messages."""

    def __init__(self) -> None:
        self.all: list[Incoming] = []
        self.repeats: list[str] = []
        self.fails = 0
        self._ids: set[tuple[str, str]] = set()
        self._rung = asyncio.Event()

    async def accept(self, incoming: Incoming) -> bool:
        """Keep an event; refuses while `fails` counts down."""
        if self.fails:
            self.fails -= 1
            raise StoreFault("store-full")
        key = (incoming.source, incoming.external_id)
        self._rung.set()
        if key in self._ids:
            self.repeats.append(incoming.external_id)
            return False
        self._ids.add(key)
        self.all.append(incoming)
        return True

    def of(self, kind: type[E]) -> list[E]:
        """The events of a kind, in order."""
        return [one.event for one in self.all if isinstance(one.event, kind)]

    async def wait_for(self, kind: type[E], count: int = 1) -> list[E]:
        """The events of a kind, once there are so many."""
        async with asyncio.timeout(BOUND):
            while len(self.of(kind)) < count:
                self._rung.clear()
                await self._rung.wait()
        return self.of(kind)

    async def newest(self, platform: str, place: str) -> Mapping[str, str]:
        """The newest message by channel."""
        found: dict[str, str] = {}
        for one in self.all:
            event: Event = one.event
            if isinstance(event, MessagePosted) and one.place == place:
                ref = event.message.ref
                found[ref.channel.id] = str(max(int(ref.id), int(found.get(ref.channel.id, "0"))))
        return found

    async def texts(self, platform: str, channel: str, messages: Sequence[str]) -> Mapping[str, str]:
        """Texts by message."""
        found: dict[str, str] = {}
        for one in self.all:
            event: Event = one.event
            if isinstance(event, MessagePosted | MessageEdited) and event.message.ref.channel.id == channel:
                found[event.message.ref.id] = event.message.text
        return {key: text for key, text in found.items() if key in messages}


def platform_for(wire: DiscordWire, heard: Heard, notes: Notes, **options: Any) -> DiscordPlatform:
    """The real adapter, told where the wire is."""
    addresses = wire.addresses()
    settings = DiscordSettings(
        token=options.pop("token", wire.token), api_base=addresses["api"], gateway_url="", **options
    )
    return DiscordPlatform(settings, SystemClock(), MemoryDice(7), load_texts(), notes, heard)


@asynccontextmanager
async def listening(
    wire: DiscordWire, heard: Heard | None = None, notes: Notes | None = None, **options: Any
) -> AsyncIterator[tuple[DiscordPlatform, Heard]]:
    """A platform that is connected."""
    heard = heard or Heard()
    platform = platform_for(wire, heard, notes or Notes(), **options)
    await platform.start(heard.accept)
    try:
        yield platform, heard
    finally:
        await platform.stop()
    assert wire.complaints == [], "calls that Discord's specification does not allow"
