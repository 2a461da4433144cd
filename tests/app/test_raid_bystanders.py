"""Who merely came at the same time is counted apart and left alone; on whoever is banned nothing more falls."""

from __future__ import annotations

from typing import Any

from bot.domain.actions import Mute
from bot.domain.time import MINUTE, SECOND
from tests.kit.crowds import BAIT, Siege
from tests.kit.run import run

RAIDERS = [f"r{number}" for number in range(20)]


async def raided(**settings: Any) -> Siege:
    """Two come and talk; a few minutes later twenty come and post one text."""
    siege = await Siege.open(**settings)
    await siege.joins("juno", "ives")
    await siege.says("juno", "hello there, I found you by a search")
    await siege.says("ives", "does anybody here know how to tune a bass?")
    await siege.later(3 * MINUTE)
    await siege.joins(*RAIDERS)
    for who in RAIDERS:
        await siege.says(who, BAIT)
    await siege.later(5 * SECOND)
    return siege


def held(siege: Siege) -> list[str]:
    """On whom a mute was asked for, in order."""
    return [one.account.id for one in siege.platform.acts if isinstance(one, Mute)]


@run
async def test_bystanders_are_counted_apart_and_not_held() -> None:
    siege = await raided()
    card = siege.card()
    assert "20 people write this · 2 more are just new" in card
    assert "hold 20 newcomers" in card
    russian = siege.card("ru").replace("\u00a0", " ")
    assert "это пишут 20 человек · ещё 2 — просто новые участники" in russian
    await siege.presses("mira", "contain")
    assert sorted(held(siege)) == sorted(RAIDERS)
    await siege.close()


@run
async def test_a_bystander_who_writes_it_after_all_is_held() -> None:
    siege = await raided()
    await siege.presses("mira", "contain")
    await siege.says("juno", BAIT)
    assert sorted(held(siege)) == sorted([*RAIDERS, "juno"])
    await siege.close()


@run
async def test_who_came_and_is_silent_is_held_with_them() -> None:
    siege = await raided()
    await siege.joins("brann")
    await siege.presses("mira", "contain")
    assert sorted(held(siege)) == sorted([*RAIDERS, "brann"])
    await siege.close()


@run
async def test_who_is_banned_is_not_held_and_not_counted() -> None:
    siege = await raided()
    await siege.presses("oskar", "strike")
    await siege.later(11 * SECOND)
    await siege.later(5 * SECOND)
    assert "20 accounts banned" in siege.card()
    assert "hold" not in siege.card()
    await siege.presses("mira", "contain")
    await siege.later(5 * SECOND)
    assert held(siege) == []
    assert "on their way" not in siege.card()
    await siege.joins("late")
    await siege.says("late", BAIT)
    assert set(held(siege)) == {"late"}
    await siege.close()


@run
async def test_a_plan_leaves_bystanders_alone_too() -> None:
    siege = await raided(raid_plan="contain")
    assert "juno" not in held(siege)
    assert "ives" not in held(siege)
    assert set(RAIDERS[:5]) <= set(held(siege))
    await siege.close()
