"""What happens later: one table, one `run_due`, kinds registered in code."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final, TypeAlias

from bot.app.desk import Desk
from bot.app.turn import NoCommunity, Turn, take_turn
from bot.domain.records import Due, Late
from bot.domain.time import HOUR
from bot.ports.store import StoreFault, Tx, Where, where
from bot.ports.tables import DUE

log = logging.getLogger("steward.due")

Deed: TypeAlias = Callable[[Turn, Due], Awaitable[None]]
MOST: Final = 500
FRESH: Final = HOUR
TRIES: Final = 3


class DueItems:
    """Carries out due items by kind. An unknown kind is kept as blocked and reported, never dropped."""

    def __init__(self, desk: Desk, kinds: Mapping[str, Deed]) -> None:
        self._desk = desk
        self._kinds = kinds

    async def run_due(self) -> int:
        """Carry out everything that is due now; how many items there were. Sets the alarm for the next one."""
        done = 0
        while True:
            now = self._desk.clock.now()
            rows = await self._desk.store.read(lambda tx, now=now: _ready(tx, now))  # type: ignore[misc]  # bound per round
            for row in rows:
                await self._one(row)
                done += 1
            if not rows:
                await self._set_alarm()
                return done

    async def _one(self, row: Due) -> None:
        deed = self._kinds.get(row.kind)
        key = where(community=row.community, kind=row.kind, ref=row.ref, at=row.at)
        try:
            if deed is None:
                await self._block(row)
                return

            async def body(turn: Turn) -> None:
                claimed = await turn.tx.drop(DUE, *key)
                if claimed and not (row.late is Late.IF_FRESH and turn.now - row.at > FRESH):
                    await deed(turn, row)

            await take_turn(self._desk, row.community, body)
        except StoreFault:
            raise  # nothing is wrong with the item: the next alarm tries again
        except NoCommunity:
            await self._desk.store.write(lambda tx: tx.drop(DUE, *key))
        except Exception:
            log.exception("the due item %s failed", row.kind)
            await self._block(row)

    async def _block(self, row: Due) -> None:
        tries = row.tries + 1
        blocked = row.kind not in self._kinds or tries >= TRIES
        await self._desk.store.write(lambda tx: tx.put(DUE, replace(row, tries=tries, blocked=blocked)))

    async def _set_alarm(self) -> None:
        rows = await self._desk.store.read(lambda tx: tx.find(DUE, *where(blocked=False), order=("at",), limit=1))
        if rows:
            self._desk.alarm.set(rows[0].at)


async def _ready(tx: Tx, now: int) -> list[Due]:
    return await tx.find(DUE, *where(blocked=False), Where("at", "<=", now), order=("at",), limit=MOST)
