"""A chat that goes on under another id: whatever named it names the new one, however often and in whatever order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.catalog import TABLES
from bot.app import places
from bot.app.moving import Move
from bot.domain.actions import DeleteMessage, Mute, SendMessage, Unmute
from bot.domain.content import Content
from bot.domain.decisions import ActionState
from bot.domain.events import MessagePosted, PlaceMoved
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef
from bot.domain.records import Mark
from bot.ports.store import Tx, where
from bot.ports.tables import ACTIONS, CARDS, CASES, COMMUNITIES, FLAGS, INBOX, MARKS, MESSAGES, PLACES
from tests.app.sides import PLACE, Sides
from tests.kit.run import run

NEW: Final = "-1009007199254740991"
"""As large as ids may become."""
SIGNALS: Final = ("here", "there", "refused")


async def everything(tx: Tx) -> dict[str, list[Any]]:
    """The store but for the inbox, which grows by what was told."""
    return {one.name: sorted(await tx.find(one), key=repr) for one in TABLES if one is not INBOX}


async def begun(tmp_path: Path) -> Sides:
    """Somebody is muted in the far chat, which holds the moderators' room as well."""
    town = await Sides.begin(tmp_path)

    async def room(turn: Any) -> None:
        here = replace(turn.community, room_platform="memory", room_place=PLACE, room_channel=f"{PLACE}/7")
        await turn.tx.put(COMMUNITIES, here)
        await turn.tx.put(MARKS, Mark(turn.id, f"greeted:memory:{PLACE}", "", 1))

    await town.inside(room)
    town.far.rooms[f"{PLACE}/7"] = town.far.rooms["moderators"]
    await town.far_says("bob", "you idiot")
    await town.far_uses("mira", "mute", "general", person="kestrel", length="1h")
    return town


def signal(kind: str, town: Sides) -> PlaceMoved:
    """All three say the same; they differ in the chat in which they are told."""
    return PlaceMoved("memory", PLACE, NEW, town.clock.now())


@run
async def test_places_cases_cards_and_deeds_are_the_new_chats(tmp_path: Path) -> None:
    town = await begun(tmp_path)
    await town.happens(signal("here", town))
    community = await town.look(lambda turn: turn.tx.get(COMMUNITIES, turn.id))
    assert (community.room_place, community.room_channel) == (NEW, f"{NEW}/7")
    cases = await town.look(lambda turn: turn.tx.find(CASES, *where(community=turn.id)))
    assert {one.place for one in cases} == {NEW}
    muted = await town.look(lambda turn: turn.tx.find(ACTIONS, *where(community=turn.id, verb="mute")))
    assert {one.act.place for one in muted} == {NEW}
    flags = await town.look(lambda turn: turn.tx.find(FLAGS, *where(community=turn.id)))
    assert not [one for one in flags if PLACE in one.key.split(":")]
    marks = await town.look(lambda turn: turn.tx.find(MARKS, *where(community=turn.id)))
    assert f"greeted:memory:{NEW}" in {one.name for one in marks}
    sent = [one for one in town.far.acts if isinstance(one, SendMessage) and one.channel.id == f"{NEW}/7"]
    assert sent  # the open case has a card where the room is now
    await town.close()


@pytest.mark.parametrize("order", [("here",), ("there", "here"), ("here", "there", "refused"), ("refused",) * 3])
def test_three_signals_are_one_move(tmp_path: Path, order: tuple[str, ...]) -> None:
    @run
    async def check() -> None:
        town = await begun(tmp_path)
        for number, kind in enumerate(order):
            event = signal(kind, town)
            await town.happens(event, NEW if kind == "there" else PLACE, f"{kind}{number}")
            if number == 0:
                once = await town.core.desk.store.read(everything)
        assert await town.core.desk.store.read(everything) == once
        owners = await town.core.desk.store.read(lambda tx: tx.find(PLACES, *where(platform="memory", place=NEW)))
        assert [(one.community, one.role) for one in owners] == [(town.community, places.MEMBERS)]
        await town.close()

    check()


@run
async def test_the_first_words_in_the_new_chat_may_come_first(tmp_path: Path) -> None:
    town = await begun(tmp_path)
    ref = MessageRef(ChannelRef("memory", NEW, NEW), "1")
    early = Message(ref, town.author("bob"), "hello from the new chat", town.clock.now())
    await town.happens(MessagePosted(early), NEW)
    other = (await town.core.desk.store.read(lambda tx: tx.find(PLACES, *where(place=NEW))))[0].community
    assert other != town.community
    await town.happens(signal("there", town), NEW)
    owners = await town.core.desk.store.read(lambda tx: tx.find(PLACES, *where(place=NEW)))
    assert [one.community for one in owners] == [town.community]
    texts = await town.look(lambda turn: turn.tx.find(MESSAGES, *where(community=turn.id, channel=NEW)))
    assert [one.text for one in texts] == ["hello from the new chat"]
    late = Message(MessageRef(town.far.ref("general"), "99"), town.author("bob"), "late", town.clock.now())
    await town.happens(MessagePosted(late), PLACE)
    again = Message(MessageRef(ref.channel, "2"), town.author("bob"), "you idiot", town.clock.now())
    await town.happens(MessagePosted(again), NEW)
    homes = await town.core.desk.store.read(lambda tx: tx.find(COMMUNITIES))
    assert len(homes) == 2
    found = await town.look(lambda turn: turn.tx.find(CASES, *where(community=turn.id, place=NEW)))
    assert [one.message for one in found][-1] == "2"
    await town.close()


@run
async def test_a_card_that_stood_in_the_old_chat_is_put_up_once(tmp_path: Path) -> None:
    town = await begun(tmp_path)
    for number in range(3):
        await town.happens(signal("here", town), name=f"m{number}")
    open_cards = await town.look(lambda turn: turn.tx.find(CARDS, *where(community=turn.id)))
    assert len({(one.case, one.channel) for one in open_cards}) == len(open_cards)
    planned = await town.look(lambda turn: turn.tx.find(ACTIONS, *where(community=turn.id, state=ActionState.PLANNED)))
    assert len([one for one in planned if one.verb == "card"]) <= 1
    await town.close()


ids = st.sampled_from(["-5", "-55", "-5/7", "7", "", "town", "-100500", "-100500/7"])
channels = st.builds(ChannelRef, st.sampled_from(["telegram", "discord"]), ids, ids, ids)
acts = st.one_of(
    st.builds(Mute, ids, st.builds(AccountRef, st.just("telegram"), ids), st.integers(0, 9)),
    st.builds(Unmute, ids, st.builds(AccountRef, st.just("telegram"), ids)),
    st.builds(DeleteMessage, st.builds(MessageRef, channels, ids)),
    st.builds(SendMessage, channels, st.just(Content(())), st.just("en")),
)


@given(act=acts, text=st.lists(ids, max_size=5).map(":".join))
def test_moving_twice_is_moving_once(act: Any, text: str) -> None:
    move = Move("telegram", "-5", "-100500")
    assert move.act(move.act(act)) == move.act(act)
    assert move.text(move.text(text)) == move.text(text)
    assert "-55" not in text or "-55" in move.text(text)
    assert repr(move.act(act)).count("discord") == repr(act).count("discord")
