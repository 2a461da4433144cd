"""Copies beside a working owner, putting them back, and finding what is to be forgotten."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sql import SqliteStore, open_store
from adapters.sql.backup import copy, problems, restore
from adapters.sql.scan import Found
from bot.domain.events import MessagePosted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import Account, AccountRef, Author
from bot.domain.records import InboxRow, InboxState, Mark
from bot.ports.store import StoreFault, Tx, where
from bot.ports.tables import ACCOUNTS, INBOX, MARKS


async def opened(path: Path) -> SqliteStore:
    """An owned store."""
    return await open_store(path, clock=MemoryClock(), dice=MemoryDice(), patience=0.05)


async def put(store: SqliteStore, name: str, value: str = "") -> None:
    """One row."""
    await store.write(lambda tx: tx.put(MARKS, Mark(1, name, value, 0)))


async def names_in(path: Path) -> list[str]:
    """What a file holds."""
    store = await opened(path)
    found = [one.name for one in await store.read(lambda tx: tx.find(MARKS))]
    await store.close()
    return found


def test_a_copy_is_one_moment_beside_an_owner_who_goes_on(tmp_path: Path) -> None:
    async def pair(store: SqliteStore, number: int) -> None:
        async def body(tx: Tx) -> None:
            await tx.put(MARKS, Mark(1, f"{number:04}a", "x" * 2_000, 0))
            await tx.put(MARKS, Mark(1, f"{number:04}b", "x" * 2_000, 0))

        await store.write(body)

    async def story() -> list[str]:
        store = await opened(tmp_path / "s.db")
        await asyncio.gather(*(pair(store, number) for number in range(100)))
        _, *_ = await asyncio.gather(store.backup(tmp_path / "copy.db"), *(pair(store, n) for n in range(100, 400)))
        await put(store, "later")
        await store.close()
        return await names_in(tmp_path / "copy.db")

    found = asyncio.run(story())
    assert len(found) >= 200
    assert len(found) % 2 == 0
    assert "later" not in found
    assert problems(tmp_path / "copy.db") == ()
    assert not list(tmp_path.glob("*.part"))


def test_a_backup_comes_back_and_the_old_store_stands_aside(tmp_path: Path) -> None:
    path, saved = tmp_path / "s.db", tmp_path / "saved.db"

    async def before() -> None:
        store = await opened(path)
        await put(store, "saved")
        await store.backup(saved)
        await put(store, "later")
        with pytest.raises(StoreFault, match="store-owned"):
            restore(saved, path)
        await store.close()

    asyncio.run(before())
    aside = restore(saved, path)
    assert aside is not None
    assert asyncio.run(names_in(path)) == ["saved"]
    assert asyncio.run(names_in(aside)) == ["later", "saved"]
    second = restore(saved, path)
    assert second not in (None, aside)
    assert restore(saved, tmp_path / "fresh.db") is None
    assert asyncio.run(names_in(tmp_path / "fresh.db")) == ["saved"]


@pytest.mark.parametrize(("content", "key"), [(None, "store-missing"), (b"no database" * 500, "store-corrupt")])
def test_a_bad_backup_replaces_nothing(tmp_path: Path, content: bytes | None, key: str) -> None:
    path, bad = tmp_path / "s.db", tmp_path / "bad.db"

    async def make() -> None:
        store = await opened(path)
        await put(store, "mine")
        await store.close()

    asyncio.run(make())
    if content is not None:
        bad.write_bytes(content)
    with pytest.raises(StoreFault, match=key):
        restore(bad, path)
    assert asyncio.run(names_in(path)) == ["mine"]


def test_a_newer_backup_is_refused(tmp_path: Path) -> None:
    asyncio.run(names_in(tmp_path / "s.db"))
    copy(tmp_path / "s.db", tmp_path / "newer.db")
    connection = sqlite3.connect(tmp_path / "newer.db")
    connection.execute("INSERT INTO schema_version VALUES (99, 'from the future', 0)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreFault, match="store-newer"):
        restore(tmp_path / "newer.db", tmp_path / "s.db")


def test_a_copy_that_has_no_place_to_go(tmp_path: Path) -> None:
    asyncio.run(names_in(tmp_path / "s.db"))
    with pytest.raises(StoreFault, match="store-readonly"):
        copy(tmp_path / "s.db", tmp_path / "nowhere" / "copy.db")


def test_a_scan_finds_needles_in_text_json_blob_and_numbers(tmp_path: Path) -> None:
    name, account, slash, salt = 'Кестрел "the bird"\n', "900100200300", "\\back", b"\x07salt"
    needles = [name, account, slash, salt, "absent", ""]
    author = Author(AccountRef("sandbox", account), name)
    event = MessagePosted(Message(MessageRef(ChannelRef("sandbox", "p", "c"), "1"), author, f"hi {slash}", 5))

    async def fill(tx: Tx) -> None:
        await tx.put(INBOX, InboxRow("s", "e", 1, 1, "talk", "sandbox", "p", event, InboxState.NEW, 0, "", 5))
        await tx.put(ACCOUNTS, Account("sandbox", account, 1, 900100200300, name, "en", False, b"1" + salt + b"2"))
        await tx.put(MARKS, Mark(1, "nested", '{"json": "{\\"name\\": \\"\\\\\\\\back\\"}"}', 5))

    async def forget(tx: Tx) -> None:
        await tx.drop(INBOX, *where(community=1))
        await tx.drop(ACCOUNTS, *where(community=1))
        await tx.drop(MARKS, *where(community=1))

    async def story() -> tuple[tuple[Found, ...], tuple[Found, ...]]:
        store = await opened(tmp_path / "s.db")
        await store.write(fill)
        found = await store.scan_columns(needles)
        await store.write(forget)
        rest = await store.scan_columns(needles)
        await store.close()
        return found, rest

    found, rest = asyncio.run(story())
    assert {(one.needle, one.table, one.column) for one in found} == {
        (name, "inbox", "event"),
        (name, "accounts", "name"),
        (account, "inbox", "event"),
        (account, "accounts", "id"),
        (account, "accounts", "person"),
        (slash, "inbox", "event"),
        (slash, "marks", "value"),
        (salt, "accounts", "salt"),
    }
    assert all(one.rows == 1 for one in found)
    assert rest == ()
