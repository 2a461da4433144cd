"""The whole path: a gateway frame → decision → committed, against what the libraries spend on parsing and dispatch.

CPU of all threads of the process (`time.process_time`), the same frames for each. Ours: orjson, the event, intake's
durable commit, the lane's batch, judging by a preset, the second durable commit (message, trace, signals, case).
The classifier's share is printed beside it: it has a bar of its own.
The yardsticks are discord.py's own parse and dispatch of the frame, and python-telegram-bot's `Update.de_json` with one
handler; on a real platform our adapters would pay a library's parsing on top unless they read frames raw.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from typing import Any, Final

import orjson

from adapters.memory.alarm import MemoryAlarm
from adapters.sql import open_store
from adapters.sql.store import SqliteStore
from adapters.system import SystemClock, SystemDice
from benchmarks.bar import Bar, shown
from benchmarks.corpus import chat
from benchmarks.store import run
from benchmarks.wire import guild, message
from bot.app.core import Core
from bot.app.scoring import Scoring
from bot.bootstrap import build_desk
from bot.domain.assessment import Assessment
from bot.domain.events import Incoming, MessagePosted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.time import SECOND
from bot.ports.store import where
from bot.ports.tables import COMMUNITIES, INBOX, MESSAGES, SIGNALS
from tests.kit.quiet import QuietPlatform

COMMUNITIES_USED: Final = 20
WINDOW: Final = 512
APART: Final = SECOND // 20
"""Between two messages: each community hears one a second, each member speaks every twenty."""


def frames(lines: list[str], guilds: int = COMMUNITIES_USED, people: int = 400, first: int = 0) -> list[bytes]:
    """Discord MESSAGE_CREATE frames of these lines, by members of a few guilds, numbered from `first`."""
    return [message(number, line, guilds, people) for number, line in enumerate(lines, first)]


def as_event(raw: bytes, at: int) -> Incoming:
    """The six fields that judging needs, from the raw frame."""
    data = orjson.loads(raw)["d"]
    guild, author = data["guild_id"], data["author"]
    ref = MessageRef(ChannelRef("quiet", guild, data["channel_id"]), data["id"])
    writer = Author(
        AccountRef("quiet", author["id"]), author["username"], bool(author.get("bot")),
        roles=frozenset(data["member"]["roles"]),
    )  # fmt: skip
    return Incoming(
        "quiet", data["id"], "quiet", guild, MessagePosted(Message(ref, writer, data["content"], at, "general"))
    )


class Unscored:
    """No classifier: the bar counts the path without it."""

    def assess(self, texts: Sequence[str]) -> list[Assessment | None]:
        """Unknown."""
        return [None] * len(texts)


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU and wall seconds of a run, how many messages are committed at its end, how many signals rules gave."""

    cpu: float
    wall: float
    committed: int
    signals: int


async def started(folder: Path, *, scored: bool) -> tuple[SqliteStore, Core]:
    """A core on a store in `folder`."""
    clock = SystemClock()
    store = await open_store(folder / "steward.db", clock=clock, dice=SystemDice(), note="benchmark")
    desk = build_desk(store, clock, SystemDice(), MemoryAlarm(clock), [QuietPlatform()])
    core = Core(desk if scored else replace(desk, scoring=Scoring(Unscored())))
    await core.start()
    return store, core


async def ours(made: list[bytes], folder: Path, *, scored: bool) -> Cost:
    """The frames through the core on a store in `folder`, as if written in the last minutes."""
    store, core = await started(folder, scored=scored)
    await warm(core, made)
    rest = made[2 * COMMUNITIES_USED :]
    at, cpu, wall = core.desk.clock.now() - len(rest) * APART, time.process_time(), time.perf_counter()
    for start in range(0, len(rest), WINDOW):
        window = enumerate(rest[start : start + WINDOW], start)
        for stored in [core.intake.accept(as_event(one, at + number * APART)) for number, one in window]:
            await stored
    await core.lanes.idle()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    committed = await store.read(lambda tx: tx.count(MESSAGES))
    undone = await store.read(lambda tx: tx.count(INBOX, *where(state="new")))
    signals = await store.read(lambda tx: tx.count(SIGNALS))
    await core.stop()
    await store.close()
    assert undone == 0
    return Cost(cpu, wall, committed, signals)


