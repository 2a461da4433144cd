"""The line of a raid: seen, one card, contained, ended, everything as before."""

from __future__ import annotations

from bot.domain.raids import RaidState
from tests.kit.crowds import BAIT, Siege
from tests.kit.run import run

PEOPLE = [f"r{number}" for number in range(12)]


async def raided(**settings: object) -> Siege:
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
    assert siege.verbs()[:3] == ["people", "contain", "strike"]
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
