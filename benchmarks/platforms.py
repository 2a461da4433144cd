"""Both real platforms from socket to answer, against a Discord and a Telegram in processes of their own.

Presses: see `benchmarks.real_presses`.
CPU: everything of this process between the raw frame and the commit, against a plain discord.py client and a plain
python-telegram-bot application with one handler that take the same messages from the same platform.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from benchmarks.bar import Bar, shown
from benchmarks.corpus import chat
from benchmarks.real_presses import WAITING, percentile, presses
from benchmarks.whole_path import Unscored
from bot.bootstrap.run import Running, start_run
from bot.config import Config
from bot.domain.records import InboxState
from bot.ports.store import where
from bot.ports.tables import COMMUNITIES, INBOX
from tests.kit.founding import DISCORD_RIGHTS, TELEGRAM_RIGHTS
from tests.kit.running import DISCORD_TOKEN
from tests.wire.discord.client import logged_in
from tests.wire.discord.remote import WireProcess
from tests.wire.telegram import RemoteWire

PLACES_USED: Final = 20
PEOPLE_EACH: Final = 100
BAR_SECONDS: Final = 1.0


def _config(folder: Path, telegram: RemoteWire | None, discord: WireProcess | None) -> Config:
    """What points this process at one platform."""
    found: dict[str, Any] = {"store": {"data": str(folder)}, "http": {"port": 0}}
    if telegram is not None:
        found["telegram"] = {"token": telegram.token, "base_url": telegram.base_url}
    if discord is not None:
        there = discord.addresses
        found["discord"] = {"token": there["token"], "api_base": there["api"], "gateway_url": there["gateway"]}
    return Config(**found)


@asynccontextmanager
async def _running(config: Config) -> AsyncIterator[Running]:
    """The whole product in this process, connected."""
    connected = asyncio.Event()
    running = await start_run(config, lambda name, fault, link: connected.set())
    assert isinstance(running, Running)
    try:
        async with asyncio.timeout(30):
            await connected.wait()
        yield running
    finally:
        await running.stop()


async def _judged(running: Running, wanted: int) -> None:
    """Wait until so many messages are judged and committed."""

    async def done() -> bool:
        return await running.store.read(lambda tx: tx.count(INBOX, *where(state=InboxState.DONE))) >= wanted

    while not await done():  # noqa: ASYNC110  # a table
        await asyncio.sleep(0.1)


async def _with_rules(running: Running) -> None:
    """The gaming preset, as a set-up leaves it."""
    await running.store.write(lambda tx: tx.change(COMMUNITIES, where(preset=""), preset="gaming"))
    for row in await running.store.read(lambda tx: tx.find(COMMUNITIES)):
        running.core.desk.policies.drop(row.id)


async def _ours(
    running: Running, warm: Callable[[], Awaitable[None]], say: Callable[[], Awaitable[None]], count: int
) -> float:
    """CPU seconds from the first frame to the last commit, after everybody has spoken once."""
    await warm()
    await asyncio.sleep(1)
    await _with_rules(running)
    await warm()
    await asyncio.sleep(1)
    await running.core.lanes.idle()
    running.core.desk.scoring._classifier = Unscored()  # the classifier has a bar of its own
    before = await running.store.read(lambda tx: tx.count(INBOX, *where(state=InboxState.DONE)))
    cpu = time.process_time()
    await say()
    await _judged(running, before + count)
    return time.process_time() - cpu


class Plain:
    """The library alone: one handler that counts."""

    def __init__(self) -> None:
        self.seen = 0
        self._wanted = 0
        self._done = asyncio.Event()

    def count(self) -> None:
        """One more."""
        self.seen += 1
        if self.seen >= self._wanted:
            self._done.set()

    async def spend(self, say: Callable[[], Awaitable[None]], count: int) -> float:
        """CPU seconds until so many more were seen."""
        self._wanted, self._done = self.seen + count, asyncio.Event()
        cpu = time.process_time()
        await say()
        await self._done.wait()
        return time.process_time() - cpu


def _shares(count: int, writers: list[list[Any]], lines: list[str]) -> list[list[list[Any]]]:
    """Who says what in each place: everybody in turn, so that nobody floods and nothing is said twice."""
    shares: list[list[list[Any]]] = [[] for _ in writers]
    for number in range(count):
        place = number % len(writers)
        people = writers[place]
        shares[place].append([people[number // len(writers) % len(people)], lines[number % len(lines)]])
    return shares


async def discord_cpu(count: int) -> tuple[float, float]:
    """Seconds of CPU for `count` messages: ours, discord.py's."""
    import discord

    from adapters.discord.gateway import INTENTS

    lines = chat(count)[0]
    async with WireProcess(token=DISCORD_TOKEN, seconds=600) as wire:
        rooms, writers = [], []
        for number in range(PLACES_USED):
            there = {"name": f"town{number}", "owner": "ada", "permissions": DISCORD_RIGHTS}
            guild = await wire.make_guild(**there, channels=[f"general{number}"])
            rooms.append(await wire.id_of(channel=f"general{number}"))
            names = [f"writer{number}_{one}" for one in range(PEOPLE_EACH)]
            writers.append([await wire.make_member(guild=guild, name=name) for name in names])

        async def say(many: int = count) -> None:
            for room, share in zip(rooms, _shares(many, writers, lines), strict=True):
                await wire.says_many(channel=room, lines=share)

        with tempfile.TemporaryDirectory(dir=".") as folder:
            async with _running(_config(Path(folder), None, wire)) as running:
                mine = await _ours(running, lambda: say(PLACES_USED * PEOPLE_EACH), say, count)
        plain_ = Plain()
        client = discord.Client(intents=INTENTS)
        client.event(_named("on_message", plain_.count))
        async with logged_in(wire.addresses, client):
            theirs = await plain_.spend(say, count)
    return mine, theirs


