"""The store: `python -m benchmarks.store [--dir DIR]`.

Every figure is a ratio taken in one run on one disk, whose own fdatasync time is printed beside it. An event is one
inbox row, one message, one signal and one case, as intake and moderation write them.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any, Final, TypeVar

from activities.catalog import TABLES
from adapters.sql import dialect, open_store
from adapters.sql.group import MOST
from adapters.sql.migrations import additive
from adapters.sql.statements import Statements
from adapters.system import SystemClock, SystemDice
from bot.domain.cases import Case, CaseKind, CaseState
from bot.domain.events import MessagePosted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.records import InboxRow, InboxState, StoredMessage
from bot.domain.signals import Severity, Signal, SignalKind, SpanOn, Topic
from bot.ports.store import Store, Table, Tx, Where, where
from bot.ports.tables import CASES, INBOX, MESSAGES, SIGNALS

T = TypeVar("T")
FLIGHT: Final = 1_000
ROUNDS: Final = 9
ALONE: Final = 100
CASES_AT_START: Final = 100_000
_START: Final = 1_800_000_000_000_000
_TEXT: Final = "you were not even there, you idiot, and everyone here knows it; read the second page before you post"


@dataclass(frozen=True, slots=True)
class Bar:
    """One measured figure beside what it has to reach."""

    name: str
    ratio: float
    bar: str
    met: bool
    yardstick: str

    def __str__(self) -> str:
        return f"{'ok  ' if self.met else 'MISS'} {self.name}: {self.ratio:.2f} (bar {self.bar}) · {self.yardstick}"


def rows_of(number: int) -> tuple[tuple[Table[Any], Any], ...]:
    """The four rows of one event."""
    at = _START + number * 1_000_000
    channel = ChannelRef("discord", "845213099812306001", "845213099812306007")
    message = f"{1_120_000_000_000_000_000 + number}"
    author = Author(AccountRef("discord", f"{700_000_000_000_000_000 + number % 400}"), "Kestrel", joined_at=at - 10**9)
    event = MessagePosted(Message(MessageRef(channel, message), author, _TEXT, at, "raids"))
    person = 4_611_686_018_427_387 + number % 400
    return (
        (
            INBOX,
            InboxRow(
                "discord-1", message, 7, number, "talk", "discord", channel.place, event, InboxState.DONE, 0, "", at
            ),
        ),
        (MESSAGES, StoredMessage(7, "discord", channel.id, message, person, "Kestrel", _TEXT, at, "")),
        (SIGNALS, _signal(number, person, channel, message, at)),
        (CASES, _case(number, person, channel, message, at)),
    )


def _signal(number: int, person: int, channel: ChannelRef, message: str, at: int) -> Signal:
    return Signal(
        7,
        number,
        SignalKind.RULE,
        "insult",
        "9f86d081",
        "ask",
        Topic.INSULT,
        Severity.HIGH,
        person,
        "discord",
        channel.id,
        message,
        (SpanOn(0, 29, 34, "idiot"),),
        (),
        at,
        number,
    )


def _case(number: int, person: int, channel: ChannelRef, message: str, at: int) -> Case:
    return Case(
        7,
        number,
        CaseKind.ENFORCE,
        CaseState.OPEN,
        Topic.INSULT,
        Severity.HIGH,
        "insult",
        2,
        person,
        None,
        "discord",
        channel.place,
        channel.id,
        message,
        at,
        at,
    )


async def write_event(store: Store, rows: Sequence[tuple[Table[Any], Any]]) -> float:
    """One event, acknowledged after its commit; seconds until then."""

    async def body(tx: Tx) -> None:
        for table, row in rows:
            await tx.add(table, row)

    begun = perf_counter()
    await store.write(body)
    return perf_counter() - begun


@dataclass(frozen=True, slots=True)
class Speeds:
    """Events a second in the best round of each kind (other programs only slow rounds down), and a burst's waits."""

    alone: float
    together: float
    bare: float
    took: list[float]


async def speeds(folder: Path) -> Speeds:
    """The three kinds in turn, round by round, so that all meet the same weather on the machine."""
    store = await open_store(folder / "store.db", clock=SystemClock(), dice=SystemDice(), note="benchmark")
    loop = Bare(folder / "bare.db")
    alone, together, plain = [], [], []
    for turn in range(ROUNDS):
        events = [rows_of(turn * (FLIGHT + ALONE) + number) for number in range(FLIGHT + ALONE)]
        begun = perf_counter()
        for rows in events[FLIGHT:]:
            await write_event(store, rows)
        alone.append(ALONE / (perf_counter() - begun))
        begun = perf_counter()
        took = await asyncio.gather(*(write_event(store, rows) for rows in events[:FLIGHT]))
        together.append((FLIGHT / (perf_counter() - begun), took))
        plain.append(loop.speed(events[:FLIGHT], MOST))
    await store.close()
    loop.close()
    speed, took = max(together, key=lambda one: one[0])
    return Speeds(max(alone), speed, max(plain), took)


async def sustained(folder: Path) -> list[float]:
    """Latencies with 100 writers who each write their next event when the last one is safe."""
    store = await open_store(folder / "sustained.db", clock=SystemClock(), dice=SystemDice(), note="benchmark")
    events = iter([rows_of(number) for number in range(10_000)])
    took: list[float] = []

    async def writer() -> None:
        for rows in events:
            took.append(await write_event(store, rows))  # noqa: PERF401  # many writers share the list

    await asyncio.gather(*(writer() for _ in range(100)))
    await store.close()
    return took[1_000:]


