"""The whole path: a gateway frame → decision → committed, against what the libraries spend on parsing and dispatch.

CPU of all threads of the process (`time.process_time`), the same frames for each. Ours: orjson, the event, intake's
durable commit, the lane's batch, judging by a preset, the second durable commit (message, trace, signals, case).
The yardsticks are discord.py's own parse and dispatch of the frame, and python-telegram-bot's `Update.de_json` with one
handler; on a real platform our adapters would pay a library's parsing on top unless they read frames raw.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from pathlib import Path
from typing import Any, Final

import orjson

from adapters.memory.alarm import MemoryAlarm
from adapters.sql import open_store
from adapters.system import SystemClock, SystemDice
from benchmarks.corpus import chat
from bot.app.core import Core
from bot.bootstrap import build_core
from bot.domain.events import Incoming, MessagePosted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.ports.store import where
from bot.ports.tables import COMMUNITIES, INBOX, MESSAGES
from tests.kit.quiet import QuietPlatform

COMMUNITIES_USED: Final = 20
WINDOW: Final = 512


def frames(lines: list[str]) -> list[bytes]:
    """Discord MESSAGE_CREATE frames of these lines, by members of a few guilds."""
    made = []
    for number, line in enumerate(lines):
        user = number * 7919 % 400
        made.append(json.dumps({"op": 0, "t": "MESSAGE_CREATE", "s": number, "d": {
            "id": str(1_300_000_000_000_000_000 + number), "channel_id": str(9000 + number % COMMUNITIES_USED),
            "guild_id": str(5000 + number % COMMUNITIES_USED), "content": line,
            "timestamp": "2026-11-20T10:00:00.000000+00:00", "edited_timestamp": None, "tts": False,
            "mention_everyone": False, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
            "pinned": False, "type": 0, "flags": 0, "components": [], "nonce": "1",
            "author": {"id": str(100_000 + user), "username": f"user{user}", "discriminator": "0", "avatar": None,
                       "global_name": None, "public_flags": 0, "bot": False},
            "member": {"roles": ["1", "2"], "joined_at": "2024-01-02T03:04:05.000000+00:00", "nick": None, "avatar": None,
                       "premium_since": None, "deaf": False, "mute": False, "flags": 0, "pending": False,
                       "communication_disabled_until": None},
        }}).encode())  # fmt: skip
    return made


def as_event(raw: bytes, at: int) -> Incoming:
    """The six fields that judging needs, from the raw frame."""
    data = orjson.loads(raw)["d"]
    guild, author = data["guild_id"], data["author"]
    ref = MessageRef(ChannelRef("quiet", guild, data["channel_id"]), data["id"])
    writer = Author(
        AccountRef("quiet", author["id"]), author["username"], bool(author.get("bot")),
        roles=frozenset(data["member"]["roles"]),
    )  # fmt: skip
    return Incoming("quiet", data["id"], "quiet", guild, MessagePosted(Message(ref, writer, data["content"], at, "general")))


async def ours(made: list[bytes], folder: Path) -> tuple[float, float, int]:
    """CPU seconds, wall seconds, messages that are committed at the end."""
    clock = SystemClock()
    store = await open_store(folder / "steward.db", clock=clock, dice=SystemDice(), note="benchmark")
    core = build_core(store, clock, SystemDice(), MemoryAlarm(clock), [QuietPlatform()])
    await core.start()
    await warm(core, made[:COMMUNITIES_USED])
    await store.write(lambda tx: tx.change(COMMUNITIES, where(preset=""), preset="gaming"))
    rest = made[COMMUNITIES_USED:]
    at, cpu, wall = clock.now(), time.process_time(), time.perf_counter()
    for start in range(0, len(rest), WINDOW):
        await asyncio.gather(*(core.intake.accept(as_event(one, at)) for one in rest[start : start + WINDOW]))
    await core.lanes.idle()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    committed = await store.read(lambda tx: tx.count(MESSAGES))
    undone = await store.read(lambda tx: tx.count(INBOX, *where(state="new")))
    await core.stop()
    await store.close()
    assert undone == 0
    return cpu, wall, committed


async def warm(core: Core, made: list[bytes]) -> None:
    """Found the communities first: that happens once in their life."""
    for one in made:
        await core.intake.accept(as_event(one, 0))
    await core.lanes.idle()


async def discord_py(made: list[bytes]) -> float:
    """CPU seconds of discord.py: json, parse, Message object, dispatch to one on_message."""
    import discord

    client = discord.Client(intents=discord.Intents.all())
    loop = asyncio.get_running_loop()
    client.loop = loop
    client.http.loop = loop
    state: Any = client._connection
    state.user = type("Me", (), {"id": 1})()
    for number in range(COMMUNITIES_USED):
        state._add_guild_from_data({
            "id": str(5000 + number), "name": "g", "member_count": 1, "roles": [{"id": str(5000 + number), "name": "@everyone",
            "permissions": "0", "position": 0, "color": 0, "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None}, "hoist": False, "managed": False, "mentionable": False, "flags": 0}],
            "emojis": [], "stickers": [], "features": [], "members": [], "threads": [], "voice_states": [], "presences": [],
            "channels": [{"id": str(9000 + number), "type": 0, "name": "general", "position": 0, "permission_overwrites": [], "guild_id": str(5000 + number)}],
            "owner_id": "1", "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0,
            "premium_tier": 0, "preferred_locale": "en-US", "nsfw_level": 0, "system_channel_flags": 0, "afk_timeout": 60,
        })  # fmt: skip
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
    raws = [json.dumps({"update_id": n, "message": {
        "message_id": n, "date": 1_800_000_000, "text": line, "chat": {"id": -100_000 - n % 20, "type": "supergroup", "title": "g"},
        "from": {"id": 100 + n % 400, "is_bot": False, "first_name": "user", "username": "user", "language_code": "en"},
        "entities": []}}).encode() for n, line in enumerate(lines, 1)]  # fmt: skip
    cpu = time.process_time()
    for raw in raws:
        await app.process_update(Update.de_json(json.loads(raw), bot))
    spent = time.process_time() - cpu
    assert seen == len(raws)
    return spent


def main() -> bool:
    """Print each figure with its ratio and yardstick; whether both bars hold."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=10_000)
    count = parser.parse_args().messages
    lines, source = chat(count)
    made = frames(lines)
    with tempfile.TemporaryDirectory(dir=".") as folder:
        cpu, wall, committed = asyncio.run(ours(made, Path(folder)))
    assert committed == count, (committed, count)
    each = cpu / (count - COMMUNITIES_USED) * 1e6
    theirs = asyncio.run(discord_py(made)) / count * 1e6
    telegram = asyncio.run(ptb(lines)) / count * 1e6
    print(f"whole path, {count} messages of {source}, preset gaming, {COMMUNITIES_USED} communities")
    print(f"  ours            {each:7.1f} µs CPU a message, {count / wall:,.0f} messages/s wall")
    print(f"  discord.py      {theirs:7.1f} µs   ratio {each / theirs:.2f}   bar ≤ 3")
    print(f"  PTB             {telegram:7.1f} µs   ratio {each / telegram:.2f}   bar ≤ 2")
    return each <= 3 * theirs and each <= 2 * telegram


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
