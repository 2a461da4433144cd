"""Size: a thousand communities that talk, and a start with a hundred thousand cases.

Run: `python -m benchmarks.size`. Each community has the gaming preset in force and a live session after some messages,
on the real store; memory is the whole process's (RSS). A start is `open_store` and `Core.start`, as `steward run` does.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks.bar import Bar, shown
from benchmarks.corpus import chat
from benchmarks.store import CASES_AT_START, rows_of, run
from benchmarks.whole_path import as_event, frames, started
from bot.app.core import Core
from bot.ports.store import Tx, where
from bot.ports.tables import CASES, COMMUNITIES, MESSAGES

LIVING: Final = 1_000
MESSAGES_EACH: Final = 20
WINDOW: Final = 500
MEGABYTES: Final = 250
SECONDS: Final = 3


def megabytes() -> float:
    """The process's resident memory now."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell how much memory a process has")


async def talk(core: Core, lines: list[str], rounds: int, first: int) -> None:
    """Each community hears so many messages."""
    made = frames(lines, LIVING, LIVING * 20, first)
    at = core.desk.clock.now()
    for start in range(0, LIVING * rounds, WINDOW):
        window = made[start : start + WINDOW]
        await asyncio.gather(*[core.intake.accept(as_event(raw, at + start)) for raw in window])
        await core.lanes.idle()


async def living(folder: Path) -> float:
    """Megabytes with a thousand communities alive."""
    lines, _ = chat(LIVING * MESSAGES_EACH)
    store, core = await started(folder, scored=True)
    await talk(core, lines[:LIVING], 1, 0)
    await store.write(lambda tx: tx.change(COMMUNITIES, where(preset=""), preset="gaming"))
    for row in await store.read(lambda tx: tx.find(COMMUNITIES)):
        core.desk.policies.drop(row.id)
    await talk(core, lines, MESSAGES_EACH, LIVING)
    used = megabytes()
    communities = await store.read(lambda tx: tx.count(COMMUNITIES))
    heard = await store.read(lambda tx: tx.count(MESSAGES))
    assert (communities, heard) == (LIVING, LIVING * (MESSAGES_EACH + 1)), (communities, heard)
    await core.stop()
    await store.close()
    return used


async def fill(folder: Path) -> None:
    """A store with its hundred thousand cases."""
    store, core = await started(folder, scored=True)
    for first in range(0, CASES_AT_START, 5_000):

        async def some(tx: Tx, first: int = first) -> None:
            for number in range(first, first + 5_000):
                await tx.add(CASES, rows_of(number)[3][1])

        await store.write(some)
    await core.stop()
    await store.close()


async def start(folder: Path) -> float:
    """Seconds until the core runs on it."""
    begin = time.perf_counter()
    store, core = await started(folder, scored=True)
    took = time.perf_counter() - begin
    assert await store.read(lambda tx: tx.count(CASES)) == CASES_AT_START
    await core.stop()
    await store.close()
    return took


def bars() -> list[Bar]:
    """Both bars of size."""
    with tempfile.TemporaryDirectory(dir=".") as folder:
        used = run(living(Path(folder)))
    print(f"size: {LIVING} communities, {MESSAGES_EACH + 1} messages each: {used:.0f} MB")
    with tempfile.TemporaryDirectory(dir=".") as folder:
        run(fill(Path(folder)))
        took = run(start(Path(folder)))
    return [
        Bar(f"memory with {LIVING:,} communities, MB", used, MEGABYTES, most=1, unit="MB"),
        Bar(f"start with {CASES_AT_START:,} cases, s", took, SECONDS, most=1, unit="s"),
    ]


if __name__ == "__main__":
    sys.exit(0 if shown(bars()) else 1)
