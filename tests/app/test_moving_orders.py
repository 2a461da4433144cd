"""A chat moves while people write: in whatever order its signals and their words come, nothing is lost or doubled."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import places
from bot.domain.events import Incoming, MessagePosted, PlaceMoved
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.ports.store import where
from bot.ports.tables import ACCOUNTS, INBOX, MESSAGES, PEOPLE, PLACES
from tests.app.sides import PLACE, Sides

NEW: Final = "-1005"
SIGNALS: Final = ("here", "there", "refused")
WORDS: Final = ("bob0", "eve1", "bob2", "eve3", "bob4")


def word(town: Sides, name: str, known: bool) -> Incoming:
    """Somebody writes in the chat, as it is now."""
    who, number = name[:-1], name[-1]
    ref = MessageRef(ChannelRef("memory", NEW, NEW), number)
    text = "you idiot" if known else f"word {name}"
    return Incoming("memory", f"word{number}", "memory", NEW, MessagePosted(Message(ref, town.author(who), text, 1)))


def signal(town: Sides, kind: str) -> Incoming:
    """Told in the old chat, in the new one, or by an answer to a call."""
    return Incoming("memory", kind, "memory", NEW if kind == "there" else PLACE, PlaceMoved("memory", PLACE, NEW, 1))


orders = st.permutations([*SIGNALS, *WORDS])
waits = st.lists(st.booleans(), min_size=len(SIGNALS) + len(WORDS), max_size=len(SIGNALS) + len(WORDS))


@settings(max_examples=60, deadline=None)
@given(order=orders, waits=waits, left_out=st.sets(st.sampled_from(SIGNALS), max_size=2))
def test_every_word_is_there_once_whatever_comes_first(order: list[str], waits: list[bool], left_out: set[str]) -> None:
    async def check(folder: Path) -> None:
        town = await Sides.begin(folder)
        await town.far_says("bob", "before")
        accept = town.far.accept
        assert accept is not None
        under_way = []
        for name, wait in zip(order, waits, strict=True):
            if name in left_out:
                continue
            incoming = signal(town, name) if name in SIGNALS else word(town, name, False)
            under_way.append(asyncio.ensure_future(accept(incoming)))
            if wait:
                await asyncio.gather(*under_way)
                await town.idle()
        await asyncio.gather(*under_way)
        await town.idle()
        store = town.core.desk.store
        said = await store.read(lambda tx: tx.find(MESSAGES, *where(channel=NEW)))
        assert sorted((one.text, one.community) for one in said) == [
            (text, town.community) for text in sorted(f"word {name}" for name in WORDS)
        ]
        homes = await store.read(lambda tx: tx.find(PLACES, *where(platform="memory", place=NEW)))
        assert [(one.community, one.role) for one in homes] == [(town.community, places.MEMBERS)]
        accounts = await store.read(lambda tx: tx.find(ACCOUNTS, *where(platform="memory")))
        assert sorted((one.id, one.community) for one in accounts) == [("bob", town.community), ("eve", town.community)]
        people = {one.id: one for one in await store.read(lambda tx: tx.find(PEOPLE, *where(community=town.community)))}
        seen = {one.id: people[one.person].seen for one in accounts}
        roster = {one.id: town.core.desk.roster.get(town.community, town.author(one.id).account) for one in accounts}
        seen |= {name: known[1].seen for name, known in roster.items() if known is not None}
        assert 1 <= seen["bob"] <= 4, "a few may be forgotten, as at a restart; none is invented"
        assert 1 <= seen["eve"] <= 2
        assert {one.person for one in said} <= {one.person for one in accounts}
        stuck = await store.read(lambda tx: tx.find(INBOX))
        assert {one.state.value for one in stuck} == {"done"}
        await town.close()

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(check(Path(folder)))
