"""A thousand due items, and more than one who wants them: each is had once."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections import Counter
from pathlib import Path

import pytest

from activities.schedule.tables import FIRES
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.memory.store import MemoryStore
from adapters.sql import open_store
from adapters.sql import store as owned
from bot.domain.records import Due
from bot.ports.store import Store, StoreFault, Tx
from bot.ports.tables import DUE
from tests.kit import ROOT
from tests.kit.claimer import claim_all
from tests.kit.run import run, run_within

ITEMS = 1000


async def _fill(tx: Tx) -> None:
    for number in range(ITEMS):
        await tx.put(DUE, Due(1, "schedule-fire", str(number), 1_800_000_000_000_000 + number))


async def _open(path: Path, note: str = "one") -> Store:
    return await open_store(path, clock=MemoryClock(), dice=MemoryDice(sum(note.encode())), note=note)


async def _owners(store: Store) -> Counter[str]:
    """How many fires each worker has."""
    assert await store.read(lambda tx: tx.count(DUE)) == 0
    return Counter(one.local for one in await store.read(lambda tx: tx.find(FIRES)))


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
@run_within(100)
async def test_workers_of_one_store_have_each_item_once(tmp_path: Path, kind: str) -> None:
    store: Store = MemoryStore() if kind == "memory" else await _open(tmp_path / "s.db")
    await store.write(_fill)
    won = await asyncio.gather(*(claim_all(store, f"worker {number}") for number in range(4)))
    owners = await _owners(store)
    print({"kind": kind, "items": ITEMS, "won": won})
    assert sum(won) == sum(owners.values()) == ITEMS
    assert dict(owners) == {f"worker {number}": count for number, count in enumerate(won) if count}
    await store.close()


async def _process(path: Path, *args: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.kit.claimer", str(path), *args, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )


async def _line(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    return (await process.stdout.readline()).decode().strip()


@pytest.mark.timeout(150)
@run_within(140)
async def test_two_processes_one_file_and_the_first_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store = await _open(path)
    await store.write(_fill)
    await store.close()
    first = await _process(path, "first", "400")
    assert (await _line(first), await _line(first)) == ("owns", "holds")
    second = await _process(path, "second")
    assert await _line(second) == "refused store-owned"
    first.send_signal(signal.SIGKILL)
    await first.wait()
    refused = 1
    while (said := await _line(second)) == "refused store-owned":
        refused += 1
    assert said == "owns"
    assert await _line(second) == "done"
    await second.wait()
    store = await _open(path, "after")
    owners = await _owners(store)
    print({"items": ITEMS, "refused": refused, **owners})
    assert owners == {"first": 400, "second": 600}
    await store.close()


@run
async def test_who_was_overtaken_claims_nothing_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the lock fails (some network drives know none), the lease's epoch fences the first owner off."""
    path = tmp_path / "s.db"
    first = await _open(path, "first")
    await first.write(_fill)

    class NoLock:
        def release(self) -> None:
            """Nothing is held."""

    monkeypatch.setattr(owned, "_locked", lambda *_: NoLock())
    second = await _open(path, "second")
    with pytest.raises(StoreFault, match="store-owned"):
        await claim_all(first, "first")
    assert await claim_all(second, "second") == ITEMS
    assert await _owners(second) == Counter({"second": ITEMS})
    await second.close()
    await first.close()
