"""A community of several places: a raid upon one of them is not a raid upon the others."""

from __future__ import annotations

from typing import Any

from bot.app.places import attach_place
from bot.domain.events import MemberJoined, MessagePosted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.raids import RaidState
from bot.domain.time import DAY, SECOND
from bot.ports.tables import RAIDS
from tests.kit.crowds import BAIT, Siege
from tests.kit.run import run

PEOPLE = [f"r{number}" for number in range(12)]
HARBOUR = ChannelRef("memory", "harbour", "quay")


async def flooded(**settings: Any) -> Siege:
    """The town is raided; the harbour belongs to the same community."""
    siege = await Siege.open(**settings)
    assert await siege.inside(lambda turn: attach_place(turn, "memory", HARBOUR.place))
    await siege.joins(*PEOPLE)
    for who in PEOPLE:
        await siege.says(who, BAIT)
    await siege.later(5 * SECOND)
    return siege


async def comes(siege: Siege, who: str) -> None:
    """Somebody joins the harbour."""
    author = siege.author(who, age=400 * DAY)
    await siege.platform.happen(MemberJoined("memory", HARBOUR.place, author, siege.clock.now()))
    await siege.core.idle()


async def writes(siege: Siege, who: str, text: str) -> None:
    """Somebody writes in the harbour."""
    siege.platform.rooms.setdefault(HARBOUR.id, siege.platform.rooms["general"])
    ref = MessageRef(HARBOUR, f"{who}{siege.clock.now()}")
    await siege.platform.happen(MessagePosted(Message(ref, siege.author(who), text, siege.clock.now(), "quay")))
    await siege.core.idle()


async def raids(siege: Siege) -> dict[str, RaidState]:
    """Incidents by place."""
    return {one.place: one.state for one in await siege.store.read(lambda tx: tx.find(RAIDS))}


@run
async def test_whoever_joins_a_calm_place_meanwhile_is_no_crowd() -> None:
    siege = await flooded(raid_plan="contain")
    await comes(siege, "bea")
    await writes(siege, "bea", "hello, is the ferry late again today?")
    assert await raids(siege) == {"town": RaidState.CONTAINED}
    assert len(siege.cards()) == 1
    assert "12 joined" in siege.card(), "nor is she one of those who raid the town"
    await siege.close()


@run
async def test_one_copy_in_a_calm_place_has_no_card_of_its_own() -> None:
    siege = await flooded()
    await writes(siege, "bea", BAIT)
    assert await raids(siege) == {"town": RaidState.SEEN}
    await siege.close()


@run
async def test_a_crowd_at_another_place_is_an_incident_of_its_own() -> None:
    siege = await flooded(raid_plan="contain")
    for number in range(12):
        await comes(siege, f"wave{number}")
        await writes(siege, f"wave{number}", BAIT)
    await siege.later(5 * SECOND)
    assert await raids(siege) == {"town": RaidState.CONTAINED, "harbour": RaidState.CONTAINED}
    assert len(siege.cards()) == 2
    await siege.close()
