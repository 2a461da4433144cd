"""Presses: how long until whoever pressed is answered, while everything else is slow.

500 messages wait in the talk lane (topped up while presses are measured), 500 sends wait in the outbox, and their chat
answers every send with "later, in 35 s". Each press is timed from its arrival at intake to the answer at the platform,
on the machine's clock and a durable store. The yardstick is the same presses with nothing else going on, and one
durable commit of this disk: a press is four of them (event, decision, call begun, call done).
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from adapters.memory.alarm import MemoryAlarm
from adapters.memory.platform import MemoryPlatform
from adapters.sql import open_store
from adapters.system import SystemClock, SystemDice
from benchmarks.bar import Bar, shown
from benchmarks.corpus import chat
from bot.app.core import Core
from bot.app.plan import post
from bot.app.turn import Turn, take_turn
from bot.bootstrap import build_core
from bot.domain.actions import Act, Answer, EditMessage, SendMessage
from bot.domain.content import plain
from bot.domain.events import ButtonPressed, Incoming, MessagePosted
from bot.domain.messages import Message, MessageRef
from bot.domain.people import Author
from bot.domain.records import InboxState, Mark
from bot.domain.results import Later, Result
from bot.domain.time import SECOND
from bot.ports.store import where
from bot.ports.tables import COMMUNITIES, INBOX, MARKS, PLACES

WAITING: Final = 500
WRITERS: Final = 400
BAR_SECONDS: Final = 1.0
PAUSE: Final = 0.02


@dataclass(slots=True)
class LimitedPlatform(MemoryPlatform):
    """A chat under a 429: while `limited`, posts and edits are put off by 35 s; answers to presses are not."""

    limited: bool = False
    put_off: int = 0
    answered: dict[str, float] = field(default_factory=dict)

    async def carry_out(self, act: Act) -> Result:
        """One call; when an answer comes is noted."""
        if self.limited and isinstance(act, SendMessage | EditMessage):
            self.put_off += 1
            return Later(35 * SECOND)
        result = await MemoryPlatform.carry_out(self, act)
        if isinstance(act, Answer):
            self.answered[act.interaction] = time.perf_counter()
        return result


class Desk:
    """A core under load, and somebody who presses."""

    def __init__(self, core: Core, platform: LimitedPlatform, lines: list[str]) -> None:
        self.core, self.platform, self.lines = core, platform, lines
        self.community = 0
        self._number = 0

    async def found(self) -> None:
        """A community with a room, the gaming preset, and a case to press on."""
        await self.say("hello")
        await self.core.idle()
        places = await self.core.desk.store.read(lambda tx: tx.find(PLACES))
        self.community = places[0].community

        async def deed(turn: Turn) -> None:
            room = self.platform.ref("moderators")
            settings = replace(turn.community.settings, setup_done=True)
            found = replace(turn.community, preset="gaming", settings=settings)
            await turn.tx.put(
                COMMUNITIES, replace(found, room_platform=room.platform, room_place=room.place, room_channel=room.id)
            )

        await take_turn(self.core.desk, self.community, deed)
        self.core.desk.policies.drop(self.community)
        await self.say("@bob you are an idiot, shut up")
        await self.core.idle()

    async def say(self, text: str) -> None:
        """One of 400 members writes in #general."""
        self._number += 1
        ref = MessageRef(self.platform.ref("general"), f"w{self._number}")
        name = "kestrel" if self._number < 3 else f"member{self._number % WRITERS}"
        writer = Author(self.platform.account(name), name.title())
        message = Message(ref, writer, text, self.core.desk.clock.now(), "general")
        await self.core.intake.accept(Incoming("memory", f"w{self._number}", "memory", "town", MessagePosted(message)))

    async def load(self) -> None:
        """500 sends for a chat that takes none, and talk that never runs dry."""

        async def sends(turn: Turn) -> None:
            for number in range(WAITING):
                await post(turn, self.platform.ref("general"), plain(f"post {number}"))

        await take_turn(self.core.desk, self.community, sends)
        undone = where(state=InboxState.NEW)
        while True:
            lines = [self.lines[(self._number + n) % len(self.lines)] for n in range(WAITING)]
            await asyncio.gather(*(self.say(line) for line in lines))
            while await self.core.desk.store.read(lambda tx: tx.count(INBOX, *undone)) > WAITING:  # noqa: ASYNC110  # a table
                await asyncio.sleep(PAUSE)

    async def press(self) -> float:
        """Seconds until mira is answered what is behind case 1."""
        asked = self.platform.ask("mira")
        mira = Author(self.platform.account("mira"), "Mira")
        ref = MessageRef(self.platform.ref("moderators"), "1")
        event = ButtonPressed("s1:case:1:explain", mira, ref, asked, self.core.desk.clock.now())
        start = time.perf_counter()
        await self.core.intake.accept(Incoming("memory", asked, "memory", "town", event))
        async with asyncio.timeout(30):
            while asked not in self.platform.answered:  # noqa: ASYNC110  # a platform is looked at from outside
                await asyncio.sleep(0.001)
        return self.platform.answered[asked] - start


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds until answered: alone and under load; one durable commit; calls that were put off meanwhile."""

    idle: list[float]
    loaded: list[float]
    commit: float
    put_off: int


async def measure(folder: Path, presses: int) -> Figures:
    """Press `presses` times with nothing else going on, and as often under load."""
    clock, dice = SystemClock(), SystemDice()
    store = await open_store(folder / "steward.db", clock=clock, dice=dice, note="benchmark")
    platform = LimitedPlatform(clock)
    core = build_core(store, clock, dice, MemoryAlarm(clock), [platform])
    await core.start()
    desk = Desk(core, platform, chat(2_000)[0])
    await desk.found()
    idle = [await desk.press() for _ in range(presses)]
    commits = []
    for number in range(presses):
        start = time.perf_counter()
        await store.write(lambda tx, n=number: tx.put(MARKS, Mark(desk.community, f"b{n}", "", 0)))  # type: ignore[misc]  # bound per round
        commits.append(time.perf_counter() - start)
    platform.limited = True
    load = asyncio.create_task(desk.load())
    await asyncio.sleep(0.2)
    loaded = [await desk.press() for _ in range(presses)]
    load.cancel()
    with suppress(asyncio.CancelledError):
        await load
    await core.stop()
    await store.close()
    return Figures(idle, loaded, statistics.median(commits), platform.put_off)


def percentile(values: list[float], share: float) -> float:
    """The value below which this share lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def bars(presses: int = 200, folder: Path | None = None) -> list[Bar]:
    """The bar of presses; prints the figures behind it."""
    with tempfile.TemporaryDirectory(dir=folder or ".") as inside:
        figures = asyncio.run(measure(Path(inside), presses))
    idle, loaded = figures.idle, figures.loaded
    print(f"presses, {presses} alone and {presses} under load: {WAITING} messages in the lane, {WAITING} sends put off")
    print(f"  one durable commit    p50 {figures.commit * 1e3:8.2f} ms")
    for name, values in (("alone", idle), ("under load", loaded)):
        p50, p95 = percentile(values, 0.5), percentile(values, 0.95)
        in_commits = f"= {p50 / figures.commit:.1f} commits"
        print(f"  {name:<20}  p50 {p50 * 1e3:8.2f} ms   p95 {p95 * 1e3:8.2f} ms   {in_commits}")
    print(f"  under load / alone    p50 {percentile(loaded, 0.5) / percentile(idle, 0.5):8.1f} x")
    print(f"  calls put off by the 429: {figures.put_off}, none of them more than once in 35 s")
    return [Bar("a press answered under load, p95", percentile(loaded, 0.95), BAR_SECONDS, most=1, unit="s")]


def main() -> bool:
    """Print the figures and whether the bar holds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--presses", type=int, default=200)
    parser.add_argument("--folder", type=Path, default=None, help="where the store is put; not a tmpfs")
    asked = parser.parse_args()
    return shown(bars(asked.presses, asked.folder))


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