class Bare:
    """A loop over sqlite3: the same schema, settings, rows (encoded beforehand) and batch."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None, cached_statements=512)
        for pragma in dialect.PRAGMAS:
            self._connection.execute(pragma)
        additive()(self._connection, TABLES)
        self._made = {table.name: Statements(table) for table in (INBOX, MESSAGES, SIGNALS, CASES)}

    def speed(self, events: Sequence[Sequence[tuple[Table[Any], Any]]], batch: int) -> float:
        """Events a second."""
        made, execute = self._made, self._connection.execute
        ready = [[(made[table.name].insert, made[table.name].encode(row)) for table, row in rows] for rows in events]
        begun = perf_counter()
        for first in range(0, len(ready), batch):
            execute(dialect.BEGIN_WRITE)
            for rows in ready[first : first + batch]:
                for sql, values in rows:
                    execute(sql, values)
            execute(dialect.COMMIT)
        return len(ready) / (perf_counter() - begun)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


async def start(folder: Path) -> float:
    """Seconds to open a store of 100,000 cases and read one of them and the open ones of the newest hundred."""
    path = folder / "start.db"
    store = await open_store(path, clock=SystemClock(), dice=SystemDice(), note="benchmark")
    for first in range(0, CASES_AT_START, 5_000):

        async def fill(tx: Tx, first: int = first) -> None:
            for number in range(first, first + 5_000):
                await tx.add(CASES, rows_of(number)[3][1])

        await store.write(fill)
    await store.close()
    begun = perf_counter()
    store = await open_store(path, clock=SystemClock(), dice=SystemDice(), note="benchmark")
    newest = Where("number", ">", CASES_AT_START - 100)
    found = await store.read(lambda tx: tx.find(CASES, *where(community=7, state=CaseState.OPEN), newest))
    took = perf_counter() - begun
    assert len(found) == 99
    await store.close()
    return took


def fdatasync(folder: Path) -> tuple[float, float]:
    """What the disk itself takes: p50 and p99 of 300 appends of 4 KiB, each made durable, in ms."""
    took = []
    sync = getattr(os, "fdatasync", os.fsync)
    with (folder / "sync").open("wb", buffering=0) as file:
        for _ in range(300):
            file.write(b"x" * 4096)
            begun = perf_counter()
            sync(file.fileno())
            took.append((perf_counter() - begun) * 1_000)
    return percentiles(took)


def percentiles(values: list[float]) -> tuple[float, float]:
    """p50 and p99."""
    cuts = quantiles(values, n=100)
    return cuts[49], cuts[98]


def file_system(folder: Path) -> str:
    """The kind of file system of a folder, "unknown" where the system does not tell."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "unknown"
    lines = [line.split() for line in mounts.read_text().splitlines()]
    under = [(len(line[1]), line[2]) for line in lines if folder.resolve().is_relative_to(line[1])]
    return max(under)[1] if under else "unknown"


def run(story: Coroutine[Any, Any, T]) -> T:
    """On the loop that the product runs on."""
    try:
        import uvloop
    except ImportError:  # as `steward` does: asyncio's own loop where there is no other
        return asyncio.run(story)
    return uvloop.run(story)


def measure(folder: Path) -> list[Bar]:
    """Every bar of the store."""
    kind = file_system(folder)
    middle, worst = fdatasync(folder)
    print(f"disk: {kind}, fdatasync p50 {middle:.2f} ms, p99 {worst:.2f} ms")
    if kind == "tmpfs":
        print("a tmpfs is no disk: give another folder with --dir")
    fast = run(speeds(folder))
    p50, p99 = percentiles(fast.took)
    steady50, steady99 = percentiles(run(sustained(folder)))
    opened = run(start(folder))
    ack = f"{fast.alone:,.0f} events/s with one commit each, {fast.together:,.0f}/s with {FLIGHT} in flight"
    waits = f"p50 {p50 * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms with {FLIGHT} in flight"
    steady = f"p50 {steady50 * 1000:.1f} ms, p99 {steady99 * 1000:.1f} ms, 100 writers"
    return [
        Bar(
            "group commit over one commit an event",
            fast.together / fast.alone,
            "≥ 10",
            fast.together >= 10 * fast.alone,
            ack,
        ),
        Bar(
            "our writer over a bare sqlite3 loop",
            fast.together / fast.bare,
            "≥ 0.6",
            fast.together >= 0.6 * fast.bare,
            f"{fast.bare:,.0f} events/s bare, batches of {MOST}",
        ),
        Bar("p99 over p50, a burst", p99 / p50, "≤ 10", p99 <= 10 * p50, waits),
        Bar("p99 over p50, sustained", steady99 / steady50, "≤ 10", steady99 <= 10 * steady50, steady),
        Bar(f"start with {CASES_AT_START:,} cases, s", opened, "< 3", opened < 3, "open, check, read"),
    ]


def main() -> int:
    """Print every bar; 1 when one is missed."""
    parser = argparse.ArgumentParser(description="The store's bars, as ratios taken in one run.")
    parser.add_argument("--dir", type=Path, default=None, help="a folder on a real disk (default: the temporary one)")
    parent = parser.parse_args().dir
    folder = Path(tempfile.mkdtemp(prefix="steward-bench-", dir=parent))
    try:
        bars = measure(folder)
    finally:
        shutil.rmtree(folder)
    print(*bars, sep="\n")
    return 0 if all(bar.met for bar in bars) else 1


if __name__ == "__main__":
    sys.exit(main())
