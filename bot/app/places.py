"""Places: which community a guild or chat belongs to, what it is to it, and where its staff meet.

A place is where members are (""), the moderators' room's own chat (STAFF), where people of no community are met
(LOBBY), somewhere Steward was removed from (LEFT), or the id that a chat had before it moved (MOVED).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from bot.app.turn import Turn
from bot.domain.events import PlaceJoined, PlaceLeft
from bot.domain.messages import ChannelRef
from bot.domain.policy import Settings
from bot.domain.records import Community, Due, InboxRow, InboxState, Mark, Place
from bot.domain.time import HOUR
from bot.ports.store import Tx, where
from bot.ports.tables import CASES, COMMUNITIES, DUE, INBOX, MARKS, PLACES

MEMBERS, STAFF, LOBBY, LEFT, MOVED = "", "staff", "lobby", "left", "moved"
DIRECT: Final = "direct:"
"""How the channel of a private chat begins."""
_WAS: Final = "place-was:"
"""The mark that keeps what a place was before Steward was removed from it."""


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
    await tx.add(PLACES, Place(number, platform, place, since=now))
    await tx.add(DUE, Due(number, "purge", "daily", now + HOUR))
    return community


def room_of(turn: Turn) -> ChannelRef | None:
    """The moderators' room, or None until it is set up."""
    community = turn.community
    if not community.room_channel:
        return None
    return ChannelRef(community.room_platform, community.room_place, community.room_channel)


async def places_of(turn: Turn) -> list[Place]:
    """Every guild and chat in which members of the community are."""
    return await turn.tx.find(PLACES, *where(community=turn.id, role=MEMBERS), order=("platform", "place"))


async def all_places(turn: Turn) -> list[Place]:
    """Every guild and chat that Steward is in for the community, the moderators' own one as well."""
    rows = await turn.tx.find(PLACES, *where(community=turn.id), order=("platform", "place"))
    return [row for row in rows if row.role in (MEMBERS, STAFF)]


async def role_of(turn: Turn, platform: str, place: str) -> str | None:
    """What a place is to the community; None when it is none of its."""
    row = await turn.tx.get(PLACES, turn.id, platform, place)
    return row.role if row else None


def apart(rows: Iterable[Place]) -> frozenset[tuple[str, str]]:
    """Platforms and places in which nobody is judged: the moderators' own chat, a lobby."""
    return frozenset((row.platform, row.place) for row in rows if row.role in (STAFF, LOBBY))


async def strays(turn: Turn, rows: Sequence[InboxRow], here: Iterable[Place]) -> list[InboxRow]:
    """Events that came for this community, of a place that has become another one's meanwhile: they go there.

    A chat that goes on under another id founds a community by its first words, and is taken over a moment later.
    """
    mine = {(one.platform, one.place) for one in here}
    found = []
    for row in rows:
        if not row.place or (row.platform, row.place) in mine:
            continue
        owner = await community_of(turn.tx, row.platform, row.place)
        key = where(source=row.source, external_id=row.external_id, state=InboxState.NEW)
        if owner is not None and owner != turn.id and await turn.tx.change(INBOX, key, community=owner):
            found.append(replace(row, community=owner))
    return found


async def place_on(turn: Turn, platform: str, preferred: str = "", channel: str = "") -> str:
    """A place of members on this platform: the one a channel is in, else the preferred one, else the first.

    "" when the community has none there.
    """
    here = [one.place for one in await places_of(turn) if one.platform == platform]
    of_channel = [one for one in here if channel == one or channel.startswith(f"{one}/")]
    liked = [preferred] if preferred in here else []
    return next(iter((*of_channel, *liked, *here)), "")


async def among_members(turn: Turn, channel: ChannelRef, platform: str = "") -> ChannelRef:
    """Where among members something asked for in `channel` takes effect: there, or in a place on that platform.

    A place of members without a channel where it was asked for in the moderators' own chat or on another platform.
    """
    platform = platform or channel.platform
    private = channel.id.startswith(DIRECT)
    if channel.platform == platform and not private and await role_of(turn, platform, channel.place) == MEMBERS:
        return channel
    place = await place_on(turn, platform, channel.place if channel.platform == platform else "")
    if channel.platform == platform and (not place or place == channel.place):
        return channel
    return ChannelRef(platform, place, "")


async def is_empty(tx: Tx, community: Community) -> bool:
    """Whether nobody has begun anything there: never set up, and there was no case."""
    if community.settings.setup_done or community.room_channel:
        return False
    return not await tx.count(CASES, *where(community=community.id))


async def attach_staff_place(turn: Turn, platform: str, place: str) -> bool:
    """Make a chat the moderators' own; one that founded an empty community of its own is taken over.

    False when another community lives there. Call it after the asker was found to be staff in both.
    """
    return await attach_place(turn, platform, place, STAFF)


async def attach_place(turn: Turn, platform: str, place: str, role: str = MEMBERS) -> bool:
    """Add a guild or chat to the community; False when another one that is not empty lives there."""
    mine = await turn.tx.get(PLACES, turn.id, platform, place)
    if mine is not None and mine.role == MEMBERS and role == STAFF:
        return True  # members are there too, as in a guild whose room is a channel of it
    for row in await turn.tx.find(PLACES, *where(platform=platform, place=place)):
        if row.community == turn.id:
            continue
        other = await turn.tx.get(COMMUNITIES, row.community)
        if other is not None and not await is_empty(turn.tx, other):
            return False
        key = where(community=row.community, platform=platform, place=place)
        await turn.tx.drop(PLACES, *key)
    await turn.tx.put(PLACES, Place(turn.id, platform, place, role, mine.since if mine else turn.now))
    _forget(turn, platform, place)
    return True


async def left(turn: Turn, platform: str, place: str) -> None:
    """Steward was removed from there: nothing is lost, and nothing is done there until it is back."""
    row = await turn.tx.get(PLACES, turn.id, platform, place)
    if row is not None and row.role in (MEMBERS, STAFF):
        await turn.tx.put(MARKS, Mark(turn.id, f"{_WAS}{platform}:{place}", row.role, turn.now))
        await turn.tx.put(PLACES, replace(row, role=LEFT))


async def back(turn: Turn, platform: str, place: str) -> bool:
    """Steward is there (again); whether it had been away."""
    row = await turn.tx.get(PLACES, turn.id, platform, place)
    if row is None or row.role != LEFT:
        return False
    name = f"{_WAS}{platform}:{place}"
    was = await turn.tx.get(MARKS, turn.id, name)
    await turn.tx.put(PLACES, replace(row, role=was.value if was else MEMBERS))
    await turn.tx.drop(MARKS, *where(community=turn.id, name=name))
    return True


async def arrived(turn: Turn, event: PlaceJoined) -> None:
    """Steward was added: a place that it had been removed from is what it was, and a nameless community has a name."""
    await back(turn, event.platform, event.place)
    if event.name and not turn.community.name and await role_of(turn, event.platform, event.place) == MEMBERS:
        turn.community = replace(turn.community, name=event.name)
        await turn.tx.put(COMMUNITIES, turn.community)


async def departed(turn: Turn, event: PlaceLeft) -> None:
    """Steward was removed."""
    await left(turn, event.platform, event.place)


def _forget(turn: Turn, platform: str, place: str) -> None:
    """Intake asks the store again. Run once more by a turn that is, it forgets once more, which harms nobody."""
    turn.desk.homes.pop((platform, place), None)
