"""What the core has of a platform's history, for adapters that catch up after an absence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.app.places import community_of
from bot.ports.store import Store, Tx, Where, where
from bot.ports.tables import MESSAGES, PLACES


class StoredHistory:
    """Reads the messages that are kept. Implements `bot.ports.remembered.Remembered`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._homes: dict[tuple[str, str], int] = {}

    async def newest(self, platform: str, place: str) -> Mapping[str, str]:
        """The newest message that is stored, by channel; two short look-ups a channel, however many messages it has."""

        async def body(tx: Tx) -> tuple[int | None, dict[str, str]]:
            community = await community_of(tx, platform, place)
            return community, {} if community is None else await _newest(tx, community, platform)

        community, found = await self._store.read(body)
        if community is not None:
            self._homes.update(dict.fromkeys(((platform, channel) for channel in found), community))
        return found

    async def texts(self, platform: str, channel: str, messages: Sequence[str]) -> Mapping[str, str]:
        """Their texts as stored, by message; what is not known is left out."""

        async def body(tx: Tx) -> dict[str, str]:
            home = self._homes.get((platform, channel))
            found: dict[str, str] = {}
            for community in await _communities(tx, platform) if home is None else (home,):
                mine = where(community=community, platform=platform, channel=channel)
                rows = await tx.find(MESSAGES, *mine, Where("message", "in", tuple(messages)))
                found.update({row.message: row.text for row in rows})
            return found

        return await self._store.read(body)


async def _newest(tx: Tx, community: int, platform: str) -> dict[str, str]:
    """Step from channel to channel along the index: the rows between are never read."""
    found: dict[str, str] = {}
    mine, last = where(community=community, platform=platform), ""
    while rows := await tx.find(MESSAGES, *mine, Where("channel", ">", last), order=("channel",), limit=1):
        last = rows[0].channel
        newest = await tx.find(MESSAGES, *mine, *where(channel=last), order=("-at",), limit=1)
        found[last] = newest[0].message
    return found


async def _communities(tx: Tx, platform: str) -> list[int]:
    """Every community with a place on the platform; keys of messages lead with the community."""
    rows = await tx.find(PLACES, *where(platform=platform))
    return sorted({row.community for row in rows})
