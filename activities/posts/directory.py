"""What posts need to know of the platforms beforehand: which channels there are, and who of the team may approve."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from activities.floor import Errand, Floor
from activities.posts.approval import Crew
from activities.posts.model import Spot, fold
from activities.posts.tables import CREWS, SPOTS
from bot.domain.messages import ChannelRef
from bot.domain.people import Author, Standing
from bot.domain.text import Say, say
from bot.domain.time import MINUTE
from bot.ports.store import where

LOOK: Final = "posts-look"
"""The errand that asks the platforms."""
OLD: Final = 10 * MINUTE
MOST_STAFF: Final = 40
EVERYWHERE: Final = frozenset({"everywhere", "all", "везде", "все"})
HERE: Final = frozenset({"here", "здесь", "тут"})
_BETWEEN: Final = re.compile(r"[,;\n]+")
_WORDS: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Directory:
    """The channels of a community as they were seen last, and the one in which somebody asks."""

    spots: tuple[Spot, ...]
    here: ChannelRef | None = None
    room: ChannelRef | None = None

    def name(self, ref: ChannelRef) -> str:
        """What people call a channel; its id where nobody knows."""
        found = next((one for one in self.spots if (one.platform, one.channel) == (ref.platform, ref.id)), None)
        return f"#{found.name}" if found is not None else f"#{ref.id}"

    def public(self) -> dict[tuple[str, str], Spot]:
        """Channels that every member may read."""
        return {(one.platform, one.channel): one for one in self.spots if not one.private}

    def resolve(self, text: str) -> tuple[tuple[ChannelRef, ...], tuple[Say, ...]]:
        """The channels that a text names, each once, and a Say for every name that fits nothing."""
        found: list[ChannelRef] = []
        unknown: list[Say] = []
        for part in _BETWEEN.split(text):
            if not part.strip():
                continue
            refs = self._named(part)
            words = _WORDS.split(part.strip()) if refs is None else []
            for word in words if len(words) > 1 else []:
                known = self._named(word)
                found += known or ()
                unknown += [self._no(word)] if known is None else []
            found += refs or ()
            unknown += [self._no(part.strip())] if refs is None and len(words) == 1 else []
        return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(unknown))

    def _named(self, text: str) -> tuple[ChannelRef, ...] | None:
        name = fold(text.strip().removeprefix("<#").removesuffix(">").lstrip("@"))
        if name in HERE:
            return (self.here,) if self.here is not None else None
        if name in EVERYWHERE:
            return self._everywhere()
        hits = [one.ref for one in self.spots if name in (fold(one.name), one.channel.casefold())]
        return (hits[0],) if hits else None

    def _everywhere(self) -> tuple[ChannelRef, ...]:
        """Here, and the first channel of every other place in which members write."""
        first: dict[tuple[str, str], ChannelRef] = {}
        if self.here is not None:
            first[(self.here.platform, self.here.place)] = self.here
        for one in self.spots:
            if not one.private and one.writable and one.ref != self.room:
                first.setdefault((one.platform, one.place), one.ref)
        return tuple(first.values())

    def _no(self, text: str) -> Say:
        names = {fold(one.name): one.name for one in self.spots}
        near = get_close_matches(fold(text), list(names), 1)
        if near:
            return say("posts-no-channel-near", name=text, near=f"#{names[near[0]]}")
        return say("posts-no-channel", name=text)


async def directory(floor: Floor, here: ChannelRef | None = None) -> Directory:
    """The channels as they were seen last. `here` is where somebody asks: not a private chat, not the staff's room."""
    spots = await floor.tx.find(SPOTS, *where(community=floor.id), order=("platform", "place", "channel"))
    room = floor.room()
    open_here = here if here is not None and here != room and not here.id.startswith("direct:") else None
    return Directory(tuple(spots), open_here, room)


async def crew_of(floor: Floor) -> Crew | None:
    """Who may approve; None until it was looked."""
    return await floor.tx.get(CREWS, floor.id)


async def freshen(floor: Floor) -> None:
    """See that what is known of the platforms is not much older than ten minutes."""
    crew = await crew_of(floor)
    if crew is None or not 0 <= floor.now - crew.at < OLD:
        await floor.errand(LOOK, "")


async def look(errand: Errand) -> None:
    """Ask the platforms: the channels of every place, and the standing of everybody in the team."""
    places = await errand.read(lambda floor: floor.places())
    spots: list[Spot] = []
    for place in places:
        for one in await errand.channels(place.platform, place.place):
            ref = one.ref
            spots.append(
                Spot(
                    errand.community, ref.platform, ref.id, ref.place, one.name, one.private, one.writable, ref.parent
                )
            )  # fmt: skip
    refs = (await errand.staff())[:MOST_STAFF]

    async def persons(floor: Floor) -> list[int]:
        return list(dict.fromkeys([(await floor.person_of(Author(one))).id for one in refs]))

    staff = await errand.write(persons)
    rights = [(person, await errand.rights(person)) for person in staff]
    there = [(person, one) for person, one in rights if one is not None and one.present and not one.is_bot]
    leads = tuple(person for person, one in there if one.standing >= Standing.LEAD)
    team = tuple(person for person, one in there if one.standing.is_staff)
    await errand.write(lambda floor: _keep(floor, spots, Crew(errand.community, leads, team, floor.now)))


async def _keep(floor: Floor, spots: Sequence[Spot], crew: Crew) -> None:
    if spots:  # a platform that can't be asked now tells of no channels: what was known stays
        seen = {(one.platform, one.channel) for one in spots}
        platforms = {one.platform for one in spots}
        for old in await floor.tx.find(SPOTS, *where(community=floor.id)):
            if old.platform in platforms and (old.platform, old.channel) not in seen:
                await floor.tx.drop(
                    SPOTS, *where(community=floor.id, platform=old.platform, channel=old.channel)
                )  # fmt: skip
        for one in spots:
            await floor.tx.put(SPOTS, one)
    await floor.tx.put(CREWS, crew)


def channel_words(known: Directory, channels: Sequence[ChannelRef]) -> str:
    """The names of channels, joined."""
    return ", ".join(known.name(one) for one in channels)
