"""A full, locked, damaged or closed disk: nothing is acknowledged, people are told, and it goes on afterwards."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sql import SqliteStore, open_readonly, open_store
from adapters.sql.faults import fault_of
from adapters.sql.group import SqliteThread
from bot.domain.records import Mark
from bot.ports.store import StoreFault, Tx
from bot.ports.tables import MARKS

KEYS = ("full", "locked", "corrupt", "readonly", "owned", "newer", "missing", "disk")


def mark(name: str, value: str = "") -> Mark:
    """A row."""
    return Mark(1, name, value, 0)


async def opened(path: Path) -> SqliteStore:
    """An owned store that does not wait long for others."""
    return await open_store(path, clock=MemoryClock(), dice=MemoryDice(), patience=0.05)


async def put(store: SqliteStore, *names: str, value: str = "") -> list[Any]:
    """What each of many writes in flight was told."""
    writes = [store.write(lambda tx, name=name: tx.put(MARKS, mark(name, value))) for name in names]
    return await asyncio.gather(*writes, return_exceptions=True)


async def names_in(store: SqliteStore) -> list[str]:
    """What is kept."""
    return [one.name for one in await store.read(lambda tx: tx.find(MARKS))]


def keys_of(told: list[Any]) -> set[str]:
    """The faults among what was told; everything told has to be one."""
    assert all(isinstance(one, StoreFault) for one in told), told
    return {one.key for one in told}


async def pragma(store: SqliteStore, text: str) -> Any:
    """A setting of the writer's connection."""
    thread: SqliteThread = store._writers._thread
    return await thread.run(lambda connection: connection.execute(text).fetchone())


def test_a_full_disk(tmp_path: Path) -> None:
    async def story() -> None:
        store = await opened(tmp_path / "s.db")
        pages = (await pragma(store, "PRAGMA page_count"))[0]
        await pragma(store, f"PRAGMA max_page_count={pages + 3}")
        assert keys_of(await put(store, "a", "b", "c", value="x" * 50_000)) == {"store-full"}
        assert await names_in(store) == []
        assert await put(store, "small") == [None]
        await pragma(store, "PRAGMA max_page_count=1000000")
        assert await put(store, "a", "b", value="x" * 50_000) == [None, None]
        assert await names_in(store) == ["a", "b", "small"]
        assert await store.integrity() == ()
        await store.close()

    asyncio.run(story())


def test_a_body_that_swallows_a_fault_does_not_get_its_way(tmp_path: Path) -> None:
    async def swallows(tx: Tx) -> str:
        await tx.put(MARKS, mark("before"))
        with suppress(StoreFault):
            await tx.put(MARKS, mark("big", "x" * 90_000))
        return "fine"

    async def story() -> None:
        store = await opened(tmp_path / "s.db")
        pages = (await pragma(store, "PRAGMA page_count"))[0]
        await pragma(store, f"PRAGMA max_page_count={pages + 3}")
        with pytest.raises(StoreFault, match="store-full"):
            await store.write(swallows)
        assert await names_in(store) == []
        await store.close()

    asyncio.run(story())


