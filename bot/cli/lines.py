"""Lines from a stream as they come: many at once from a file, each as soon as it is there from a pipe that trickles."""

from __future__ import annotations

import io
import os
import select
from collections.abc import Iterator
from typing import BinaryIO, Final

FULL: Final = 256
"""So many lines are handed on together where that many are there."""
FULL_BYTES: Final = 4 << 20
MOST_BYTES: Final = 16 << 20
"""A line longer than this is not kept; it comes as None."""
_AT_ONCE: Final = 1 << 18
_BOM: Final = b"\xef\xbb\xbf"


class Lines:
    """Iterates over batches of lines, without their line ends; a byte order mark at the beginning is no text.

    A line ends with LF or CR LF; what stands after the last end is a line where it is not empty. Raises OSError.
    """

    def __init__(self, stream: BinaryIO, most: int = MOST_BYTES) -> None:
        self._stream = stream
        self._most = most
        self._fd = _descriptor(stream)
        self._ready: list[bytes | None] = []
        self._held = 0
        self._open: list[bytes] = []
        self._open_bytes = 0
        self._first = True

    def __iter__(self) -> Iterator[list[bytes | None]]:
        while data := self._read():
            self._cut(data)
            if self._ready and (len(self._ready) >= FULL or self._held >= FULL_BYTES or not self._more()):
                yield self._taken()
        if self._open_bytes and not (self._first and b"".join(self._open) == _BOM):
            self._end()
        if self._ready:
            yield self._taken()

    def _read(self) -> bytes:
        if self._fd is not None:
            return os.read(self._fd, _AT_ONCE)
        return self._stream.read(_AT_ONCE)

    def _more(self) -> bool:
        """Whether something more stands there already, so that waiting for it costs nobody any time."""
        if self._fd is None:
            return True
        try:
            return bool(select.select([self._fd], [], [], 0)[0])
        except (OSError, ValueError):  # what can't be asked is not waited for
            return False

    def _cut(self, data: bytes) -> None:
        first, *others = data.split(b"\n")
        self._add(first)
        for piece in others:
            self._end()
            self._add(piece)

    def _add(self, piece: bytes) -> None:
        self._open_bytes += len(piece)
        if self._open_bytes > self._most + 1:
            self._open.clear()
        elif piece:
            self._open.append(piece)

    def _end(self) -> None:
        line = b"".join(self._open).removesuffix(b"\r") if self._open_bytes <= self._most + 1 else None
        if self._first and line is not None:
            line = line.removeprefix(_BOM)
        self._first = False
        self._ready.append(None if line is not None and len(line) > self._most else line)
        self._held += len(line or b"")
        self._open.clear()
        self._open_bytes = 0

    def _taken(self) -> list[bytes | None]:
        taken, self._ready, self._held = self._ready, [], 0
        return taken


def _descriptor(stream: BinaryIO) -> int | None:
    try:
        return stream.fileno()
    except (OSError, io.UnsupportedOperation):
        return None
