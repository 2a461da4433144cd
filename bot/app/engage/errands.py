"""Errands of activities: questions to platforms and to the beacon, then turns of their own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from activities.catalog import CATALOG
from activities.floor import Errand, Floor
from bot.app.desk import Desk
from bot.app.dispatch import Errand as Deed
from bot.app.engage.floors import TurnFloor
from bot.app.people import accounts_of
from bot.app.places import places_of
from bot.app.powers import ground_of, listed_staff, powers_of
from bot.app.turn import look_in, take_turn
from bot.domain.decisions import Action
from bot.domain.people import AccountRef, Rights
from bot.ports.beacon import Beacon
from bot.ports.clock import Clock
from bot.ports.platform import Channel

T = TypeVar("T")


class DeskErrand:
    """The `Errand` of one action."""

    def __init__(self, desk: Desk, action: Action) -> None:
        self._desk = desk
        self._action = action

    @property
    def community(self) -> int:
        """The community's id."""
        return self._action.community

    @property
    def ref(self) -> str:
        """Which thing it is about."""
        return self._action.follow

    @property
    def clock(self) -> Clock:
        """Time."""
        return self._desk.clock

    @property
    def beacon(self) -> Beacon | None:
        """The public beacon, if there is one."""
        return self._desk.beacon

    async def write(self, deed: Callable[[Floor], Awaitable[T]]) -> T:
        """A turn."""
        return await take_turn(self._desk, self.community, lambda turn: deed(TurnFloor(turn)))

    async def read(self, deed: Callable[[Floor], Awaitable[T]]) -> T:
        """A turn that changes nothing."""
        return await look_in(self._desk, self.community, lambda turn: deed(TurnFloor(turn)))

    async def rights(self, person: int) -> Rights | None:
        """What somebody is now, over all their accounts."""
        accounts = await look_in(self._desk, self.community, lambda turn: accounts_of(turn, person))
        refs = [AccountRef(one.platform, one.id) for one in accounts]
        if not refs:
            return None
        places = await look_in(self._desk, self.community, places_of)
        spot = next(((one.platform, one.place) for one in places if one.platform == refs[0].platform), ("", ""))
        found = await powers_of(self._desk, self.community, {refs[0]: spot}, strict=(refs[0],))
        return found[refs[0]]

    async def channels(self, platform: str, place: str) -> tuple[Channel, ...]:
        """The channels that Steward sees there now."""
        known = self._desk.platforms.get(platform)
        return await known.channels(place) if known is not None else ()

    async def staff(self) -> tuple[AccountRef, ...]:
        """Moderators and above."""
        ground = await look_in(self._desk, self.community, lambda turn: ground_of(turn, ()))
        return tuple(await listed_staff(self._desk, ground))


def _as_deed(run: Callable[[Errand], Awaitable[None]]) -> Deed:
    async def carry_out(desk: Desk, action: Action) -> None:
        await run(DeskErrand(desk, action))

    return carry_out


ERRANDS: Mapping[str, Deed] = {
    name: _as_deed(run) for activity in CATALOG for name, run in activity.errands.items()
}  # fmt: skip
"""Every activity's errands, by name."""
