"""The operating system's lock that makes a store's owner the only one. It falls with its process, however that ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from bot.ports.store import StoreFault

_BYTE: Final = 1 << 30
"""Windows locks bytes against reading; one far behind the text leaves the text readable."""

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def lock_path(store: Path) -> Path:
    """The lock file beside a store."""
    return store.with_name(store.name + ".lock")


class FileLock:
    """Held from construction to `release`. `note` says who holds it, for whoever comes second.

    Raises StoreFault "store-owned" (detail: the first owner's note) or "store-readonly".
    """

    def __init__(self, store: Path, note: str) -> None:
        path = lock_path(store)
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StoreFault("store-readonly", f"{path}: {error.strerror}") from error
        try:
            _take(self._descriptor)
        except OSError as error:
            first = os.pread(self._descriptor, 1000, 0) if hasattr(os, "pread") else path.read_bytes()
            os.close(self._descriptor)
            raise StoreFault("store-owned", first.decode(errors="replace").strip() or str(path)) from error
        self._write(note)

    def _write(self, note: str) -> None:
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, note.encode(errors="replace"))

    def release(self) -> None:
        """Give it up. The file stays: removing it would let two owners lock two files of one name."""
        if self._descriptor >= 0:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = -1
