"""What SQLite complains of, as faults that people can do something about."""

from __future__ import annotations

import sqlite3
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


def fault_of(error: sqlite3.Error, where: str) -> StoreFault | None:
    """The fault behind an error of SQLite, or None when it is a bug of ours. `where` is the file."""
    code = getattr(error, "sqlite_errorcode", None)
    key = _KEYS.get(code & 0xFF) if code is not None else None
    return StoreFault(key, where) if key is not None else None
