"""Places: which community a guild or chat belongs to, and where its staff meet."""

from __future__ import annotations

from bot.app.turn import Turn
from bot.domain.messages import ChannelRef
from bot.domain.policy import Settings
from bot.domain.records import Community, Place
from bot.ports.store import Tx, where
from bot.ports.tables import COMMUNITIES, PLACES


async def community_of(tx: Tx, platform: str, place: str) -> int | None:
    """The community that lives in this place, if any."""
    rows = await tx.find(PLACES, *where(platform=platform, place=place), limit=1)
    return rows[0].community if rows else None


async def found_community(
    tx: Tx, number: int, name: str, language: str, platform: str, place: str, now: int, zone: str = "UTC"
) -> Community:
    """A new community in a place, with settings that punish nobody and no moderators' room yet."""
    community = Community(number, name, language, zone, "", "", "", "", Settings(), now)
    await tx.add(COMMUNITIES, community)
    await tx.add(PLACES, Place(number, platform, place))
    return community


def room_of(turn: Turn) -> ChannelRef | None:
    """The moderators' room, or None until it is set up."""
    community = turn.community
    if not community.room_channel:
        return None
    return ChannelRef(community.room_platform, community.room_place, community.room_channel)


async def places_of(turn: Turn) -> list[Place]:
    """Every guild and chat of the community."""
    return await turn.tx.find(PLACES, *where(community=turn.id), order=("platform", "place"))
