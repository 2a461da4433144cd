"""What a plan did about a raid is taken back by hand: the card says what is so, and no plan does it a second time."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.cases import CaseState
from bot.domain.raids import RaidState
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from tests.kit.crowds import BAIT, Siege
from tests.kit.run import run

PEOPLE = [f"r{number}" for number in range(12)]


async def contained(**settings: Any) -> tuple[Siege, dict[str, Any]]:
    """A dozen newcomers post one link each, and what is set contains them; how it was before."""
    siege = await Siege.open(**settings)
    await siege.joins(*PEOPLE)
    before = siege.snapshot()
    for who in PEOPLE:
        await siege.says(who, BAIT)
    await siege.later(5 * SECOND)
    assert siege.platform.locked == {"general"}
    return siege, before


@pytest.mark.parametrize("settings", [{"raid_plan": "contain"}, {"night_guard": True, "quiet": "00:00-23:00"}])
def test_undone_it_is_not_called_contained_and_people_decide_from_there(settings: dict[str, Any]) -> None:
    @run
    async def check() -> None:
        siege, before = await contained(**settings)
        number = str((await siege.raid()).case)
        await siege.uses("oskar", "case", number=number, do="undo")
        await siege.later(5 * SECOND)
        assert siege.snapshot() == before
        card = siege.card()
        assert "contained" not in card.lower()
        assert "Oskar took back what I did by plan" in card
        assert "waits for you" in card
        assert "contain" in siege.verbs()
        for who in PEOPLE[:6]:
            await siege.says(who, BAIT)
        await siege.later(5 * SECOND)
        assert siege.snapshot() == before, "no plan does again what a person took back"
        assert (await siege.raid()).state is RaidState.SEEN
        await siege.presses("mira", "contain")
        await siege.later(5 * SECOND)
        assert siege.platform.locked == {"general"}
        assert "Contained by Mira" in siege.card()
        await siege.later(31 * MINUTE)
        assert siege.snapshot() == before
        await siege.close()

    check()


@run
async def test_doors_that_were_paused_once_more_come_back_too() -> None:
    siege, before = await contained(raid_plan="contain")
    for _ in range(48):
        await siege.later(28 * MINUTE)
        for who in PEOPLE[:6]:
            await siege.says(who, BAIT)
    assert siege.platform.doors[0] is not None
    await siege.uses("oskar", "case", number=str((await siege.raid()).case), do="undo")
    await siege.later(5 * SECOND)
    assert siege.platform.doors == before["doors"]
    await siege.later(DAY + HOUR)
    assert siege.platform.doors == before["doors"]
    await siege.close()


@run
async def test_what_could_not_be_put_back_is_said_and_tried_again() -> None:
    siege, before = await contained(raid_plan="contain")
    siege.platform.can -= {"manage"}
    await siege.uses("oskar", "case", number=str((await siege.raid()).case), do="undo")
    await siege.later(5 * SECOND)
    assert "Could not put" in siege.card()
    siege.platform.can |= {"manage"}
    await siege.later(16 * MINUTE)
    assert siege.snapshot() == before
    await siege.close()


@run
async def test_found_to_be_no_violation_it_is_over() -> None:
    siege, before = await contained(raid_plan="contain")
    raid = await siege.raid()
    await siege.uses("oskar", "case", number=str(raid.case), do="ok")
    await siege.later(5 * SECOND)
    assert siege.snapshot() == before
    assert (await siege.raid()).state is RaidState.OVER
    assert "contained" not in siege.card().lower()
    assert next(one for one in await siege.cases() if one.number == raid.case).state is CaseState.CLOSED
    await siege.close()


@run
async def test_what_a_moderator_contained_stays_when_there_is_nothing_to_undo() -> None:
    siege = await Siege.open()
    await siege.joins(*PEOPLE)
    for who in PEOPLE:
        await siege.says(who, BAIT)
    await siege.presses("mira", "contain")
    await siege.uses("oskar", "case", number=str((await siege.raid()).case), do="undo")
    assert (await siege.raid()).state is RaidState.CONTAINED
    assert siege.platform.locked == {"general"}
    await siege.close()
