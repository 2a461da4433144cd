"""Adapters' notes, kept in the store."""

from __future__ import annotations

from typing import Final

from bot.domain.records import AdapterNote
from bot.domain.time import DAY
from bot.ports.clock import Clock
from bot.ports.store import Store, Tx, Where, where
from bot.ports.tables import ADAPTER_NOTES

FORM: Final = "form"
"""The kind of note that holds a half-filled form."""
KEPT: Final = DAY
"""How long a half-filled form waits for its next answer, in µs."""


class StoreNotebook:
    """The notebook of one adapter, by its platform's name. Implements `bot.ports.notebook.Notebook`."""

    def __init__(self, store: Store, clock: Clock, platform: str) -> None:
        self._store = store
        self._clock = clock
        self._platform = platform

    async def read(self, kind: str, key: str) -> str | None:
        """A note, or None."""
        found = await self._store.read(lambda tx: tx.get(ADAPTER_NOTES, self._platform, kind, key))
        return found.value if found else None

    async def write(self, kind: str, key: str, value: str, about: str = "") -> None:
        """Set a note."""
        row = AdapterNote(self._platform, kind, key, value, about, self._clock.now())
        await self._store.write(lambda tx: tx.put(ADAPTER_NOTES, row))

    async def drop(self, kind: str, key: str) -> None:
        """Forget a note."""
        mine = where(platform=self._platform, kind=kind, key=key)
        await self._store.write(lambda tx: tx.drop(ADAPTER_NOTES, *mine))

    async def every(self, kind: str) -> dict[str, str]:
        """All notes of a kind, by key."""
        mine = where(platform=self._platform, kind=kind)
        rows = await self._store.read(lambda tx: tx.find(ADAPTER_NOTES, *mine, order=("key",)))
        return {row.key: row.value for row in rows}


async def forget_forms(tx: Tx, now: int) -> int:
    """Half-filled forms that nobody went on with are dropped; how many there were."""
    return await tx.drop(ADAPTER_NOTES, *where(kind=FORM), Where("at", "<", now - KEPT))


async def forget_about(tx: Tx, platform: str, account: str) -> int:
    """Whatever an adapter noted about an account is dropped; how many notes there were."""
    return await tx.drop(ADAPTER_NOTES, *where(platform=platform, about=account))
