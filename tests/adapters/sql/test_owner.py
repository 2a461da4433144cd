"""One owner: who comes second is refused by name, readers work beside, an overtaken owner stops."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest

from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sql import SqliteStore, open_readonly, open_store
from adapters.sql import store as store_module
from adapters.sql.lock import lock_path
from bot.domain.records import Lease, Mark
from bot.ports.store import StoreFault
from bot.ports.tables import LEASES, MARKS

T = TypeVar("T")
MARK = Mark(1, "name", "value", 5)
CLOCK = MemoryClock()


async def opened(path: Path, note: str = "steward run") -> SqliteStore:
    """An owned store."""
    return await open_store(path, clock=CLOCK, dice=MemoryDice(), note=note, patience=0.1)


def owning(path: Path, story: Callable[[SqliteStore], Awaitable[T]]) -> T:
    """Play a story on an owned store."""

    async def whole() -> T:
        store = await opened(path)
        try:
            return await story(store)
        finally:
            await store.close()

    return asyncio.run(whole())


def test_a_second_owner_is_refused_and_told_the_first(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> StoreFault:
        with pytest.raises(StoreFault) as refused:
            await opened(store.path, "steward demo")
        await store.write(lambda tx: tx.put(MARKS, MARK))
        return refused.value

    fault = owning(tmp_path / "steward.db", story)
    assert fault.key == "store-owned"
    assert "steward run" in fault.detail
    assert str(os.getpid()) in fault.detail


def test_a_second_process_is_refused_too(tmp_path: Path) -> None:
    code = "import sys, pathlib, adapters.sql.lock as lock; lock.FileLock(pathlib.Path(sys.argv[1]), 'second')"

    async def story(store: SqliteStore) -> str:
        second = await asyncio.to_thread(
            subprocess.run, [sys.executable, "-c", code, str(store.path)], capture_output=True, text=True, timeout=30
        )
        return second.stderr

    assert "store-owned: steward run" in owning(tmp_path / "steward.db", story)


def test_ownership_ends_with_closing_and_epochs_count(tmp_path: Path) -> None:
    path = tmp_path / "steward.db"
    epochs = [owning(path, lambda store: store.read(lambda tx: tx.get(LEASES, "store"))) for _ in range(3)]
    assert [lease.epoch for lease in epochs if lease is not None] == [1, 2, 3]


def test_readers_work_beside_the_owner_and_cannot_write(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        reader = await open_readonly(store.path)
        await store.write(lambda tx: tx.put(MARKS, MARK))
        assert await reader.read(lambda tx: tx.get(MARKS, 1, "name")) == MARK
        with pytest.raises(StoreFault, match="store-readonly"):
            await reader.write(lambda tx: tx.put(MARKS, MARK))
        await reader.close()

    owning(tmp_path / "steward.db", story)

    async def without_owner() -> Mark | None:
        reader = await open_readonly(tmp_path / "steward.db")
        found = await reader.read(lambda tx: tx.get(MARKS, 1, "name"))
        await reader.close()
        return found

    assert asyncio.run(without_owner()) == MARK


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreFault, match="store-missing"):
        asyncio.run(open_readonly(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []


def test_an_owner_whose_lock_was_removed_by_hand_is_fenced_off(tmp_path: Path) -> None:
    async def story(first: SqliteStore) -> None:
        await first.write(lambda tx: tx.put(MARKS, MARK))
        lock_path(first.path).unlink()
        second = await opened(first.path)
        try:
            told = await asyncio.gather(
                *(first.write(lambda tx: tx.put(MARKS, MARK)) for _ in range(3)), return_exceptions=True
            )
            assert [one.key for one in told if isinstance(one, StoreFault)] == ["store-owned"] * 3
            await second.write(lambda tx: tx.put(MARKS, MARK))
        finally:
            await second.close()

    owning(tmp_path / "steward.db", story)


def test_the_heart_beats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "BEAT", 0.001)
    clock = MemoryClock()

    async def story() -> Lease | None:
        store = await open_store(tmp_path / "steward.db", clock=clock, dice=MemoryDice())
        clock.advance(60_000_000)
        for _ in range(2_000):
            lease = await store.read(lambda tx: tx.get(LEASES, "store"))
            if lease is not None and lease.beat_at == clock.now():
                break
        await store.close()
        return lease

    lease = asyncio.run(story())
    assert lease is not None
    assert lease.beat_at == clock.now()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such bits")
def test_what_people_wrote_is_for_the_owner_alone(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> list[str]:
        await store.write(lambda tx: tx.put(MARKS, MARK))
        await store.backup(tmp_path / "copy.db")
        return [one.name for one in tmp_path.iterdir() if one.stat().st_mode & 0o077]  # noqa: ASYNC240  # few files

    assert owning(tmp_path / "steward.db", story) == []
