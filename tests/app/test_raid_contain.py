"""Containment comes back: by hand, by the clock, at morning, after a restart, after lost rights; twice is once."""

from __future__ import annotations

from typing import Any

import pytest

from bot.app.raids.verbs import DOORS, HOLD, SLOW
from bot.domain.actions import LockChannel, Mute, PauseDoors, UnlockChannel
from bot.domain.cases import CaseState
from bot.domain.decisions import ActionState
from bot.domain.raids import RaidState
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, RULE_RECORDS
from tests.kit.crowds import BAIT, Siege
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


async def go_on(siege: Siege) -> None:
    """Some of them write again."""
    for who in PEOPLE[:6]:
        await siege.says(who, BAIT)


def count(siege: Siege, kind: type) -> int:
    """How many acts of a kind the platform was asked for."""
    return sum(isinstance(one, kind) for one in siege.platform.acts)


@run
async def test_what_was_there_before_the_raid_is_there_after_it() -> None:
    siege = await raided()
    siege.platform.slow["general"] = 120
    ends = siege.clock.now() + 5 * HOUR
    siege.platform.doors = (ends, None)
    siege.platform.people_["r3"].muted = siege.clock.now() + 30 * DAY
    before = siege.snapshot()
    await siege.presses("mira", "contain")
    assert siege.platform.slow["general"] == 30
    assert siege.snapshot()["doors"][1] is not None
    await siege.presses("mira", "end")
    assert siege.snapshot() == before
    await siege.close()


@run
async def test_two_moderators_press_at_once_and_the_second_is_told() -> None:
    siege = await raided()
    await siege.presses("mira", "contain")
    told = await siege.presses("oskar", "contain")
    assert "Mira contained this" in told[0]
    assert count(siege, LockChannel) == 1
    assert count(siege, PauseDoors) == 1
    assert count(siege, Mute) == 12
    await siege.presses("oskar", "end")
    again = await siege.presses("mira", "end")
    assert "Oskar ended this" in again[0]
    assert count(siege, UnlockChannel) == 1
    assert count(siege, PauseDoors) == 2
    await siege.close()


@pytest.mark.parametrize("token", ["s1:raid:999:contain", "s1:raid:x:contain", "s1:raid:{}:nuke", "s1:raid:{}:"])
@run
async def test_a_token_that_steward_did_not_write_does_nothing(token: str) -> None:
    siege = await raided()
    before = siege.snapshot()
    told = await siege.presses("mira", token.format((await siege.raid()).case))
    assert told
    assert siege.snapshot() == before
    await siege.close()


@pytest.mark.parametrize("verb", ["contain", "end", "people", "strike", "stop", "retry", "who"])
@run
async def test_members_can_not_press_anything(verb: str) -> None:
    siege = await raided()
    before = siege.snapshot()
    told = await siege.presses("bob", verb)
    assert told
    assert "R1" not in told[0]
    assert siege.snapshot() == before
    assert (await siege.raid()).state is RaidState.SEEN
    await siege.close()


@run
async def test_it_ends_by_itself_when_it_is_calm_and_not_before() -> None:
    siege = await raided()
    before = siege.snapshot()
    await siege.presses("mira", "contain")
    await siege.later(20 * MINUTE)
    await go_on(siege)
    await siege.later(20 * MINUTE)
    assert siege.platform.locked == {"general"}
    await siege.later(11 * MINUTE)
    assert siege.snapshot() == before
    assert "became calm" in siege.card()
    await siege.close()


@run
async def test_a_restart_in_the_middle_forgets_nothing() -> None:
    siege = await raided()
    before = siege.snapshot()
    await siege.presses("mira", "contain")
    await siege.restart()
    await siege.later(31 * MINUTE)
    assert siege.snapshot() == before
    assert (await siege.raid()).state is RaidState.OVER
    await siege.close()


@run
async def test_what_arrived_just_before_the_process_died_is_put_back_as_it_was_before_the_raid() -> None:
    siege = await raided()
    siege.platform.slow["general"] = 0
    before = siege.snapshot()
    await siege.presses("mira", "contain")
    came = (Where("community", "=", siege.community), Where("verb", "in", [HOLD, SLOW, DOORS]))
    again = {"state": ActionState.SENDING, "before": "", "done_at": None}
    assert await siege.inside(lambda turn: turn.tx.change(ACTIONS, came, **again))
    await siege.restart()
    await siege.later(5 * SECOND)
    await siege.presses("mira", "end")
    await siege.later(5 * SECOND)
    assert siege.snapshot() == before
    await siege.close()


@run
async def test_a_restart_between_the_press_and_the_calls_carries_them_out() -> None:
    siege = await raided()
    before = siege.snapshot()
    siege.platform.busy = 5 * SECOND
    await siege.presses("mira", "contain")
    assert siege.snapshot() == before
    await siege.restart()
    siege.platform.busy = 0
    await siege.later(10 * SECOND)
    assert siege.platform.locked == {"general"}
    await siege.presses("mira", "end")
    await siege.later(10 * SECOND)
    assert siege.snapshot() == before
    await siege.close()


