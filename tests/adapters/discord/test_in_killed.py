"""`steward run` is killed again and again while people talk: what Discord's history tells is judged, once, in order.

The short form kills it twice; `STEWARD_SLOW=1` kills it thirty times.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from adapters.sql import open_readonly
from bot.domain.records import InboxRow, InboxState
from bot.ports.tables import INBOX, MESSAGES
from tests.adapters.discord.hearing import RIGHTS
from tests.kit import ROOT
from tests.kit.run import run_within
from tests.wire.discord import DiscordWire

LONG = os.environ.get("STEWARD_SLOW") == "1"
KILLS = 30 if LONG else 2
STEP = 0.02


@dataclass(slots=True)
class _Talk:
    """What people said and changed, and the process that listens now and then."""

    wire: DiscordWire
    folder: Path
    chance: random.Random
    said: dict[str, str] = field(default_factory=dict)
    edits: dict[str, str] = field(default_factory=dict)
    process: asyncio.subprocess.Process | None = None

    async def begin(self) -> None:
        """Start it and wait until it is connected."""
        config = self.folder / "config.toml"
        config.write_text(
            f'[store]\ndata = "{self.folder / "data"}"\n[http]\nport = 0\n'
            f'[discord]\ntoken = "{self.wire.token}"\napi_base = "{self.wire.addresses()["api"]}"\n'
        )
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--config", str(config), cwd=ROOT, stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        await until(lambda: bool(self.wire.control.connected()))

    async def end(self, sign: signal.Signals) -> None:
        """End it in one way or another."""
        assert self.process is not None
        self.process.send_signal(sign)
        await self.process.wait()

    async def talk(self, steps: int) -> None:
        """People talk for a while, and change what they said."""
        for _ in range(steps):
            for _ in range(self.chance.randint(1, 5)):
                room, who = self.chance.choice("abc"), self.chance.choice(("bob", "eve", "kim"))
                number = self.wire.control.says(who, room, f"message {len(self.said)}", force=True)
                self.said[number] = room
            if self.chance.random() < 0.3:
                number = self.chance.choice(list(self.said)[-30:])
                self.edits[number] = f"changed at {len(self.said)}"
                self.wire.control.edits(number, self.edits[number])
            await asyncio.sleep(STEP)


async def until(done: Callable[[], bool]) -> None:
    """Look until it is so, for half a minute at most."""
    async with asyncio.timeout(30):
        while not done():  # noqa: ASYNC110  # another process gives no event to wait for
            await asyncio.sleep(STEP)


async def _kept(talk: _Talk) -> tuple[list[InboxRow], dict[str, str]]:
    """The inbox in its order, and texts by message."""
    store = await open_readonly(talk.folder / "data" / "steward.db")
    try:
        rows = await store.read(lambda tx: tx.find(INBOX, order=("seq",)))
        texts = await store.read(lambda tx: tx.find(MESSAGES))
        return rows, {row.message: row.text for row in texts}
    finally:
        await store.close()


async def _caught_up(talk: _Talk) -> None:
    """Everything that was said and changed is judged."""
    async with asyncio.timeout(60):
        while True:
            rows, texts = await _kept(talk)
            judged = all(texts.get(number) == text for number, text in talk.edits.items())
            if judged and set(talk.said) <= set(texts) and all(row.state is InboxState.DONE for row in rows):
                return
            await asyncio.sleep(10 * STEP)


@pytest.mark.slow
@run_within(600 if LONG else 100)
async def test_nothing_that_the_history_tells_is_lost_doubled_or_out_of_order(tmp_path: Path) -> None:
    async with DiscordWire() as wire:
        talk = _Talk(wire, tmp_path, random.Random(20261120))
        guild = wire.control.make_guild(permissions=RIGHTS, channels=["a", "b", "c"])
        for name in ("bob", "eve", "kim"):
            wire.control.make_member(guild, name)
        await talk.begin()
        await talk.talk(5)
        for _ in range(KILLS):
            await talk.talk(talk.chance.randint(1, 40))
            await talk.end(signal.SIGKILL)
            await talk.talk(talk.chance.randint(1, 20))
            await talk.begin()
        await _caught_up(talk)
        await talk.end(signal.SIGTERM)
        rows, _ = await _kept(talk)
        assert wire.complaints == []
    told = [row.external_id[1:] for row in rows if row.external_id.startswith("m") and row.external_id[1:] in talk.said]
    assert sorted(told) == sorted(talk.said)
    for room in "abc":
        assert [one for one in told if talk.said[one] == room] == [one for one in talk.said if talk.said[one] == room]
