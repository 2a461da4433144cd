"""One turn: one transaction of one community, with what follows its commit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.app.desk import Desk
from bot.domain.records import Community, Due, Late
from bot.ports.store import Tx
from bot.ports.tables import COMMUNITIES, DUE

T = TypeVar("T")


class NoCommunity(Exception):
    """The community is not (or no longer) in the store."""


@dataclass(slots=True)
class Turn:
    """What a deed works with: the transaction, the community as read in it, the time (µs UTC).

    `rings` and `wakes_at` are carried out after the commit; a turn that is run again starts from new ones.
    """

    tx: Tx
    desk: Desk
    community: Community
    now: int
    rings: bool = False
    wakes_at: int | None = None

    @property
    def id(self) -> int:
        """The community's id."""
        return self.community.id

    async def next(self, sequence: str) -> int:
        """The next number of one of the community's sequences."""
        return await self.tx.next(self.community.id, sequence)

    async def later(self, kind: str, ref: str, at: int, late: Late = Late.MUST) -> None:
        """Put something into the due table; the same kind and ref moves it."""
        await self.tx.put(DUE, Due(self.id, kind, ref, at, late))
        self.wakes_at = at if self.wakes_at is None else min(self.wakes_at, at)


async def look_in(desk: Desk, community: int, deed: Callable[[Turn], Awaitable[T]]) -> T:
    """Run a deed that only reads: it waits for no writer. Raises LookupError when there is no such community."""

    async def body(tx: Tx) -> T:
        row = await tx.get(COMMUNITIES, community)
        if row is None:
            raise LookupError(f"there is no community {community}")
        return await deed(Turn(tx, desk, row, desk.clock.now()))

    return await desk.store.read(body)


async def take_turn(desk: Desk, community: int, deed: Callable[[Turn], Awaitable[T]]) -> T:
    """Run a deed in a durable transaction and, after its commit, wake whoever has to go on.

    Raises NoCommunity when there is no such community; otherwise what the deed raises, or StoreFault.
    """
    last: list[Turn] = []

    async def body(tx: Tx) -> T:
        row = await tx.get(COMMUNITIES, community)
        if row is None:
            raise NoCommunity(f"there is no community {community}")
        turn = Turn(tx, desk, row, desk.clock.now())
        last[:] = [turn]
        return await deed(turn)

    result = await desk.store.write(body)
    if last[0].rings:
        desk.bell.ring()
    if last[0].wakes_at is not None:
        desk.alarm.set(last[0].wakes_at)
    return result
