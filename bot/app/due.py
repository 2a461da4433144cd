"""What happens later: one table, one `run_due`, kinds registered in code.

An item is claimed in the transaction that carries it out. What lateness means is the kind's: what is skipped, late or
can't be done is remembered, and staff are told of all of it in one message. Crisis mode keeps back what `holds`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from activities.schedule.model import NOTABLE, Held
from activities.schedule.service import note_lateness, realign
from activities.schedule.tables import HELD, LATENESS
from bot.app.desk import Desk
from bot.app.engage.floors import TurnFloor
from bot.app.engage.lateness import tell_lateness
from bot.app.turn import NoCommunity, Turn, take_turn
from bot.domain.records import Due, Late
from bot.domain.time import HOUR, MINUTE, SECOND
from bot.ports.store import StoreFault, Tx, Where, where
from bot.ports.tables import COMMUNITIES, DUE

log = logging.getLogger("steward.due")

Deed: TypeAlias = Callable[[Turn, Due], Awaitable[None]]
MOST: Final = 500
FRESH: Final = HOUR
TRIES: Final = 3
SET_BACK: Final = MINUTE
"""How far the clock has to go back before every schedule is looked at again."""


@dataclass(frozen=True, slots=True)
class DueKind:
    """A kind of due item: see `activities.activity.Kind`. `told`: staff hear when one was late, skipped or failed, by
    the text `due-<kind>`; what the core does for itself is only logged. `tells`: the deed notes what was late."""

    run: Deed
    late: Late = Late.MUST
    fresh: int = FRESH
    holds: bool = False
    told: bool = False
    tells: bool = False


class UnknownKind(Exception):
    """The running code does not know what to do (an older version that met a newer one's rows)."""


class DueItems:
    """Carries out due items by kind. What is unknown, or fails three times, is kept as blocked and reported."""

    def __init__(self, desk: Desk, kinds: Mapping[str, Deed | DueKind]) -> None:
        self._desk = desk
        self._kinds = {name: one if isinstance(one, DueKind) else DueKind(one) for name, one in kinds.items()}
        self._running = asyncio.Lock()
        self._newest = 0
        self._aligned: dict[int, str] = {}

    async def run_due(self) -> int:
        """Carry out everything that is due now; how many items there were. Sets the alarm for the next one."""
        async with self._running:
            await self._align()
            done = 0
            while rows := await self._ready():
                for row in rows:
                    await self._one(row)
                    done += 1
            await self._tell()
            await self._set_alarm()
            return done

    async def _ready(self) -> list[Due]:
        now = self._desk.clock.now()
        waiting = (*where(blocked=False), Where("at", "<=", now))
        return await self._desk.store.read(lambda tx: tx.find(DUE, *waiting, order=("at",), limit=MOST))

    async def _one(self, row: Due) -> None:
        kind = self._kinds.get(row.kind)
        try:
            if kind is None:
                await self._unknown(row)
            else:
                await take_turn(self._desk, row.community, lambda turn: _carry_out(turn, row, kind))
        except StoreFault:
            raise  # nothing is wrong with the item: the next alarm tries again
        except NoCommunity:
            await self._desk.store.write(lambda tx: tx.drop(DUE, *_key(row)))
        except UnknownKind:
            await self._unknown(row)
        except Exception:
            log.exception("the due item %s failed", row.kind)
            await self._failed(row)

    async def _unknown(self, row: Due) -> None:
        """Keep it until some version knows it; its tries are not touched, which tells it from what failed."""
        log.error("no part of this version knows the due item %s", row.kind)
        await self._block(row, row.tries, "unknown")

    async def _failed(self, row: Due) -> None:
        await self._block(row, row.tries + 1, "failed" if row.tries + 1 >= TRIES else "")

    async def _block(self, row: Due, tries: int, what: str) -> None:
        """Count the try; with `what` the item is set aside and staff are told."""
        kind = self._kinds.get(row.kind)

        async def deed(turn: Turn) -> None:
            changed = await turn.tx.change(DUE, _key(row), tries=tries, blocked=bool(what))
            if changed and what and (kind is None or kind.told):
                await note_lateness(TurnFloor(turn), row.kind, row.ref, what, row.at)

        try:
            await take_turn(self._desk, row.community, deed)
        except NoCommunity:
            await self._desk.store.write(lambda tx: tx.drop(DUE, *_key(row)))

    async def _align(self) -> None:
        """Once for each community, and whenever its zone changed or the clock was set back: times are put right, and
        what this version knows (again) is no longer blocked."""
        now = self._desk.clock.now()
        if now < self._newest - SET_BACK:
            self._aligned.clear()
        self._newest = now
        for one in await self._desk.store.read(lambda tx: tx.find(COMMUNITIES)):
            if self._aligned.get(one.id) == one.zone:
                continue
            try:
                await take_turn(self._desk, one.id, self._take_up)
            except StoreFault:
                raise
            except Exception:  # what can't be put right for one community must not keep all others waiting
                log.exception("the times of a community can't be put right")
            self._aligned[one.id] = one.zone

    async def _take_up(self, turn: Turn) -> None:
        held = {(one.kind, one.ref) for one in await turn.tx.find(HELD, *where(community=turn.id, resumed=False))}
        for row in await turn.tx.find(DUE, *where(community=turn.id, blocked=True)):
            if row.kind in self._kinds and (row.kind, row.ref) not in held:
                await turn.tx.put(DUE, replace(row, blocked=False, tries=min(row.tries, TRIES - 1)))
        await realign(TurnFloor(turn))

    async def _tell(self) -> None:
        """Tell each community's staff of everything that was not on time, in one message."""
        rows = await self._desk.store.read(lambda tx: tx.find(LATENESS, limit=MOST))
        for community in sorted({one.community for one in rows}):
            try:
                await take_turn(self._desk, community, lambda turn: tell_lateness(TurnFloor(turn)))
            except NoCommunity:
                await self._desk.store.write(lambda tx, gone=community: tx.drop(LATENESS, *where(community=gone)))  # type: ignore[misc]  # bound per row

    async def _set_alarm(self) -> None:
        rows = await self._desk.store.read(lambda tx: tx.find(DUE, *where(blocked=False), order=("at",), limit=1))
        if rows:
            self._desk.alarm.set(rows[0].at)


def _key(row: Due) -> tuple[Where, ...]:
    return where(community=row.community, kind=row.kind, ref=row.ref, at=row.at, blocked=False)


async def _carry_out(turn: Turn, row: Due, kind: DueKind) -> None:
    """Claim an item and do what its kind says, or keep it back, or let it go: all in one transaction."""
    held = await turn.tx.get(HELD, turn.id, row.kind, row.ref)
    resumed = held is not None and held.resumed
    if kind.holds and turn.community.settings.crisis and not resumed:
        await _keep_back(turn, row)
        return
    if not await turn.tx.drop(DUE, *_key(row)):
        return  # had, or moved
    late = turn.now - row.at
    if late > SECOND:
        log.info("the due item %s is %d s late", row.kind, late // SECOND)
    fate = "resumed" if resumed else await _fate(turn, row, kind, late)
    if fate in ("resumed", "on time", "late"):
        await kind.run(turn, row)
    if held is not None:
        await turn.tx.drop(HELD, *where(community=turn.id, kind=row.kind, ref=row.ref))
    if kind.told and not kind.tells and fate in ("late", "skipped"):
        await note_lateness(TurnFloor(turn), row.kind, row.ref, fate, row.at)


async def _keep_back(turn: Turn, row: Due) -> None:
    if await turn.tx.change(DUE, _key(row), blocked=True):
        number = await turn.next("held")
        await turn.tx.put(HELD, Held(turn.id, row.kind, row.ref, number, row.at, turn.now))


async def _fate(turn: Turn, row: Due, kind: DueKind, late: int) -> str:
    """ "on time", "late", "skipped", or "together" where a newer one of the same thing is due too. A thing's items are
    told apart behind an "@" in their refs."""
    policy = kind.late if row.late is Late.MUST else row.late
    if policy is Late.IF_FRESH and late > kind.fresh:
        return "skipped"
    if policy is Late.COLLAPSE and await _has_newer(turn.tx, row, turn.now):
        return "together"
    return "late" if late > NOTABLE else "on time"


async def _has_newer(tx: Tx, row: Due, now: int) -> bool:
    ready = (*where(community=row.community, kind=row.kind, blocked=False), Where("at", "<=", now))
    thing = row.ref.partition("@")[0]
    return any(
        one.ref.partition("@")[0] == thing and (one.at, one.ref) > (row.at, row.ref)
        for one in await tx.find(DUE, *ready)
    )