async def warm(core: Core, made: list[bytes]) -> None:
    """Found the communities, choose and read their rules: that happens once in their life. Takes two rounds."""
    for one in made[:COMMUNITIES_USED]:
        await core.intake.accept(as_event(one, 0))
    await core.lanes.idle()
    await core.desk.store.write(lambda tx: tx.change(COMMUNITIES, where(preset=""), preset="gaming"))
    for row in await core.desk.store.read(lambda tx: tx.find(COMMUNITIES)):
        core.desk.policies.drop(row.id)
    for one in made[COMMUNITIES_USED : 2 * COMMUNITIES_USED]:
        await core.intake.accept(as_event(one, 0))
    await core.lanes.idle()


async def discord_py(made: list[bytes]) -> float:
    """CPU seconds of discord.py: json, parse, Message object, dispatch to one on_message."""
    import discord

    client: Any = discord.Client(intents=discord.Intents.all())
    loop = asyncio.get_running_loop()
    client.loop = loop
    client.http.loop = loop
    state: Any = client._connection
    state.user = type("Me", (), {"id": 1})()
    for number in range(COMMUNITIES_USED):
        state._add_guild_from_data(guild(number))
    seen = 0

    async def on_message(message: discord.Message) -> None:
        nonlocal seen
        seen += 1

    client.on_message = on_message
    cpu = time.process_time()
    for start in range(0, len(made), WINDOW):
        for raw in made[start : start + WINDOW]:
            state.parse_message_create(json.loads(raw)["d"])
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    spent = time.process_time() - cpu
    assert seen == len(made)
    return spent


async def ptb(lines: list[str]) -> float:
    """CPU seconds of python-telegram-bot: json, Update.de_json, process_update with one handler."""
    from telegram import Bot, Update
    from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

    app = ApplicationBuilder().token("1:a").updater(None).build()
    app._initialized = True
    bot: Bot = app.bot
    seen = 0

    async def take(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        nonlocal seen
        seen += 1

    app.add_handler(MessageHandler(filters.ALL, take))
    raws = [
        json.dumps(
            {
                "update_id": n,
                "message": {
                    "message_id": n,
                    "date": 1_800_000_000,
                    "text": line,
                    "chat": {"id": -100_000 - n % 20, "type": "supergroup", "title": "g"},
                    "from": {
                        "id": 100 + n % 400,
                        "is_bot": False,
                        "first_name": "user",
                        "username": "user",
                        "language_code": "en",
                    },
                    "entities": [],
                },
            }
        ).encode()
        for n, line in enumerate(lines, 1)
    ]
    cpu = time.process_time()
    for raw in raws:
        await app.process_update(Update.de_json(json.loads(raw), bot))
    spent = time.process_time() - cpu
    assert seen == len(raws)
    return spent


def measure(count: int, rounds: int) -> tuple[dict[str, float], Cost, str]:
    """µs of CPU a message by what was run, the best of a few interleaved rounds; the last run of ours; the lines."""
    lines, source = chat(count)
    made = frames(lines)
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, scored in (("ours", False), ("ours scored", True)):
            with tempfile.TemporaryDirectory(dir=".") as folder:
                cost = run(ours(made, Path(folder), scored=scored))
            assert cost.committed == count, (cost.committed, count)
            best[name] = min(best.get(name, inf), cost.cpu / (count - 2 * COMMUNITIES_USED) * 1e6)
        best["discord.py"] = min(best.get("discord.py", inf), asyncio.run(discord_py(made)) / count * 1e6)
        best["PTB"] = min(best.get("PTB", inf), asyncio.run(ptb(lines)) / count * 1e6)
    return best, cost, source


def bars(count: int = 10_000, rounds: int = 3) -> list[Bar]:
    """The two bars of the whole path."""
    best, cost, source = measure(count, rounds)
    each, scored = best["ours"], best["ours scored"]
    print(f"whole path, {count} messages of {source}, preset gaming, {COMMUNITIES_USED} communities, best of {rounds}")
    print(f"  ours            {each:7.1f} µs CPU a message; with the classifier {scored:.1f} µs,")
    print(f"                  {count / cost.wall:,.0f} messages/s wall, {cost.signals} signals")
    return [
        Bar("whole path against discord.py's parse and dispatch", each, best["discord.py"], most=3),
        Bar("whole path against PTB's parse and dispatch", each, best["PTB"], most=2),
    ]


def main() -> bool:
    """Print each figure with its ratio and yardstick; whether both bars hold."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    return shown(bars(asked.messages, asked.rounds))


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
