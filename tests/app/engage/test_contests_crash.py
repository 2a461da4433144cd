"""The process ends at every commit of a draw, before it and after it: the same people win, and it is told once."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from activities.contests.model import State
from adapters.memory.clock import MemoryClock
from adapters.memory.store import MemoryStore
from bot.domain.time import HOUR, MINUTE, SECOND
from bot.ports.store import Body, StoreFault, T
from tests.kit.contests import MEMBERS, contest, open_town, opened, picks
from tests.kit.run import run_within
from tests.kit.town import Town, words


class Mortal(MemoryStore):
    """A store that ends with its process: after so many commits, before or after the last of them."""

    def __init__(self) -> None:
        super().__init__()
        self.left = -1
        self.after = False

        self.died = asyncio.Event()

    async def write(self, body: Body[T]) -> T:
        """As ever, while it lives."""
        if self.left < 0:
            return await super().write(body)
        self.left = max(0, self.left - 1)
        if self.left or (self.after and not self.died.is_set()):
            done = await super().write(body)
            if self.left:
                return done
        self.died.set()
        raise StoreFault("store-locked")


async def outcomes(town: Town) -> list[dict[str, Any]]:
    said = [one for one in await town.talk("bob", "general") if one["content"]]
    return [one for one in said if "Check it yourself" in words(one)]


async def killed(folder: Path, commits: int, *, after: bool) -> tuple[list[str], int, bool]:
    """Who won, how often it was told, and whether the end came within the draw."""
    store, clock = Mortal(), MemoryClock()
    town = await open_town(folder, store=store, clock=clock)
    shown = await opened(town, places="2")
    for who in MEMBERS:
        await town.presses(who, "in", shown)
    store.left, store.after = commits, after
    for length in (HOUR + SECOND, MINUTE + SECOND):
        await ends(town, store, length)
    died = store.died.is_set()
    await town.close()
    store.left = -1
    again = await open_town(folder, store=store, clock=clock)
    for _ in range(4):
        await again.later(MINUTE)
    assert (await contest(again)).state is State.DRAWN
    found = [one.line for one in await picks(again) if one.is_winner]
    told = len(await outcomes(again))
    await again.close()
    return found, told, died


async def ends(town: Town, store: Mortal, length: int) -> None:
    """Time goes by, until the end."""
    if store.died.is_set():
        return
    goes, end = asyncio.create_task(town.later(length)), asyncio.create_task(store.died.wait())
    await asyncio.wait({goes, end}, return_when=asyncio.FIRST_COMPLETED)
    for task in (goes, end):
        task.cancel()
    await asyncio.gather(goes, end, return_exceptions=True)


@pytest.mark.parametrize("after", [False, True])
def test_ending_at_every_commit(tmp_path: Path, after: bool) -> None:
    @run_within(90)
    async def scene() -> None:
        winners, told, _ = await killed(tmp_path / "whole", 10_000, after=after)
        assert (len(winners), told) == (2, 1)
        for commits in range(1, 40):
            found, times, died = await killed(tmp_path / f"{commits}", commits, after=after)
            assert found == winners, commits
            assert times == 1, commits
            if not died:
                print(f"ended at each of {commits - 1} commits: the same winners, told once")
                return
        raise AssertionError("the draw takes more commits than were tried")

    scene()
