"""The line of a raid: seen, one card, contained, ended, everything as before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sql import open_store
from bot.domain.raids import RaidState
from bot.domain.time import MINUTE
from tests.kit.crowds import BAIT, Siege
from tests.kit.run import run

PEOPLE = [f"r{number}" for number in range(12)]


async def raided(**settings: Any) -> Siege:
    """A dozen newcomers join and post one link each."""
    siege = await Siege.open(**settings)
    await siege.joins(*PEOPLE)
    for who in PEOPLE:
        await siege.says(who, BAIT)
    await siege.later(5_000_000)
    return siege


@run
async def test_a_raid_is_one_card_that_says_what_can_be_done() -> None:
    siege = await raided()
    assert len(siege.cards()) == 1
    card = siege.card()
    assert "12 joined" in card
    assert "12 messages" in card
    assert "hold 12 newcomers" in card
    face = [one.token.split(":")[3] for one in siege.cards()[-1].buttons if not one.more]
    assert face == ["people", "contain", "strike"]
    assert not siege.platform.locked
    await siege.close()


@run
async def test_containing_and_ending_leaves_everything_as_it_was() -> None:
    siege = await raided()
    before = siege.snapshot()
    await siege.presses("mira", "contain")
    assert siege.platform.locked == {"general"}
    assert siege.platform.slow["general"] == 30
    assert siege.platform.doors[0] is not None
    assert all(siege.platform.people_[who].muted for who in PEOPLE)
    assert not siege.platform.people_["bob"].muted
    await siege.presses("mira", "end")
    assert siege.snapshot() == before
    assert (await siege.raid()).state is RaidState.OVER
    await siege.close()


@run
async def test_a_file_keeps_an_incident_over_the_end_of_the_process(tmp_path: Path) -> None:
    clock, path = MemoryClock(), tmp_path / "steward.db"
    siege = await Siege.open(store=await open_store(path, clock=clock, dice=MemoryDice(1)))
    await siege.joins(*PEOPLE)
    for who in PEOPLE:
        await siege.says(who, BAIT)
    before = siege.snapshot()
    await siege.presses("mira", "contain")
    assert siege.platform.locked == {"general"}
    await siege.core.stop()
    await siege.store.close()
    siege.store = await open_store(path, clock=clock, dice=MemoryDice(2))
    await siege.restart()
    await siege.later(31 * MINUTE)
    assert siege.snapshot() == before
    assert (await siege.raid()).state is RaidState.OVER
    await siege.close()
    await siege.store.close()
