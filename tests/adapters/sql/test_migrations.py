"""From an older schema to the newest, with a copy kept; a newer one is refused; a failed step changes nothing."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from activities.catalog import TABLES
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sql import SqliteStore, open_readonly, open_store
from adapters.sql.migrations import MIGRATIONS, Migration, additive, version_of
from bot.domain.people import AccountRef
from bot.ports.store import StoreFault, Table
from bot.ports.tables import LEASES, SEQUENCES


class Colour(StrEnum):
    """An enum that came later."""

    RED = "red"


@dataclass(frozen=True, slots=True)
class Old:
    """A row of the first release."""

    community: int
    name: str


@dataclass(frozen=True, slots=True)
class New:
    """The same row two releases later."""

    community: int
    name: str
    weight: int
    colour: Colour = Colour.RED
    said: str = 'it\'s "quoted"'
    seen: int | None = None
    kept: bool = True
    who: tuple[AccountRef, ...] = ()


OLD = Table("rows", Old, ("community", "name"))
NEW = Table("rows", New, ("community", "name"), indexes=(("community", "weight"),))
ADDED = Table("added", Old, ("community", "name"))
FIRST = (Migration(1, "the first release", additive()),)
LATER = (*FIRST, Migration(2, "weights", additive({("rows", "weight"): 3})), Migration(3, "nothing new", additive()))


async def opened(path: Path, table: Table[Any], migrations: Any, *more: Table[Any]) -> SqliteStore:
    """A store of the made-up table."""
    tables = (table, LEASES, SEQUENCES, *more)
    return await open_store(path, clock=MemoryClock(), dice=MemoryDice(), tables=tables, migrations=migrations)


def make_fixture(path: Path) -> None:
    """A store as the first release leaves it."""

    async def story() -> None:
        store = await opened(path, OLD, FIRST)
        await store.write(lambda tx: tx.put(OLD, Old(1, "there before")))
        await store.close()

    asyncio.run(story())


def schema(path: Path) -> list[Any]:
    """What a file declares."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall()


def test_a_fresh_store_has_every_declared_table_and_no_copy(tmp_path: Path) -> None:
    async def story() -> None:
        await (await open_store(tmp_path / "s.db", clock=MemoryClock(), dice=MemoryDice())).close()

    asyncio.run(story())
    declared = "".join(one[0] or "" for one in schema(tmp_path / "s.db"))
    assert all(f'"{table.name}"' in declared for table in TABLES)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["s.db", "s.db.lock"]


def test_an_older_store_is_brought_up_to_date_and_a_copy_kept(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    make_fixture(path)

    async def story() -> list[New]:
        store = await opened(path, NEW, LATER, ADDED)
        await store.write(lambda tx: tx.put(NEW, New(1, "new", 9, who=(AccountRef("a", "b"),))))
        await store.write(lambda tx: tx.put(ADDED, Old(1, "in the new table")))
        rows = await store.read(lambda tx: tx.find(NEW))
        await store.close()
        return rows

    assert asyncio.run(story()) == [New(1, "new", 9, who=(AccountRef("a", "b"),)), New(1, "there before", 3)]
    copy = tmp_path / "s.db.before-migration-from-1-1"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT * FROM rows").fetchall() == [(1, "there before")]
        assert version_of(connection) == 1
    with closing(sqlite3.connect(path)) as connection:
        assert version_of(connection) == 3
        assert [row[0] for row in connection.execute("SELECT version FROM schema_version")] == [1, 2, 3]
    before = schema(path)
    asyncio.run(story())
    assert schema(path) == before


def test_a_newer_store_is_refused_by_owner_and_reader(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    make_fixture(path)
    asyncio.run(close(opened(path, NEW, LATER)))
    before = path.read_bytes()
    with pytest.raises(StoreFault, match=r"store-newer.*3 > 1"):
        asyncio.run(opened(path, OLD, FIRST))
    with pytest.raises(StoreFault, match=r"store-newer.*3 > 1"):
        asyncio.run(open_readonly(path, tables=(OLD,), migrations=MIGRATIONS))
    assert path.read_bytes() == before


async def close(opening: Any) -> None:
    """Open and close."""
    await (await opening).close()


def test_a_step_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    make_fixture(path)

    def breaks(connection: sqlite3.Connection, tables: Any) -> None:
        connection.execute("CREATE TABLE half (a)")
        raise ZeroDivisionError

    before = schema(path)
    with pytest.raises(ZeroDivisionError):
        asyncio.run(opened(path, OLD, (*FIRST, Migration(2, "breaks", breaks))))
    assert schema(path) == before
    asyncio.run(close(opened(path, OLD, FIRST)))


def test_a_new_column_needs_a_value_for_old_rows(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    make_fixture(path)
    with pytest.raises(ValueError, match=r"rows\.weight"):
        asyncio.run(opened(path, NEW, (*FIRST, Migration(2, "forgot to fill", additive()))))


def test_what_is_declared_between_releases_is_added_too(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    make_fixture(path)

    async def story() -> int:
        store = await opened(path, OLD, FIRST, ADDED)
        await store.write(lambda tx: tx.put(ADDED, Old(1, "x")))
        count = await store.read(lambda tx: tx.count(ADDED))
        await store.close()
        return count

    assert asyncio.run(story()) == 1
    assert (tmp_path / "s.db.before-migration-from-1-1").exists()


def test_numbers_go_up_by_one() -> None:
    assert [one.number for one in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))
