"""A raid at night, and what comes after one: the guard, the morning, the next wave, what came late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from adapters.memory.platform import Member
from bot.domain.actions import Mute
from bot.domain.cases import CaseState
from bot.domain.decisions import ActionState
from bot.domain.events import MemberJoined
from bot.domain.raids import RaidState
from bot.domain.results import Why
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.store import where
from bot.ports.tables import ACTIONS, RULE_RECORDS
from tests.kit.crowds import BAIT, CROWDS, Siege
from tests.kit.run import run

PEOPLE = [f"r{number}" for number in range(12)]


async def raided(**settings: Any) -> Siege:
    """A dozen newcomers join and post one link each."""
    siege = await Siege.open(**settings)
    await siege.joins(*PEOPLE)
    for who in PEOPLE:
        await siege.says(who, BAIT)
    await siege.later(5 * SECOND)
    return siege


def count(siege: Siege, kind: type) -> int:
    """How many acts of a kind the platform was asked for."""
    return sum(isinstance(one, kind) for one in siege.platform.acts)


@run
async def test_at_night_the_guard_contains_without_bans_and_all_is_back_by_morning() -> None:
    siege = await Siege.open(night_guard=True, quiet="00:00-23:00")
    await siege.joins(*PEOPLE)
    before = siege.snapshot()
    for who in PEOPLE:
        await siege.says(who, BAIT)
    assert siege.platform.locked == {"general"}
    assert "night guard" in siege.card()
    assert not any(one.banned is not None for one in siege.platform.people_.values())
    await siege.later(2 * HOUR)
    assert siege.snapshot() == before
    now = siege.clock.now()
    await siege.later(DAY - now % DAY + 23 * HOUR - DAY + MINUTE if now % DAY < 23 * HOUR else DAY)
    lines = [one.content for one in siege.written("moderators") if one.content]
    told = lines[-1]
    tokens = [one.token for one in told.buttons]
    right = next(one for one in tokens if one.split(":")[3] == "right")
    answered = await siege.presses("mira", right)
    assert answered
    records = await siege.store.read(lambda tx: tx.find(RULE_RECORDS, *where(community=siege.community)))
    assert any(one.confirmed == 1 for one in records)
    await siege.close()


@run
async def test_by_day_without_a_plan_nothing_happens_by_itself() -> None:
    siege = await raided(night_guard=True, quiet="02:00-03:00")
    assert not siege.platform.locked
    assert count(siege, Mute) == 0
    await siege.close()


@pytest.mark.parametrize("break_", [lambda s: s.platform.rooms.pop("general"), lambda s: s.joins("nobody")])
@run
async def test_a_channel_that_is_gone_is_nothing_to_put_back(break_: Callable[[Siege], object]) -> None:
    siege = await raided()
    await siege.presses("mira", "contain")
    broken = break_(siege)
    if hasattr(broken, "__await__"):
        await broken
    siege.platform.people_["r2"].here = False
    await siege.presses("mira", "end")
    await siege.later(5 * SECOND)
    assert "Could not" not in siege.card()
    failed = await siege.store.read(
        lambda tx: tx.find(ACTIONS, *where(community=siege.community, state=ActionState.FAILED))
    )
    assert {one.result for one in failed} <= {Why.ROOM_GONE, Why.NOT_HERE}
    await siege.close()


NIGHT = (
    CROWDS
    + """
[[rule]]
id = "night-raid-held"
name = "A raid at night"
why = "Nobody is awake."
mode = "act"
severity = "high"
limit = "30 per hour"
when.same_text_people_at_least = 5
when.same_text_window = "1m"
when.letters_at_least = 12
when.during = "00:00-23:00"
then.hold = true
then.slow_mode = "30s"
then.flag = "raid"
"""
)


@run
async def test_a_rule_that_holds_words_at_night_goes_with_the_guard() -> None:
    siege = await Siege.open(NIGHT, night_guard=True, quiet="00:00-23:00")
    siege.platform.slow["general"] = 7
    await siege.joins(*PEOPLE)
    before = siege.snapshot()
    for who in PEOPLE:
        await siege.says(who, BAIT)
    await siege.later(5 * SECOND)
    assert siege.platform.locked == {"general"}
    held = [one for one in siege.platform.written.values() if one.author in PEOPLE and one.gone]
    assert len(held) == 8
    await siege.later(40 * MINUTE)
    await siege.later(5 * SECOND)
    assert siege.snapshot() == before
    assert "keep" in siege.verbs()
    assert len(siege.cards()) == 1
    await siege.presses("mira", "people")
    await siege.later(5 * SECOND)
    back = [one for one in siege.written("general") if one.content]
    assert len(back) == 8
    assert siege.snapshot() == before
    await siege.close()


@run
async def test_a_new_wave_after_real_people_counts_anew() -> None:
    siege = await raided()
    await siege.presses("mira", "people")
    await siege.later(2 * HOUR)
    more = [f"s{number}" for number in range(12)]
    await siege.joins(*more)
    for who in more:
        await siege.says(who, BAIT)
    await siege.later(5 * SECOND)
    raid = await siege.raid()
    assert raid.state is RaidState.SEEN
    assert (raid.joins, raid.messages, raid.people) == (12, 12, 12)
    await siege.presses("mira", "contain")
    assert siege.platform.people_["s1"].muted
    assert not siege.platform.people_["r1"].muted
    await siege.close()


@run
async def test_it_is_ended_by_hand_where_nothing_had_to_be_done() -> None:
    siege = await raided()
    before = siege.snapshot()
    await siege.presses("mira", "end")
    assert (await siege.raid()).state is RaidState.OVER
    assert siege.snapshot() == before
    assert (await siege.cases())[0].state is CaseState.CLOSED
    await siege.close()


@run
async def test_what_came_while_steward_was_away_is_shown_and_contained_by_nobody() -> None:
    siege = await Siege.open(raid_plan="contain")
    for who in PEOPLE:
        siege.platform.people_[who] = Member(rank=10)
        author = siege.author(who, age=DAY)
        await siege.platform.happen(MemberJoined("memory", "town", author, siege.clock.now() - HOUR))
    await siege.core.idle()
    assert (await siege.raid()).state is RaidState.SEEN
    assert not siege.platform.doors[0]
    await siege.close()


@run
async def test_staff_who_copy_the_text_are_never_held_or_counted_as_targets() -> None:
    siege = await Siege.open(grace=0)
    await siege.joins(*PEOPLE, "mira")
    for who in (*PEOPLE, "mira"):
        await siege.says(who, BAIT)
    await siege.later(5 * SECOND)
    await siege.presses("oskar", "contain")
    await siege.presses("oskar", "strike")
    assert not siege.platform.people_["mira"].muted
    assert siege.platform.people_["mira"].banned is None
    await siege.close()