def _named(name: str, count: Callable[[], None]) -> Any:
    async def handler(*_: object) -> None:
        count()

    handler.__name__ = name
    return handler


async def telegram_cpu(count: int) -> tuple[float, float]:
    """Seconds of CPU for `count` messages: ours, python-telegram-bot's."""
    from telegram.ext import ApplicationBuilder, MessageHandler, filters

    lines = chat(count)[0]
    async with RemoteWire(600) as wire:
        owner, groups, writers = await wire.user("Vera"), [], []
        for number in range(PLACES_USED):
            writers.append(await wire.users(PEOPLE_EACH, "Writer"))
            groups.append(await wire.supergroup(f"Raids {number}", owner, writers[-1], TELEGRAM_RIGHTS))

        async def say(many: int = count) -> None:
            for group, share in zip(groups, _shares(many, writers, lines), strict=True):
                await wire.says_many(group, share)

        with tempfile.TemporaryDirectory(dir=".") as folder:
            async with _running(_config(Path(folder), wire, None)) as running:
                mine = await _ours(running, lambda: say(PLACES_USED * PEOPLE_EACH), say, count)
        plain_ = Plain()
        app = ApplicationBuilder().token(wire.token).base_url(wire.base_url).build()
        app.add_handler(MessageHandler(filters.ALL, _named("take", plain_.count)))
        async with app:
            await app.start()
            assert app.updater is not None
            await app.updater.start_polling(poll_interval=0.0)
            theirs = await plain_.spend(say, count)
            await app.updater.stop()
            await app.stop()
    return mine, theirs


def bars(pressed: int = 12, messages: int = 4_000, folder: Path | None = None) -> list[Bar]:
    """The bars of both platforms; prints the figures behind them."""
    found = []
    with tempfile.TemporaryDirectory(dir=folder or ".") as inside:
        for name, one in asyncio.run(presses(Path(inside).resolve(), pressed)).items():
            print(
                f"presses on {name}: {len(one.alone)} alone, {len(one.loaded)} behind {WAITING} messages and sends, 429"
            )
            for what, values in (("alone", one.alone), ("under load", one.loaded)):
                p50, p95 = statistics.median(values), percentile(values, 0.95)
                print(
                    f"  {what:<11} p50 {p50 * 1e3:8.1f} ms   p95 {p95 * 1e3:8.1f} ms   most {max(values) * 1e3:8.1f} ms"
                )
            found.append(
                Bar(
                    f"{name}: a press answered under load, p95",
                    percentile(one.loaded, 0.95),
                    BAR_SECONDS,
                    most=1,
                    unit="s",
                )
            )
    for name, most, measure in (("discord.py", 3, discord_cpu), ("PTB", 2, telegram_cpu)):
        mine, theirs = (one / messages * 1e6 for one in asyncio.run(measure(messages)))
        print(f"CPU, {messages} messages from {name}'s socket to the commit: {mine:.1f} µs; alone {theirs:.1f} µs")
        found.append(Bar(f"from the socket to the commit against {name} alone", mine, theirs, most=most))
    return found


def main() -> bool:
    """Print the figures and whether the bars hold."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--presses", type=int, default=12)
    parser.add_argument("--messages", type=int, default=4_000)
    parser.add_argument("--folder", type=Path, default=None, help="where stores are put; not a tmpfs")
    asked = parser.parse_args()
    return shown(bars(asked.presses, asked.messages, asked.folder))


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
