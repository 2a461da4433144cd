"""The sandbox's own SQLite file: one connection in one thread, one transaction a step."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, TypeVar

from bot.ports.store import StoreFault

T = TypeVar("T")

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS people (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, rank TEXT NOT NULL, language TEXT NOT NULL,
  is_bot INTEGER NOT NULL DEFAULT 0, joined_at INTEGER NOT NULL, here INTEGER NOT NULL DEFAULT 1,
  away INTEGER NOT NULL DEFAULT 0, muted_until INTEGER NOT NULL DEFAULT 0, banned INTEGER NOT NULL DEFAULT 0,
  banned_until INTEGER, closed INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rooms (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, section TEXT NOT NULL,
  parent TEXT NOT NULL DEFAULT '', private INTEGER NOT NULL DEFAULT 0, slow INTEGER NOT NULL DEFAULT 0,
  gone INTEGER NOT NULL DEFAULT 0, person TEXT NOT NULL DEFAULT '', start INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT, room TEXT NOT NULL, author TEXT NOT NULL, text TEXT NOT NULL DEFAULT '',
  content TEXT, language TEXT NOT NULL DEFAULT '', at INTEGER NOT NULL, edited_at INTEGER, reply_to INTEGER,
  deleted_at INTEGER, deleted_by TEXT, nonce TEXT NOT NULL DEFAULT '', silent INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL DEFAULT 'message');
CREATE INDEX IF NOT EXISTS messages_by_room ON messages (room, id);
CREATE INDEX IF NOT EXISTS messages_by_nonce ON messages (room, nonce) WHERE nonce <> '';
CREATE TABLE IF NOT EXISTS versions (
  message INTEGER NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (message, at)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (
  id INTEGER PRIMARY KEY AUTOINCREMENT, message INTEGER, owner TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '', size INTEGER NOT NULL, digest TEXT NOT NULL, at INTEGER NOT NULL,
  bytes BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS files_by_message ON files (message);
CREATE TABLE IF NOT EXISTS reactions (
  message INTEGER NOT NULL, emoji TEXT NOT NULL, person TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (message, emoji, person)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS interactions (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, room TEXT NOT NULL, at INTEGER NOT NULL,
  note INTEGER);
CREATE TABLE IF NOT EXISTS seen (
  person TEXT NOT NULL, room TEXT NOT NULL, message INTEGER NOT NULL, PRIMARY KEY (person, room)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answers (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, room TEXT NOT NULL, interaction TEXT NOT NULL,
  content TEXT NOT NULL, at INTEGER NOT NULL, after INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS forms (
  id INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, room TEXT NOT NULL, interaction TEXT NOT NULL,
  form TEXT NOT NULL, at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT, lane TEXT NOT NULL, place TEXT NOT NULL, event TEXT NOT NULL,
  at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS polls (
  message INTEGER PRIMARY KEY, poll TEXT NOT NULL, closes_at INTEGER NOT NULL, closed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS votes (
  message INTEGER NOT NULL, person TEXT NOT NULL, choice INTEGER NOT NULL,
  PRIMARY KEY (message, person, choice)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pins (message INTEGER PRIMARY KEY, room TEXT NOT NULL, at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS veils (message INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS gatherings (id INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS invites (code TEXT PRIMARY KEY, name TEXT NOT NULL, room TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seats (person TEXT PRIMARY KEY, room TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS switches (
  id TEXT NOT NULL, target TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (id, target)) WITHOUT ROWID;
"""


class File:
    """The file and its thread. A step is a plain function over the connection: it commits whole or not at all.

    WAL with `synchronous=NORMAL` survives the end of the process (a killed demo loses nothing); only a power cut may
    take the last moments, which a playground may lose.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sandbox-file")
        self._db: sqlite3.Connection | None = None

    async def open(self) -> None:
        """Open or create; raises StoreFault when the file can't be used. Opening twice is once."""
        try:
            await self._call(self._open)
        except (sqlite3.Error, OSError) as fault:
            raise StoreFault("sandbox-file-broken", f"{self._path}: {fault}") from fault

    async def close(self) -> None:
        """Finish the steps under way, then close."""
        await self._call(self._close)

    async def run(self, step: Callable[[sqlite3.Connection], T]) -> T:
        """Carry out one step in one transaction; raises StoreFault when the file fails, and nothing of it is done."""
        try:
            return await self._call(lambda: self._step(step))
        except sqlite3.Error as fault:
            raise StoreFault("sandbox-file-stuck", f"{self._path}: {fault}") from fault

    async def _call(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _open(self) -> None:
        if self._db is not None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(self._path, isolation_level=None, check_same_thread=True, timeout=5)
        db.row_factory = sqlite3.Row
        try:
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=NORMAL")
            db.executescript(SCHEMA)
        except sqlite3.Error:
            db.close()
            raise
        self._db = db

    def _close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    def _step(self, step: Callable[[sqlite3.Connection], T]) -> T:
        if self._db is None:
            raise RuntimeError("the sandbox's file is not open")
        self._db.execute("BEGIN IMMEDIATE")
        try:
            value = step(self._db)
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:  # a full disk may have ended it already
                self._db.execute("ROLLBACK")
            raise
        return value


def meta(db: sqlite3.Connection, key: str, otherwise: str = "") -> str:
    """A note of the file about itself."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row["value"]) if row else otherwise


def set_meta(db: sqlite3.Connection, key: str, value: str) -> None:
    """Keep a note."""
    db.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value))
