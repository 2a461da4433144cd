"""A raid upon the shipped process in which something goes wrong: rights are lost in the middle of it, it is killed."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.kit.besieged import ROOM, DiscordSiege, on_discord
from tests.kit.run import run_within
from tests.kit.running import until

CROWD = 20


async def _all_held(siege: DiscordSiege) -> bool:
    return siege.people <= set(await siege.held())


async def _forbidden(siege: DiscordSiege) -> int:
    """Calls that were refused for want of a right."""
    return int((await siege.wire.counts())["statuses"].get("403", 0))


@pytest.mark.timeout(150)
@run_within(140)
async def test_demoted_in_the_middle_what_failed_is_on_the_card_and_is_tried_again(tmp_path: Path) -> None:
    async with on_discord(tmp_path, raid_plan="contain") as siege:
        coming = asyncio.create_task(siege.come(CROWD, 0.5))
        await until(siege.locked)
        await siege.wire.take_permission(guild=siege.guild, name="MODERATE_MEMBERS")
        await coming
        card = await siege.mira.sees("Could not hold", ROOM, seconds=30)
        assert card.offers("Try again")
        assert not await _all_held(siege)
        print("\n", card.text, card.buttons)
        await siege.wire.give_permission(guild=siege.guild, name="MODERATE_MEMBERS")
        await siege.press("Try again")
        await until(lambda: _all_held(siege), 40)
        await siege.mira.sees(f"{CROWD} newcomers held", ROOM, seconds=20)

        for name in ("MANAGE_CHANNELS", "MANAGE_GUILD"):
            await siege.wire.take_permission(guild=siege.guild, name=name)
        await siege.press("End raid")
        card = await siege.mira.sees("Could not put", ROOM, seconds=40)
        print("\n", card.text, card.buttons)
        assert "as they were before" not in card.text
        assert await siege.locked()
        for name in ("MANAGE_CHANNELS", "MANAGE_GUILD"):
            await siege.wire.give_permission(guild=siege.guild, name=name)
        await siege.press("Try again")
        card = await siege.mira.sees("as they were before", ROOM, seconds=40)
        assert "Could not" not in card.text
        state = await siege.state()
        assert (state["channels"], state["data"]) == (siege.before["channels"], siege.before["data"])
        assert await siege.held() == []
        print("403s", await _forbidden(siege), "429s", await siege.refused())
        assert await _forbidden(siege) <= 12
        assert len(await siege.cards()) == 1


@pytest.mark.timeout(150)
@run_within(140)
async def test_killed_while_it_contains_and_while_it_puts_back(tmp_path: Path) -> None:
    async with on_discord(tmp_path, raid_plan="contain") as siege:
        await siege.come(CROWD, 1.0)
        await until(siege.held)
        await siege.restart()
        await until(siege.contained)
        await until(lambda: _all_held(siege), 40)
        await siege.mira.sees(f"{CROWD} newcomers held", ROOM, seconds=30)
        before = len(await siege.held())
        await siege.press("End raid")

        async def some_are_free() -> bool:
            return len(await siege.held()) < before

        await until(some_are_free)
        await siege.restart()
        await until(siege.same, 60)
        await siege.mira.sees("as they were before", ROOM, seconds=30)
        assert len(await siege.cards()) == 1
        print("\n429s", await siege.refused(), "held before the second kill", before)
