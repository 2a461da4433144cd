"""What the core has of a platform's history, for adapters that catch up after an absence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.app.places import community_of
from bot.ports.store import Store, Tx, Where, where
from bot.ports.tables import MESSAGES


class StoredHistory:
    """Reads the messages that are kept. Implements `bot.ports.remembered.Remembered`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def newest(self, platform: str, place: str) -> Mapping[str, str]:
        """The newest message that is stored, by channel."""

        async def body(tx: Tx) -> dict[str, str]:
            community = await community_of(tx, platform, place)
            if community is None:
                return {}
            rows = await tx.find(MESSAGES, *where(community=community, platform=platform), order=("at",))
            return {row.channel: row.message for row in rows}

        return await self._store.read(body)

    async def texts(self, platform: str, channel: str, messages: Sequence[str]) -> Mapping[str, str]:
        """Their texts as stored, by message; what is not known is left out."""
        mine = where(platform=platform, channel=channel)
        wanted = Where("message", "in", tuple(messages))
        rows = await self._store.read(lambda tx: tx.find(MESSAGES, *mine, wanted))
        return {row.message: row.text for row in rows}
