"""Copies of a store: consistent beside its owner, checked, and put in place whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from adapters.sql import dialect
from adapters.sql.faults import fault_of
from adapters.sql.lock import FileLock
from adapters.sql.migrations import MIGRATIONS, Migration, refuse_newer
from bot.ports.store import StoreFault

_BESIDE: Final = ("", "-wal", "-shm")


def require(path: Path) -> None:
    """Raise StoreFault "store-missing" unless there is a file."""
    if not path.is_file():
        raise StoreFault("store-missing", str(path))


def make_private(path: Path) -> None:
    """Have a new file be its owner's alone: it will hold what people wrote. SQLite's files beside it follow suit."""
    with suppress(OSError):  # SQLite says better what is wrong with the folder
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def reading(path: Path, *, patience: float = 5.0) -> sqlite3.Connection:
    """A connection that only reads. Raises StoreFault."""
    require(path)
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=patience)
        connection.execute(dialect.ANYTHING).fetchone()
    except sqlite3.Error as error:
        raise fault_of(error, str(path)) or error from error
    return connection


def problems(path: Path) -> tuple[str, ...]:
    """What SQLite's own check finds wrong with a file; empty when it is sound."""
    try:
        with closing(reading(path)) as connection:
            found = tuple(str(row[0]) for row in connection.execute(dialect.INTEGRITY))
    except StoreFault as fault:
        return (str(fault),)
    except sqlite3.Error as error:
        return (str(error),)
    return () if found == ("ok",) else found


def copy(source: Path, target: Path) -> None:
    """Write a checked copy of a store to `target`, beside its owner if it has one.

    The copy is one moment of the store. Raises StoreFault; `target` is then as it was.
    """
    rough = target.with_name(target.name + ".part")
    try:
        rough.unlink(missing_ok=True)
        make_private(rough)
        with closing(reading(source)) as here, closing(sqlite3.connect(rough)) as there:
            here.backup(there)
            there.execute(dialect.SINGLE_FILE)
        found = problems(rough)
        if found:
            raise StoreFault("store-corrupt", f"{source}: {found[0]}")
        _settle(rough)
        os.replace(rough, target)
        _settle(target.parent)
    except sqlite3.Error as error:
        raise fault_of(error, str(target)) or error from error
    except OSError as error:
        raise StoreFault("store-readonly", f"{target}: {error.strerror}") from error
    finally:
        if rough.parent.is_dir():
            rough.unlink(missing_ok=True)


def restore(backup: Path, target: Path, migrations: Sequence[Migration] = MIGRATIONS) -> Path | None:
    """Put a backup in a store's place; the store that stood there is kept aside, and its new path returned.

    Raises StoreFault: "store-owned" while someone uses the target, "store-corrupt" or "store-newer" for the backup.
    """
    lock = FileLock(target, f"restore, process {os.getpid()}")
    try:
        with closing(reading(backup)) as connection:
            refuse_newer(connection, migrations, str(backup))
        fresh = target.with_name(target.name + ".restored")
        copy(backup, fresh)
        aside = _put_aside(target)
        os.replace(fresh, target)
        _settle(target.parent)
        return aside
    finally:
        lock.release()


def free_name(path: Path, word: str) -> Path:
    """A name beside `path` that nothing has yet: `steward.db.before-restore-1`."""
    number = 1
    while (made := path.with_name(f"{path.name}.{word}-{number}")).exists():
        number += 1
    return made


def _put_aside(target: Path) -> Path | None:
    if not target.exists():
        return None
    aside = free_name(target, "before-restore")
    for ending in _BESIDE:  # the log belongs to its file: both move, under one name
        part = target.with_name(target.name + ending)
        if part.exists():
            os.replace(part, aside.with_name(aside.name + ending))
    return aside


def _settle(path: Path) -> None:
    """Have a file's content, or a folder's names, on the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows has no such call for folders
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