def test_another_program_holds_the_file(tmp_path: Path) -> None:
    async def story() -> None:
        store = await opened(tmp_path / "s.db")
        other = sqlite3.connect(tmp_path / "s.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert keys_of(await put(store, "a", "b")) == {"store-locked"}
        other.execute("ROLLBACK")
        other.close()
        assert await put(store, "a", "b") == [None, None]
        assert await names_in(store) == ["a", "b"]
        await store.close()

    asyncio.run(story())


def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    async def story() -> None:
        store = await opened(tmp_path / "s.db")
        await pragma(store, "PRAGMA query_only=ON")
        assert keys_of(await put(store, "a", "b")) == {"store-readonly"}
        await pragma(store, "PRAGMA query_only=OFF")
        assert await put(store, "a") == [None]
        await store.close()

    asyncio.run(story())


@pytest.mark.parametrize(
    "content", [b"this is no database at all, but long enough to look" * 20, b"SQLite format 3\0" + b"\xff" * 4080]
)
def test_a_damaged_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "s.db"
    path.write_bytes(content)
    for verb in (opened, open_readonly):
        with pytest.raises(StoreFault, match=r"store-corrupt.*s\.db"):
            asyncio.run(verb(path))
    assert path.read_bytes() == content


def test_damage_in_the_middle_is_a_fault_and_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "s.db"

    async def fill() -> None:
        store = await opened(path)
        await put(store, *map(str, range(300)), value="x" * 900)
        await store.close()

    async def look() -> None:
        store = await opened(path)
        with pytest.raises(StoreFault, match="store-corrupt"):
            await names_in(store)
        assert await store.integrity() != ()
        await store.close()

    asyncio.run(fill())
    whole = path.read_bytes()
    first = whole.index(b"x" * 900) // 4096 * 4096
    path.write_bytes(whole[:first] + b"\xee" * 4096 * 40 + whole[first + 4096 * 40 :])
    asyncio.run(look())


def tear(log: Path) -> None:
    """Damage the end of a log."""
    log.write_bytes(log.read_bytes()[:-100] + b"\xee" * 100)


def test_a_torn_last_page_of_the_log_costs_only_what_stood_on_it(tmp_path: Path) -> None:
    torn = tmp_path / "torn.db"

    async def story() -> None:
        store = await opened(tmp_path / "s.db")
        for name in "abc":
            assert await put(store, name) == [None]
        for ending in ("", "-wal"):
            shutil.copy(f"{store.path}{ending}", f"{torn}{ending}")
        await store.close()
        tear(Path(f"{torn}-wal"))
        mended = await opened(torn)
        assert await names_in(mended) == ["a", "b"]
        assert await mended.integrity() == ()
        assert await put(mended, "d") == [None]
        await mended.close()

    asyncio.run(story())


@pytest.mark.parametrize("folder", ["file/steward.db", "file/deeper/steward.db"])
def test_a_folder_that_cannot_be(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreFault, match="store-readonly"):
        asyncio.run(opened(tmp_path / folder))


def test_a_slow_disk_keeps_nobody_else_waiting(tmp_path: Path) -> None:
    disk = threading.Event()

    async def slow(tx: Tx) -> bool:
        await tx.put(MARKS, mark("slow"))
        return disk.wait(20)  # the thread stands still, as it does while a disk does

    async def story() -> None:
        store = await opened(tmp_path / "s.db")
        writing = asyncio.ensure_future(store.write(slow))
        for _ in range(20):
            assert await names_in(store) == []
        assert not writing.done()
        disk.set()
        assert await writing
        assert await names_in(store) == ["slow"]
        await store.close()

    asyncio.run(story())


def test_closing_finishes_what_is_under_way(tmp_path: Path) -> None:
    async def story() -> list[Any]:
        store = await opened(tmp_path / "s.db")
        writing = asyncio.ensure_future(put(store, *map(str, range(700))))
        await asyncio.sleep(0)
        await store.close()
        return await writing

    assert asyncio.run(story()) == [None] * 700

    async def look() -> int:
        reader = await open_readonly(tmp_path / "s.db")
        count = await reader.read(lambda tx: tx.count(MARKS))
        await reader.close()
        return count

    assert asyncio.run(look()) == 700


@pytest.mark.parametrize(
    ("code", "key"),
    [
        (sqlite3.SQLITE_FULL, "store-full"),
        (sqlite3.SQLITE_BUSY, "store-locked"),
        (sqlite3.SQLITE_IOERR | (3 << 8), "store-disk"),
        (sqlite3.SQLITE_CORRUPT | (1 << 8), "store-corrupt"),
        (sqlite3.SQLITE_CANTOPEN, "store-readonly"),
        (sqlite3.SQLITE_READONLY | (8 << 8), "store-readonly"),
        (sqlite3.SQLITE_MISUSE, None),
        (sqlite3.SQLITE_CONSTRAINT, None),
    ],
)
def test_every_code_has_its_key(code: int, key: str | None) -> None:
    error = sqlite3.OperationalError("said")
    error.sqlite_errorcode = code
    fault = fault_of(error, "/data/s.db")
    assert (fault.key if fault else None) == key


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_key_says_what_where_and_what_to_do(language: str) -> None:
    text = (Path(__file__).parents[3] / "bot" / "locales" / language / "store.ftl").read_text("utf-8")
    said = dict(line.split(" = ", 1) for line in text.splitlines() if " = " in line)
    assert sorted(said) == sorted(f"store-{key}" for key in KEYS)
    assert all("{ $detail }" in one and len(one) > 80 for one in said.values())