@run
async def test_ended_while_it_is_being_contained_nothing_stays() -> None:
    siege = await raided()
    before = siege.snapshot()
    siege.platform.busy = 5 * SECOND
    await siege.presses("mira", "contain")
    await siege.presses("mira", "end")
    siege.platform.busy = 0
    await siege.later(10 * SECOND)
    assert siege.snapshot() == before
    await siege.close()


@run
async def test_the_doors_stay_paused_for_as_long_as_it_lasts() -> None:
    siege = await raided()
    before = siege.platform.doors
    await siege.presses("mira", "contain")
    for _ in range(52):
        await siege.later(28 * MINUTE)
        await go_on(siege)
        until = siege.platform.doors[0]
        assert until is not None
        assert siege.clock.now() < until <= siege.clock.now() + DAY
    assert count(siege, PauseDoors) >= 2
    await siege.presses("mira", "end")
    assert siege.platform.doors == before
    await siege.close()


@run
async def test_demoted_in_the_middle_it_says_what_to_mend_and_mends_it_later() -> None:
    siege = await raided()
    before = siege.snapshot()
    await siege.presses("mira", "contain")
    siege.platform.can -= {"manage", "mute"}
    await siege.presses("mira", "end")
    await siege.later(5 * SECOND)
    assert siege.platform.locked == {"general"}
    card = siege.card()
    assert "as they were before" not in card
    assert "Could not put 14 steps back" in card
    assert "retry" in siege.verbs()
    siege.platform.can |= {"manage", "mute"}
    await siege.presses("mira", "retry")
    await siege.later(5 * SECOND)
    assert siege.snapshot() == before
    assert "as they were before" in siege.card()
    assert "Could not" not in siege.card()
    await siege.close()


@run
async def test_what_could_not_be_put_back_is_tried_again_by_itself() -> None:
    siege = await raided()
    before = siege.snapshot()
    await siege.presses("mira", "contain")
    siege.platform.can -= {"manage"}
    await siege.presses("mira", "end")
    assert siege.platform.locked == {"general"}
    await siege.later(16 * MINUTE)
    siege.platform.can |= {"manage"}
    await siege.later(16 * MINUTE)
    assert siege.snapshot() == before
    await siege.close()


@run
async def test_without_rights_containment_fails_visibly_and_can_be_tried_again() -> None:
    siege = await raided()
    siege.platform.can -= {"manage"}
    await siege.presses("mira", "contain")
    await siege.later(5 * SECOND)
    assert "Could not lock the channel" in siege.card()
    assert siege.platform.slow["general"] == 30
    siege.platform.can |= {"manage"}
    await siege.presses("mira", "retry")
    assert siege.platform.locked == {"general"}
    await siege.close()


@run
async def test_what_the_platform_can_not_do_is_left_out_and_said() -> None:
    siege = await Siege.open()
    siege.platform.unknown = {"PauseDoors", "SetSlowMode"}
    await siege.joins(*PEOPLE)
    for who in PEOPLE:
        await siege.says(who, BAIT)
    await siege.later(5 * SECOND)
    assert "no bot pause invites" in siege.card()
    assert "no bot set slow mode" in siege.card()
    await siege.presses("mira", "contain")
    await siege.later(5 * SECOND)
    assert siege.platform.locked == {"general"}
    assert count(siege, PauseDoors) == 0
    assert "Could not" not in siege.card()
    await siege.close()


@run
async def test_who_comes_while_it_is_contained_is_held_and_another_channel_is_locked() -> None:
    siege = await raided()
    siege.platform.rooms["raids"] = siege.platform.rooms["general"]
    before = siege.snapshot()
    await siege.presses("mira", "contain")
    await siege.joins("late1", "late2")
    await siege.says("r1", BAIT, "raids")
    assert siege.platform.locked == {"general", "raids"}
    assert siege.platform.people_["late1"].muted
    await siege.presses("mira", "end")
    after = siege.snapshot()
    for who in ("late1", "late2"):
        assert after["people"].pop(who) == (True, 0, None)
    assert after == before
    await siege.close()


@run
async def test_a_mute_that_a_moderator_gave_in_between_stays() -> None:
    siege = await raided()
    await siege.presses("mira", "contain")
    await siege.uses("mira", "mute", person="r1", length="7d")
    await siege.presses("mira", "end")
    assert siege.platform.people_["r1"].muted > siege.clock.now() + 6 * DAY
    assert not siege.platform.people_["r2"].muted
    await siege.close()


@run
async def test_real_people_get_everything_back_and_the_rule_learns() -> None:
    siege = await raided(raid_plan="contain")
    assert siege.platform.locked
    await siege.presses("mira", "people")
    assert siege.platform.locked == set()
    assert not any(one.muted for one in siege.platform.people_.values())
    assert "real people" in siege.card()
    records = await siege.store.read(lambda tx: tx.find(RULE_RECORDS, *where(community=siege.community)))
    assert any(one.rule == "raid-same-text" and one.rejected == 1 for one in records)
    assert (await siege.cases())[-1].state in (CaseState.CLOSED, CaseState.MERGED)
    again = await siege.presses("mira", "people")
    assert "Mira said" in again[0]
    await siege.close()
