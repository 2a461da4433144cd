"""A process to be killed: writes numbered rows as fast as it can, and says each number after its commit.

`python kill_child.py STORE`; every line on stdout is one acknowledged number.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from adapters.sql import open_store
from adapters.system import SystemClock, SystemDice
from bot.domain.records import Mark
from bot.ports.store import Tx
from bot.ports.tables import MARKS

WRITERS = 20


async def number_one(tx: Tx) -> int:
    """One numbered row, with a second one that must never be there without it."""
    number = await tx.next(1, "number")
    await tx.put(MARKS, Mark(1, f"{number:09}", "x" * (number % 700), number))
    if number % 13 == 0:
        raise LookupError(number)
    await tx.put(MARKS, Mark(2, f"{number:09}", "twin", number))
    return number


async def main(path: Path) -> None:
    """Many in flight, until killed. A body that fails on purpose puts in a number that must not stay."""
    store = await open_store(path, clock=SystemClock(), dice=SystemDice(), note="kill child")
    os.write(1, b"open\n")

    async def writer() -> None:
        while True:
            try:
                number = await store.write(number_one)
            except LookupError:
                await store.write(lambda tx: tx.next(1, "number"))  # step over the unlucky number
                continue
            os.write(1, b"%d\n" % number)

    await asyncio.gather(*(writer() for _ in range(WRITERS)))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
