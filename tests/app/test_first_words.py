"""Somebody never seen writes where no join is told: an arrival for counting, and nothing for which anybody is held."""

from __future__ import annotations

from dataclasses import replace

from adapters.memory.platform import Member
from bot.domain.actions import Mute, SendDirect
from bot.domain.events import MessagePosted
from bot.domain.messages import Message
from bot.domain.signals import Topic
from bot.domain.time import DAY, HOUR
from bot.domain.traces import TraceKind
from bot.ports.store import where
from bot.ports.tables import PEOPLE, TRACES
from tests.kit.crowds import BAIT, Siege
from tests.kit.run import run

MANY = [f"quiet{number}" for number in range(12)]
WORDS = ("sun", "river", "stone", "cloud", "lamp", "tree", "road", "glass", "bread", "boat", "hill", "moon")


async def write(siege: Siege, *people: str) -> None:
    """Each says something of their own."""
    for number, who in enumerate(people):
        siege.platform.people_.setdefault(who, Member(rank=10))
        await siege.says(who, f"{WORDS[number]} and {WORDS[-number]} are what I was thinking of, {WORDS[number - 3]}")


async def joins(siege: Siege) -> set[int]:
    """Who counts as having come."""
    found = await siege.store.read(lambda tx: tx.find(TRACES, *where(kind=TraceKind.JOIN)))
    return {one.person for one in found}


@run
async def test_first_words_of_many_after_a_day_are_a_burst_and_nobody_is_held() -> None:
    siege = await Siege.open(raid_plan="contain", gate="button")
    await siege.later(DAY + HOUR)
    await write(siege, *MANY)
    people = await siege.store.read(lambda tx: tx.find(PEOPLE))
    assert len(await joins(siege)) == len(MANY)
    assert all(one.joined_at is None for one in people), "since when they are here is not guessed"
    assert [one.topic for one in await siege.cases()] == [Topic.RAID]
    assert "Only a crowd so far" in siege.card()
    await siege.presses("mira", "contain")
    assert not [one for one in siege.platform.acts if isinstance(one, Mute | SendDirect)]
    assert not any(one.muted for one in siege.platform.people_.values())
    await siege.close()


@run
async def test_on_the_first_day_everybody_is_new_to_steward_and_nobody_counts() -> None:
    siege = await Siege.open(gate="button")
    await siege.later(23 * HOUR)
    await write(siege, *MANY)
    assert await joins(siege) == set()
    assert await siege.cases() == []
    await siege.close()


@run
async def test_whoever_was_seen_before_or_joined_in_sight_does_not_arrive_again() -> None:
    siege = await Siege.open()
    await write(siege, "early")
    await siege.joins("seen")
    before = await joins(siege)
    await siege.later(DAY + HOUR)
    await write(siege, "early", "seen", "early")
    assert await joins(siege) == before
    await write(siege, "fresh", "fresh")
    assert len(await joins(siege) - before) == 1
    await siege.close()


@run
async def test_a_platform_that_tells_when_somebody_joined_is_believed() -> None:
    siege = await Siege.open()
    await siege.later(DAY + HOUR)
    for who in MANY:
        siege.platform.people_.setdefault(who, Member(rank=10))
        ref = siege.platform.say(who, "hello there", "general")
        author = replace(siege.author(who), joined_at=siege.clock.now() - 300 * DAY)
        await siege.platform.happen(MessagePosted(Message(ref, author, f"hello {who}", siege.clock.now(), "general")))
    bot = replace(siege.author("machine"), is_bot=True)
    siege.platform.people_["machine"] = Member(is_bot=True)
    said = siege.platform.say("machine", "beep", "general")
    await siege.platform.happen(MessagePosted(Message(said, bot, "beep", siege.clock.now(), "general")))
    await siege.core.idle()
    assert await joins(siege) == set()
    await siege.close()


@run
async def test_a_raid_of_people_whose_join_nobody_told_is_held_by_what_it_writes() -> None:
    siege = await Siege.open(raid_plan="contain")
    await siege.later(DAY + HOUR)
    await write(siege, "reader")
    for who in MANY:
        siege.platform.people_.setdefault(who, Member(rank=10))
        await siege.says(who, BAIT)
    assert all(siege.platform.people_[who].muted for who in MANY)
    assert not siege.platform.people_["reader"].muted
    await siege.close()
