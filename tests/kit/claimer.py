"""A process that claims due items of a store one by one, as long as it may own it."""

from __future__ import annotations

import asyncio
import random
import sys
from pathlib import Path

from activities.schedule.model import Fate, Fired, key_of
from activities.schedule.tables import FIRES
from adapters.sql import open_store
from adapters.system import SystemClock, SystemDice
from bot.domain.records import Due
from bot.ports.store import Store, StoreFault, Tx, where
from bot.ports.tables import DUE


async def claim(tx: Tx, row: Due, worker: str) -> bool:
    """Take an item out of the table and write down its fire, in one transaction; False when somebody had it."""
    if not await tx.drop(DUE, *where(community=row.community, kind=row.kind, ref=row.ref, at=row.at)):
        return False
    fired = Fired(row.community, key_of(int(row.ref), "2027-01-15T10:00"), int(row.ref), worker, row.at, Fate.RAN)
    return await tx.add(FIRES, fired)


async def claim_all(store: Store, worker: str, most: int | None = None) -> int:
    """Claim whatever is there, or at most so many; how many items were this worker's."""
    rows = await store.read(lambda tx: tx.find(DUE, order=("at",), limit=most))
    random.Random(worker).shuffle(rows)  # everybody in an order of their own
    won = 0
    for row in rows:
        won += await store.write(lambda tx, row=row: claim(tx, row, worker))  # type: ignore[misc]  # bound per row
    return won


async def main(path: Path, worker: str, most: int | None) -> None:
    """Ask for the store until it is given up by whoever owns it; say each refusal. With `most`, claim so many, say
    "holds", and sit on the store until killed."""
    clock, dice = SystemClock(), SystemDice()
    while True:
        try:
            store = await open_store(path, clock=clock, dice=dice, note=worker)
            break
        except StoreFault as fault:
            sys.stdout.write(f"refused {fault.key}\n")
            sys.stdout.flush()
            await asyncio.sleep(0.05)
    sys.stdout.write("owns\n")
    sys.stdout.flush()
    await claim_all(store, worker, most)
    if most is not None:
        sys.stdout.write("holds\n")
        sys.stdout.flush()
        await asyncio.Event().wait()
    await store.close()
    sys.stdout.write("done\n")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else None))
