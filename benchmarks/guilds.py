"""Guilds: what a thousand of them cost the Discord adapter in memory.

Run: `python -m benchmarks.guilds`. A Discord of the tests' own stands in a process beside: 1,000 guilds of 20 channels
and 10 roles each. Each client is measured in a process of its own, by its resident memory before the login and once
every guild has been told of and looked at. The yardstick is discord.py's plain client on the same guilds with its
caches of members and messages off: what the adapter keeps beyond guilds, channels and roles would show.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Final

from benchmarks.bar import Bar, shown
from benchmarks.size import megabytes

GUILDS: Final = 1_000
CHANNELS: Final = 20
ROLES: Final = 10
"""Of each guild, @everyone and Steward's own among the roles."""
SECONDS: Final = 120
MOST_MEGABYTES: Final = 250
MOST_ABOVE: Final = 3
RIGHTS: Final = ["VIEW_CHANNEL", "READ_MESSAGE_HISTORY", "SEND_MESSAGES", "MANAGE_MESSAGES", "VIEW_AUDIT_LOG"]
Addresses = dict[str, str]


@dataclass(frozen=True, slots=True)
class Used:
    """Resident memory in MB: before the login, and with all guilds known; `heard` is how many were."""

    before: float
    after: float
    heard: int

    @property
    def guilds(self) -> float:
        """What the guilds cost."""
        return self.after - self.before


def serve(told: Connection) -> None:
    """Make the guilds, serve them, and end when the other side does."""
    from tests.wire.discord import DiscordWire

    async def whole() -> None:
        async with DiscordWire() as wire:
            wire.control.limits(False)
            for number in range(GUILDS):
                names = [f"channel-{one}" for one in range(CHANNELS)]
                guild = wire.control.make_guild(f"guild {number}", f"owner{number}", permissions=RIGHTS, channels=names)
                for one in range(ROLES - 2):
                    wire.control.make_role(guild, f"role {one}")
            told.send(wire.addresses())
            await asyncio.to_thread(told.poll, 4 * SECONDS)

    asyncio.run(whole())


@contextmanager
def served() -> Iterator[Addresses]:
    """That Discord in a process beside, for as long as the block runs."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs,))
    process.start()
    try:
        if not ours.poll(SECONDS):
            raise TimeoutError("the guilds were not made in time")
        yield ours.recv()
    finally:
        ours.send(None)
        process.join(10)
        process.kill()


def adapter(addresses: Addresses) -> Used:
    """The adapter as `steward run` makes it, with an intake that only counts."""
    from adapters.discord import DiscordPlatform, DiscordSettings
    from adapters.memory.store import MemoryStore
    from adapters.system import SystemClock, SystemDice
    from bot.app.notebook import StoreNotebook
    from bot.app.remembered import StoredHistory
    from bot.bootstrap import texts
    from bot.domain.events import Incoming, PlaceJoined
    from tests.wire.discord.client import until

    store, clock = MemoryStore(), SystemClock()
    settings = DiscordSettings(addresses["token"], addresses["api"], addresses["gateway"])
    notebook = StoreNotebook(store, clock, "discord")
    platform = DiscordPlatform(settings, clock, SystemDice(), texts(), notebook, StoredHistory(store))
    heard = 0

    async def count(incoming: Incoming) -> bool:
        nonlocal heard
        heard += isinstance(incoming.event, PlaceJoined)
        return True

    def known() -> bool:
        return heard == GUILDS

    async def whole() -> Used:
        gc.collect()
        before = megabytes()
        try:
            await platform.start(count)
            await until(known, SECONDS)
            await platform.catch_up.settle()
            gc.collect()
            return Used(before, megabytes(), len(await platform.places()))
        finally:
            await platform.stop()

    return asyncio.run(whole())


def plain(addresses: Addresses) -> Used:
    """discord.py's own client, with the same intents."""
    import discord

    from adapters.discord.gateway import INTENTS
    from tests.wire.discord.client import logged_in, until

    client = discord.AutoShardedClient(
        intents=INTENTS, member_cache_flags=discord.MemberCacheFlags.none(), chunk_guilds_at_startup=False,
        max_messages=None, shard_count=1,
    )  # fmt: skip

    def known() -> bool:
        return len(client.guilds) == GUILDS and not any(one.unavailable for one in client.guilds)

    async def whole() -> Used:
        gc.collect()
        before = megabytes()
        async with logged_in(addresses, client):
            await until(known, SECONDS)
            gc.collect()
            return Used(before, megabytes(), len(client.guilds))

    return asyncio.run(whole())


def bars() -> list[Bar]:
    """Both bars of guilds; prints the figures behind them."""
    found = {}
    with served() as addresses:
        for name, client in (("adapter", adapter), ("discord.py", plain)):
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                used = found[name] = pool.submit(client, addresses).result(2 * SECONDS)
            print(f"guilds, {name:<10}  {used.before:6.1f} MB before, {used.after:6.1f} MB with {used.heard:,} guilds")
            assert used.heard == GUILDS, used
    ours, theirs = found["adapter"], found["discord.py"]
    return [
        Bar(f"memory of {GUILDS:,} Discord guilds, MB", ours.guilds, theirs.guilds, most=MOST_ABOVE, unit="MB"),
        Bar(f"process with {GUILDS:,} Discord guilds, MB", ours.after, MOST_MEGABYTES, most=1, unit="MB"),
    ]


if __name__ == "__main__":
    sys.exit(0 if shown(bars()) else 1)
