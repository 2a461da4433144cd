"""kill -9 at random moments: nothing that was acknowledged is lost, nothing is half there, order is kept.

`STEWARD_SLOW=1` runs 100 rounds, otherwise 5. Needs a system with SIGKILL.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sql import open_store
from bot.domain.records import Mark
from bot.ports.store import where
from bot.ports.tables import MARKS

ROUNDS = 100 if os.environ.get("STEWARD_SLOW") else 5
ROOT = Path(__file__).resolve().parents[3]
CHILD = Path(__file__).with_name("kill_child.py")


def life(path: Path, words: int) -> list[int]:
    """Let a child write until it has acknowledged `words` numbers, then kill it amid its work; what it had said."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen([sys.executable, str(CHILD), str(path)], stdout=subprocess.PIPE, env=environment)
    assert child.stdout is not None
    stuck = threading.Timer(30, child.kill)
    stuck.start()
    try:
        assert child.stdout.readline() == b"open\n"
        said = [child.stdout.readline() for _ in range(words)]
        child.send_signal(signal.SIGKILL)
        said += child.stdout.read().splitlines(keepends=True)
    finally:
        stuck.cancel()
        child.kill()
        child.stdout.close()
        child.wait(10)
    return [int(one) for one in said if one.endswith(b"\n")]


async def look(path: Path) -> tuple[list[Mark], list[Mark], tuple[str, ...]]:
    """Rows and their twins, and what is wrong with the file."""
    store = await open_store(path, clock=MemoryClock(), dice=MemoryDice())
    rows = await store.read(lambda tx: tx.find(MARKS, *where(community=1), order=("name",)))
    twins = await store.read(lambda tx: tx.find(MARKS, *where(community=2), order=("name",)))
    wrong = await store.integrity()
    await store.close()
    return rows, twins, wrong


@pytest.mark.slow
@pytest.mark.timeout(60 + ROUNDS * 10)
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "steward.db"
    chance = random.Random(9)
    told: list[int] = []
    for turn in range(ROUNDS):
        said = life(path, chance.randrange(1, 400))
        assert said == sorted(said), "acknowledged out of order"
        assert not told or said[0] > told[-1], "a number was given twice"
        told += said
        rows, twins, wrong = asyncio.run(look(path))
        kept = [row.at for row in rows]
        assert wrong == ()
        assert set(told) <= set(kept), f"round {turn}: lost {sorted(set(told) - set(kept))[:5]}"
        assert [(row.name, row.at) for row in rows] == [(row.name, row.at) for row in twins], "a half body stayed"
        assert all(len(row.value) == row.at % 700 for row in rows)
        assert not any(number % 13 == 0 for number in kept)
    print(f"{ROUNDS} kills, {len(told)} acknowledged, 0 lost, 0 doubled, 0 out of order")
