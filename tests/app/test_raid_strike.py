"""Ban and clean up: chosen by a lead, after a grace, looked at once more, with everything kept that is removed."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.memory.platform import Member
from bot.domain.actions import Ban, BanMany, DeleteMessages, SendDirect
from bot.domain.people import Standing
from bot.domain.time import SECOND
from bot.ports.store import where
from bot.ports.tables import DECISIONS, EVIDENCE
from tests.kit.crowds import BAIT, Siege
from tests.kit.run import run

PEOPLE = [f"r{number}" for number in range(12)]


async def raided(**settings: Any) -> Siege:
    """A dozen newcomers join and post one link each; juno joins with them and says hello."""
    siege = await Siege.open(**settings)
    siege.platform.people_["juno"] = Member(rank=10)
    await siege.joins(*PEOPLE, "juno")
    for who in PEOPLE:
        await siege.says(who, BAIT)
    await siege.says("juno", "hello there, what is going on?")
    await siege.later(5 * SECOND)
    return siege


def banned(siege: Siege) -> set[str]:
    """Who is banned now."""
    return {name for name, one in siege.platform.people_.items() if one.banned is not None}


@run
async def test_it_waits_a_grace_and_then_bans_those_who_wrote_and_nobody_else() -> None:
    siege = await raided()
    await siege.presses("oskar", "strike")
    assert banned(siege) == set()
    assert "Oskar bans 12 accounts" in siege.card()
    assert siege.verbs() == ["stop"]
    await siege.later(11 * SECOND)
    assert banned(siege) == set(PEOPLE)
    left = [one.author for one in siege.platform.written.values() if one.content is None and not one.gone]
    assert sorted(left) == ["bob", "juno"]
    await siege.later(5 * SECOND)
    assert "12 accounts banned" in siege.card()
    assert "12 messages removed" in siege.card()
    await siege.close()


@run
async def test_every_word_is_kept_before_it_is_removed() -> None:
    siege = await raided(grace=0)
    await siege.says("r3", "and join my server too")
    await siege.presses("oskar", "strike")
    case = (await siege.raid()).case
    kept = await siege.store.read(lambda tx: tx.find(EVIDENCE, *where(community=siege.community, case=case)))
    texts = [text for one in kept for _, text in one.surfaces]
    assert texts.count(BAIT) == 12
    assert "and join my server too" in texts
    await siege.close()


@run
async def test_undo_within_the_grace_leaves_everything() -> None:
    siege = await raided()
    before = siege.snapshot()
    await siege.presses("oskar", "strike")
    told = await siege.presses("mira", "strike")
    assert "Oskar has just chosen" in told[0] or "lead" in told[0]
    await siege.presses("mira", "stop")
    await siege.later(15 * SECOND)
    assert siege.snapshot() == before
    assert "strike" in siege.verbs()
    late = await siege.presses("mira", "stop")
    assert "Too late" in late[0]
    await siege.close()


@run
async def test_a_moderator_asks_and_the_leads_get_word() -> None:
    siege = await raided()
    told = await siege.presses("mira", "strike")
    assert "A lead has to decide" in told[0]
    await siege.later(15 * SECOND)
    assert banned(siege) == set()
    assert "Mira asks for" in siege.card()
    written = {one.account.id for one in siege.platform.acts if isinstance(one, SendDirect)}
    assert written == {"oskar", "ada"}
    await siege.presses("oskar", "strike")
    await siege.later(15 * SECOND)
    assert banned(siege) == set(PEOPLE)
    await siege.close()


@run
async def test_who_was_demoted_during_the_grace_bans_nobody() -> None:
    siege = await raided()
    await siege.presses("oskar", "strike")
    siege.platform.people_["oskar"].standing = Standing.MEMBER
    await siege.later(15 * SECOND)
    assert banned(siege) == set()
    assert siege.platform.calls["BanMany"] == 0
    assert "strike" in siege.verbs()
    await siege.close()


@run
async def test_who_became_staff_meanwhile_is_left_out() -> None:
    siege = await raided()
    await siege.presses("oskar", "strike")
    siege.platform.people_["r4"].standing = Standing.MODERATOR
    await siege.later(15 * SECOND)
    assert banned(siege) == set(PEOPLE) - {"r4"}
    await siege.close()


@run
async def test_a_restart_within_the_grace_carries_it_out_once() -> None:
    siege = await raided()
    await siege.presses("oskar", "strike")
    await siege.restart()
    await siege.later(15 * SECOND)
    await siege.restart()
    await siege.later(15 * SECOND)
    assert banned(siege) == set(PEOPLE)
    assert siege.platform.calls["BanMany"] == 1
    assert siege.platform.calls["DeleteMessages"] == 1
    await siege.close()


@run
async def test_real_people_after_all_may_come_back_and_are_not_muted() -> None:
    siege = await raided(grace=0, raid_plan="contain")
    await siege.presses("oskar", "strike")
    assert banned(siege) == set(PEOPLE)
    await siege.presses("mira", "people")
    await siege.later(5 * SECOND)
    assert banned(siege) == set()
    assert not any(one.muted > siege.clock.now() for one in siege.platform.people_.values() if one.here)
    assert "12 removed messages can't come back" in siege.card()
    await siege.close()


@run
async def test_ending_the_raid_leaves_the_bans() -> None:
    siege = await raided(grace=0, raid_plan="contain")
    await siege.presses("oskar", "strike")
    await siege.presses("oskar", "end")
    await siege.later(5 * SECOND)
    assert banned(siege) == set(PEOPLE)
    assert siege.platform.locked == set()
    assert "Could not" not in siege.card()
    await siege.close()


@run
async def test_struck_again_only_those_who_came_after() -> None:
    siege = await raided(grace=0)
    await siege.presses("oskar", "strike")
    more = [f"s{number}" for number in range(6)]
    await siege.joins(*more)
    for who in more:
        await siege.says(who, BAIT)
    await siege.later(5 * SECOND)
    await siege.presses("oskar", "strike")
    bans = [one for one in siege.platform.acts if isinstance(one, BanMany)]
    assert [len(one.accounts) for one in bans] == [12, 6]
    assert banned(siege) == {*PEOPLE, *more}
    assert len(siege.cards()) == 1
    await siege.close()


@run
async def test_undo_all_takes_the_bans_of_a_rogue_lead_back() -> None:
    siege = await raided(grace=0)
    await siege.presses("oskar", "strike")
    await siege.uses("ada", "undo_all", person="oskar", since="2h")
    await siege.later(15 * SECOND)
    assert banned(siege) == set()
    decisions = await siege.store.read(lambda tx: tx.find(DECISIONS, *where(community=siege.community)))
    assert decisions[-1].outcome.value == "undone"
    await siege.close()


@pytest.mark.parametrize("right", ["ban", "delete"])
@run
async def test_without_the_right_the_card_says_so_and_try_again_mends_it(right: str) -> None:
    siege = await raided(grace=0)
    siege.platform.can -= {right}
    await siege.presses("oskar", "strike")
    await siege.later(5 * SECOND)
    assert "Could not" in siege.card()
    assert "retry" in siege.verbs()
    siege.platform.can |= {right}
    await siege.presses("oskar", "retry")
    await siege.later(5 * SECOND)
    assert banned(siege) == set(PEOPLE)
    assert "Could not" not in siege.card()
    assert not [one for one in siege.platform.written.values() if one.author in PEOPLE and not one.gone]
    await siege.close()


@run
async def test_the_command_is_the_twin_of_each_button() -> None:
    siege = await Siege.open(grace=0)
    told = await siege.uses("mira", "raid")
    assert "No raid here" in told[0]
    assert siege.platform.calls["Answer"] == 1
    await siege.joins(*PEOPLE)
    for who in PEOPLE:
        await siege.says(who, BAIT)
    assert "12 joined" in (await siege.uses("mira", "raid", do="status"))[0]
    told = await siege.uses("mira", "raid", do="contain")
    assert "Contained by Mira" in told[0], "Discord shows that Steward is thinking until a command is answered"
    assert siege.platform.locked == {"general"}
    assert "ended by Mira" in (await siege.uses("mira", "raid", do="end"))[0]
    assert siege.platform.locked == set()
    assert "lead" in (await siege.uses("mira", "raid", do="ban"))[0]
    assert await siege.uses("oskar", "raid", do="ban")
    assert banned(siege) == set(PEOPLE)
    assert "real people, says Mira" in (await siege.uses("mira", "raid", do="люди"))[0]
    assert banned(siege) == set()
    assert "I don't know" in (await siege.uses("mira", "raid", do="explode"))[0]
    refused = await siege.uses("bob", "raid", do="contain")
    assert refused
    assert siege.platform.locked == set()
    assert not [one for one in siege.platform.acts if isinstance(one, Ban)]
    assert [one for one in siege.platform.acts if isinstance(one, DeleteMessages)]
    await siege.close()


@run
async def test_a_ban_after_the_end_shows_its_grace() -> None:
    siege = await Siege.open(raid_plan="contain")
    await siege.joins(*PEOPLE)
    for who in PEOPLE:
        await siege.says(who, BAIT)
    await siege.presses("mira", "end")
    await siege.presses("oskar", "strike")
    await siege.later(5 * SECOND)
    assert "Raid · over" in siege.card()
    assert siege.verbs() == ["stop"]
    await siege.later(10 * SECOND)
    assert banned(siege) == set(PEOPLE)
    await siege.close()
