"""What a raid costs: one card, few calls, no time; and real people, who are left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.memory.platform import Member
from bot.app.raids.near import is_near, words_of
from bot.domain.actions import BanMany, DeleteMessage, DeleteMessages, EditMessage, Mute
from bot.domain.cases import CaseState
from bot.domain.raids import RaidState
from bot.domain.signals import Topic
from bot.domain.time import DAY, SECOND
from bot.ports.platform import Limits
from tests.kit import ROOT
from tests.kit.crowds import BAIT, Siege
from tests.kit.run import run

PRESET = (ROOT / "rules/presets/gaming.toml").read_text("utf-8")
WORDS = ("sun", "river", "stone", "cloud", "lamp", "tree", "road", "glass", "bread", "boat", "hill", "moon", "salt")


async def flooded(siege: Siege, count: int, rooms: int = 1, *, join: bool = True, each: int = 1) -> list[str]:
    """So many join and write within a minute, handled as they come; their names."""
    people = [f"r{number}" for number in range(count)]
    for room in range(1, rooms):
        siege.platform.rooms.setdefault(f"room{room}", siege.platform.rooms["general"])
    for number, who in enumerate(people):
        if join:
            await siege.joins(who, wait=False)
        else:
            siege.platform.people_.setdefault(who, Member(rank=10))
        for _ in range(each):
            await siege.says(who, f"{BAIT} {number}!", wait=False)
        siege.clock.advance(60 * SECOND // count)
        if number % 10 == 9:
            await siege.core.idle()
    await siege.core.woken()
    await siege.core.idle()
    return people


@run
async def test_five_hundred_are_one_card_three_bans_and_batches_of_a_hundred() -> None:
    siege = await Siege.open(raid_plan="contain", grace=0)
    began = time.perf_counter()
    people = await flooded(siege, 500)
    await siege.later(4 * SECOND)
    assert (await siege.raid()).state is RaidState.CONTAINED
    assert siege.platform.locked == {"general"}
    assert len(siege.cards()) == 1
    edits = sum(isinstance(one, EditMessage) for one in siege.platform.acts)
    assert edits <= 30
    await siege.presses("oskar", "strike")
    bans = [one for one in siege.platform.acts if isinstance(one, BanMany)]
    cleans = [one for one in siege.platform.acts if isinstance(one, DeleteMessages)]
    assert 1 <= len(bans) <= 3
    assert len(cleans) == 5
    assert all(len(one.ids) <= 100 for one in cleans)
    assert not any(siege.platform.people_[who].here for who in people)
    assert not [one for one in siege.platform.written.values() if one.author in people and not one.gone]
    assert len(siege.cards()) == 1
    assert "500" in siege.card()
    assert time.perf_counter() - began < 120
    await siege.close()


@run
async def test_containment_stands_within_ten_seconds_of_the_fifth_who_writes() -> None:
    siege = await Siege.open(raid_plan="contain")
    await siege.joins(*(f"r{number}" for number in range(40)))
    assert not siege.platform.locked
    began = siege.clock.now()
    for number in range(5):
        await siege.says(f"r{number}", BAIT)
        siege.clock.advance(SECOND)
    assert siege.platform.locked == {"general"}
    assert siege.platform.doors[0] is not None
    assert siege.clock.now() - began <= 10 * SECOND
    kinds = [type(one).__name__ for one in siege.platform.acts if not isinstance(one, EditMessage)]
    assert kinds.index("LockChannel") < kinds.index("Mute")
    await siege.close()


@run
async def test_a_hundred_messages_of_twenty_who_were_here_go_in_few_calls() -> None:
    siege = await Siege.open(grace=0)
    siege.platform.most = Limits(delete_many=100, ban_many=1, history=False)
    siege.platform.unknown = {"PauseDoors", "SetSlowMode", "BanMany"}
    people = [f"r{number}" for number in range(20)]
    for who in people:
        siege.platform.people_[who] = Member(rank=10)
    for turn in range(5):
        for who in people:
            await siege.says(who, f"{BAIT} {turn}", wait=False)
    await siege.core.idle()
    await siege.later(4 * SECOND)
    assert len(siege.cards()) == 1
    assert "no bot pause invites" in siege.card()
    await siege.presses("oskar", "strike")
    assert siege.platform.calls["Ban"] == 20
    assert siege.platform.calls["DeleteMessages"] <= 5
    assert not [one for one in siege.platform.written.values() if one.author in people and not one.gone]
    assert siege.platform.calls["SendMessage"] <= 3
    await siege.close()


@pytest.mark.parametrize("plan", ["ask", "contain"])
@pytest.mark.parametrize("night", [False, True])
@run
async def test_two_hundred_real_people_from_one_link_are_left_alone(night: bool, plan: str) -> None:
    siege = await Siege.open(raid_plan=plan, night_guard=night, quiet="00:00-23:59")
    people = [f"{WORDS[number % 13]}{WORDS[number // 13 % 13]}{number}" for number in range(200)]
    before = siege.snapshot()["locked"], siege.platform.doors
    for number, who in enumerate(people):
        await siege.joins(who, age=400 * DAY, wait=False)
        text = f"{WORDS[number % 13]} and a {WORDS[number % 7]}, glad to be here {WORDS[number % 11]}"
        greeting = "Hello everyone, nice to meet you" if number % 10 == 0 else text
        await siege.says(who, greeting, wait=False)
        if number % 20 == 19:
            siege.clock.advance(3 * SECOND)
            await siege.core.idle()
    await siege.later(5 * SECOND)
    raid = await siege.raid()
    assert raid.state is RaidState.SEEN
    assert not raid.sure
    assert not [one for one in siege.platform.acts if isinstance(one, Mute | DeleteMessage)]
    assert (siege.snapshot()["locked"], siege.platform.doors) == before
    assert len(siege.cards()) == 1
    assert "real people" in siege.card()
    await siege.presses("mira", "people")
    shown = len(siege.cards())
    await siege.joins(*(f"late{number}" for number in range(30)))
    assert len(siege.cards()) == shown
    assert (await siege.cases())[0].state is CaseState.CLOSED
    await siege.close()


@run
async def test_accounts_of_days_that_come_in_a_burst_are_a_raid_before_they_speak() -> None:
    siege = await Siege.open(raid_plan="contain")
    await siege.joins(*(f"{WORDS[number % 13]}{WORDS[number // 13]}" for number in range(30)), age=2 * DAY)
    raid = await siege.raid()
    assert raid.sure
    assert raid.signs == ("young",)
    assert siege.platform.doors[0] is not None
    assert not siege.platform.locked
    await siege.close()


@run
async def test_copies_that_vary_their_words_are_found_too() -> None:
    siege = await Siege.open(raid_plan="contain", grace=0)
    people = [f"{WORDS[number % 13]}{WORDS[number // 13]}" for number in range(60)]
    for number, who in enumerate(people):
        await siege.joins(who, wait=False)
        text = f"come and take your free skins today at gifts.example/{number}"
        await siege.says(who, f"{WORDS[number % 13]} {text} {WORDS[number // 13]}", wait=False)
        if number % 10 == 9:
            siege.clock.advance(5 * SECOND)
            await siege.core.idle()
    await siege.later(5 * SECOND)
    raid = await siege.raid()
    assert raid.sure
    assert siege.platform.locked == {"general"}
    await siege.presses("oskar", "strike")
    assert all(siege.platform.people_[who].banned is not None for who in people)
    assert siege.platform.calls["BanMany"] == 1
    assert not [one for one in siege.platform.written.values() if one.author in people and not one.gone]
    assert len(siege.cards()) == 1
    await siege.close()


@given(st.text(max_size=60), st.text(max_size=60))
def test_near_is_the_same_from_both_sides_and_a_text_is_near_itself(one: str, other: str) -> None:
    first, second = words_of(one), words_of(other)
    assert is_near(first, second) == is_near(second, first)
    assert is_near(first, first) == (len(first) >= 3)


@run
async def test_complaints_of_many_are_no_raid() -> None:
    siege = await Siege.open(PRESET, raid_plan="contain")
    people = [f"{word}z" for word in WORDS]
    await siege.joins(*people[:9], age=400 * DAY)
    for who in people[:9]:
        await siege.says(who, "The update broke the login, please fix it, I can't play since yesterday")
    assert {one.topic for one in await siege.cases()} == {Topic.COMPLAINT}
    assert not siege.platform.locked
    await siege.close()
