"""What tests of the way in share: a core that only takes, notes in a dict, a platform on a wire."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from adapters.fluent import load_texts
from adapters.memory.dice import MemoryDice
from adapters.system import SystemClock
from adapters.telegram import TelegramPlatform, TelegramSettings
from bot.app.commands.catalog import all_commands
from bot.domain.events import Event, Incoming
from bot.domain.time import SECOND
from bot.ports.clock import Clock
from bot.ports.store import StoreFault
from tests.kit.notes import Notes
from tests.wire.telegram import TelegramWire

TEXTS = load_texts()
E = TypeVar("E")
PATIENCE = 20.0
LONG = 5 * SECOND


class HeldClock(SystemClock):
    """Short sleeps last until `let_go` is called; `asleep` counts them."""

    def __init__(self) -> None:
        self.asleep = 0
        self._gates: list[asyncio.Event] = []
        self._fell_asleep = asyncio.Condition()

    async def sleep(self, length: int) -> None:
        """As told."""
        if length >= LONG:
            return await super().sleep(length)
        gate = asyncio.Event()
        self._gates.append(gate)
        async with self._fell_asleep:
            self.asleep += 1
            self._fell_asleep.notify_all()
        await gate.wait()
        return None

    async def until_asleep(self, times: int) -> None:
        """Wait until somebody fell asleep for the so-many-th time."""
        async with asyncio.timeout(PATIENCE), self._fell_asleep:
            await self._fell_asleep.wait_for(lambda: self.asleep >= times)

    def let_go(self) -> None:
        """Wake everybody."""
        for gate in self._gates:
            gate.set()


class Inbox:
    """Takes events as intake does: durable, deduped, in order. `faults` are raised instead, one for each call."""

    def __init__(self) -> None:
        self.rows: dict[str, Incoming] = {}
        self.repeats: list[str] = []
        self.faults: list[Exception] = []
        self._news = asyncio.Condition()

    async def accept(self, incoming: Incoming) -> bool:
        """Store an event."""
        if self.faults:
            raise self.faults.pop(0)
        async with self._news:
            new = incoming.external_id not in self.rows
            if new:
                self.rows[incoming.external_id] = incoming
            else:
                self.repeats.append(incoming.external_id)
            self._news.notify_all()
        return new

    def events(self, kind: type[E]) -> list[E]:
        """The stored events of a kind, in order."""
        return [one.event for one in self.rows.values() if isinstance(one.event, kind)]

    @property
    def all(self) -> list[Event]:
        """Every stored event, in order."""
        return [one.event for one in self.rows.values()]

    async def until(self, kind: type[E], count: int = 1) -> list[E]:
        """Wait for so many events of a kind."""
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(lambda: len(self.events(kind)) >= count)
        return self.events(kind)

    async def sees(self, condition: Callable[[], bool]) -> None:
        """Wait until something is true, looked at after each event."""
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(condition)


def broken(times: int) -> list[Exception]:
    """A store that can't work so many times."""
    return [StoreFault("store-full", "for the test") for _ in range(times)]


def platform_on(wire: TelegramWire, notes: Notes | None = None, clock: Clock | None = None, **settings: Any) -> Any:
    """The platform, with the wire's addresses; the server does not slow down who asks the same again."""
    wire.set_pacing(False)
    told = TelegramSettings(wire.token, wire.base_url, wire.base_file_url, **settings)
    return TelegramPlatform(told, clock or SystemClock(), MemoryDice(3), TEXTS, notes or Notes())


@asynccontextmanager
async def listening(
    wire: TelegramWire, inbox: Inbox, notes: Notes | None = None, clock: Clock | None = None
) -> AsyncIterator[TelegramPlatform]:
    """The platform, polling."""
    platform: TelegramPlatform = platform_on(wire, notes, clock)
    try:
        await platform.publish(all_commands())
        await platform.start(inbox.accept)
        yield platform
    finally:
        await platform.stop()


def town(wire: TelegramWire, **more: object) -> tuple[int, int, int]:
    """A supergroup with its owner Ann and a member Bob: (ann, bob, chat)."""
    ann, bob = wire.user("Ann", language="ru-RU"), wire.user("Bob")
    return ann, bob, wire.supergroup("Town", ann, [bob], bot="administrator", **more)  # type: ignore[arg-type]  # as given
