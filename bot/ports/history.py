"""History read from exports of a platform."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from bot.domain.events import Event


class ExportFault(Exception):
    """An export can't be read: `key` is a Fluent key, `where` the place in the file, `detail` what was found."""

    def __init__(self, key: str, where: str = "", detail: str = "") -> None:
        super().__init__(f"{key} {where} {detail}".strip())
        self.key = key
        self.where = where
        self.detail = detail


class History(Protocol):
    """One export. Iterating streams its events in order without holding the file in memory."""

    @property
    def kind(self) -> str:
        """telegram or discord."""

    @property
    def path(self) -> Path:
        """The file."""

    def events(self) -> Iterator[tuple[Event, int]]:
        """Events, each with the number of bytes read so far (for a progress bar)."""
