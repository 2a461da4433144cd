"""What SQLite complains of, as faults that people can do something about."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Final

from bot.ports.store import StoreFault

_KEYS: Final = {
    sqlite3.SQLITE_FULL: "store-full",
    sqlite3.SQLITE_BUSY: "store-locked",
    sqlite3.SQLITE_LOCKED: "store-locked",
    sqlite3.SQLITE_PROTOCOL: "store-locked",
    sqlite3.SQLITE_CORRUPT: "store-corrupt",
    sqlite3.SQLITE_NOTADB: "store-corrupt",
    sqlite3.SQLITE_FORMAT: "store-corrupt",
    sqlite3.SQLITE_READONLY: "store-readonly",
    sqlite3.SQLITE_CANTOPEN: "store-readonly",
    sqlite3.SQLITE_PERM: "store-readonly",
    sqlite3.SQLITE_AUTH: "store-readonly",
    sqlite3.SQLITE_IOERR: "store-disk",
}


_ROOM: Final = 1_000_000


def _is_full(path: Path) -> bool:
    """A full disk shows as an input/output error as well."""
    try:
        return shutil.disk_usage(path if path.is_dir() else path.parent).free < _ROOM
    except OSError:
        return False


def fault_of(error: sqlite3.Error, where: str) -> StoreFault | None:
    """The fault behind an error of SQLite, or None when it is a bug of ours. `where` is the file."""
    code = getattr(error, "sqlite_errorcode", None)
    key = _KEYS.get(code & 0xFF) if code is not None else None
    if key == "store-disk" and _is_full(Path(where)):
        key = "store-full"
    return StoreFault(key, where) if key is not None else None
