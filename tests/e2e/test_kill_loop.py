"""The process is killed again and again; the platform survives and counts: nothing lost, doubled or out of order.

The short form runs a few rounds; `STEWARD_SLOW=1` runs a hundred, the figure of the design's bar.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from adapters.sql import open_readonly
from bot.domain.actions import Ban, DeleteMessage, EditMessage, Mute, SendDirect, SendMessage
from bot.domain.content import Look
from bot.domain.records import InboxState
from bot.ports.store import where
from bot.ports.tables import INBOX, SIGNALS
from tests.kit import ROOT
from tests.kit.run import run, run_within
from tests.kit.survivor import ROOM, Survivor

RULES = """
format = 1
[[rule]]
id = "insult"
name = "Insult"
why = "Criticise ideas, not people."
mode = "ask"
severity = "high"
when.says_any = ["idiot*"]
then.flag = "insult"

[[rule]]
id = "spam"
name = "Spam"
why = "No advertising."
mode = "act"
severity = "medium"
when.says_any = ["free coins"]
then.remove_message = true
then.mute_author = "10m"
then.flag = "spam"
"""
LONG = os.environ.get("STEWARD_SLOW") == "1"
ROUNDS = 100 if LONG else 5
MESSAGES_A_ROUND = 6


class Loop:
    """A survivor, and a core that is started and killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.world = Survivor()
        self.socket = folder / "s"
        self.rules = folder / "rules.toml"
        self.rules.write_text(RULES, "utf-8")
        self.written: list[tuple[str, bool]] = []
        self._child: asyncio.subprocess.Process | None = None
        self._server: asyncio.AbstractServer | None = None

    async def __aenter__(self) -> Loop:
        """Open the world."""
        self._server = await self.world.serve(self.socket)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Kill what runs, close the world."""
        await self.kill()
        if self._server is not None:
            self._server.close()

    async def death(self) -> None:
        """Wait until the core has died."""
        async with asyncio.timeout(20):
            assert self._child is not None
            await self._child.wait()

    async def start(self) -> None:
        """Start the core and wait until it takes events."""
        self._child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.kit.far_child", str(self.folder), str(self.socket), str(self.rules),
            cwd=ROOT, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert self._child.stdout is not None
        assert await self._child.stdout.readline() in (b"ready\n", b""), "it runs, or was killed before it could say so"

    async def kill(self) -> None:
        """SIGKILL, at once."""
        if self._child is not None and self._child.returncode is None:
            self._child.send_signal(signal.SIGKILL)
            await self._child.wait()

    def bite(self) -> None:
        """Kill from inside a call: accepted by the platform, never recorded by the core."""
        if self._child is not None and self._child.returncode is None:
            self._child.send_signal(signal.SIGKILL)

    def talk(self, messages: int) -> None:
        """Half insults, half spam, each by somebody new."""
        for _ in range(messages):
            number = len(self.written)
            spam = bool(number % 2)
            text = f"free coins here {number}" if spam else f"you idiot number {number}"
            self.written.append((self.world.writes(f"member{number}", text), spam))

    async def settle(self) -> None:
        """Let the core finish: until nothing changes for a while."""
        before, still = -1, 0
        async with asyncio.timeout(40):
            while still < 8:
                await asyncio.sleep(0.1)
                now = len(self.world.calls) + len(self.world.outbox)
                still = still + 1 if now == before and not self.world.outbox else 0
                before = now

    def verdict(self) -> dict[str, Any]:
        """What the survivor counted."""
        cards = [one for one in self.world.posts.values() if one.ref.channel == ROOM and one.content is not None]
        asked = sum(not spam for _, spam in self.written)
        spam = [ref for ref, is_spam in self.written if is_spam]
        return {
            "messages": len(self.written),
            "lost cards": len(self.written) - len({one.ref.id for one in cards}),
            "lost deletions": sum(self.world.posts[ref].alive for ref in spam),
            "undecided": sum(one.content.look is not Look.DECIDED for one in cards if one.content),
            "unpressed": asked - len(self.world.pressed),
            "doubled": sum(times - 1 for times in self.world.sends.values()),
            "muted": len(self.world.muted) - len(spam),
        }


NOTHING_WRONG = {"lost cards": 0, "lost deletions": 0, "undecided": 0, "unpressed": 0, "doubled": 0, "muted": 0}


async def _out_of_order(loop: Loop) -> int:
    """Signals whose order is not the order in which people wrote."""
    store = await open_readonly(loop.folder / "steward.db")
    try:
        signals = await store.read(lambda tx: tx.find(SIGNALS, order=("id",)))
        stuck = await store.read(lambda tx: tx.count(INBOX, *where(state=InboxState.STUCK)))
        undone = await store.read(lambda tx: tx.count(INBOX, *where(state=InboxState.NEW)))
    finally:
        await store.close()
    assert (stuck, undone) == (0, 0)
    order = [one.message for one in signals]
    wanted = [ref for ref, _ in loop.written]
    return sum(a != b for a, b in zip(order, wanted, strict=True))


@pytest.mark.slow
@pytest.mark.timeout(900)
@run_within(800)
async def test_killed_at_random_moments(tmp_path: Path) -> None:
    dice = random.Random(4)
    async with Loop(tmp_path) as loop:
        for _ in range(ROUNDS):
            await loop.start()
            loop.talk(MESSAGES_A_ROUND)
            await asyncio.sleep(dice.uniform(0, 0.25))
            await loop.kill()
        await loop.start()
        await loop.settle()
    verdict = loop.verdict() | {"kills": ROUNDS, "out of order": await _out_of_order(loop)}
    print(verdict)
    assert {**verdict, **NOTHING_WRONG, "out of order": 0} == verdict


def _sends_card(act: Any) -> bool:
    return isinstance(act, SendMessage)


BITES: dict[str, Callable[[Any], bool]] = {
    "card": _sends_card,
    "card edit": lambda act: isinstance(act, EditMessage),
    "delete": lambda act: isinstance(act, DeleteMessage),
    "mute": lambda act: isinstance(act, Mute | Ban),
    "notice": lambda act: isinstance(act, SendDirect),
}


@pytest.mark.slow
@pytest.mark.parametrize("verb", sorted(BITES))
@run
async def test_killed_between_acceptance_and_record(tmp_path: Path, verb: str) -> None:
    armed, bitten = False, 0

    def bite(act: Any) -> bool:
        nonlocal armed, bitten
        bites = armed and BITES[verb](act)
        if bites:
            armed, bitten = False, bitten + 1
        return bites

    async with Loop(tmp_path) as loop:
        loop.world.bite, loop.world.on_bite = bite, loop.bite
        for _ in range(3):
            armed = True
            loop.talk(4)
            await loop.start()
            await loop.death()
        await loop.start()
        await loop.settle()
    assert bitten == 3
    verdict = loop.verdict()
    assert {**verdict, **NOTHING_WRONG} == verdict
