"""The main line over the platform in memory: the core asks for nothing that only the sandbox can do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import pytest

from adapters.fluent import load_texts
from adapters.memory.alarm import MemoryAlarm
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.memory.platform import MemoryPlatform
from adapters.memory.store import MemoryStore
from bot.app.core import Core
from bot.app.desk import Desk
from bot.app.policies import Policies
from bot.app.scoring import Scoring
from bot.app.turn import Turn, take_turn
from bot.domain.cases import CaseState
from bot.domain.content import Content, Look
from bot.domain.decisions import ActionState
from bot.domain.events import ButtonPressed, MessagePosted
from bot.domain.messages import Message
from bot.domain.people import Author
from bot.domain.time import SECOND
from bot.ports.store import where
from bot.ports.tables import ACTIONS, CASES, COMMUNITIES, PLACES
from rules.file import ReadOptions
from tests.kit.run import run
from tests.kit.town import INSULT, Unscored

TEXTS: Final = load_texts()


class Line:
    """A core over the platform in memory; people write and press."""

    def __init__(self) -> None:
        self.clock = MemoryClock()
        self.platform = MemoryPlatform(self.clock)
        self.store = MemoryStore()
        self.core = Core(Desk(
            store=self.store, clock=self.clock, dice=MemoryDice(3), texts=TEXTS, platforms={"memory": self.platform},
            policies=Policies({"gaming": INSULT}, ReadOptions()), scoring=Scoring(Unscored()),
            alarm=MemoryAlarm(self.clock),
        ))  # fmt: skip
        self.community = 0

    async def open(self) -> None:
        """Found the community by its first message and give it rules and a room."""
        await self.core.start()
        await self.core.open(self.platform)
        await self.says("bob", "hello")
        places = await self.store.read(lambda tx: tx.find(PLACES))
        self.community = places[0].community

        async def deed(turn: Turn) -> None:
            room = self.platform.ref("moderators")
            found = replace(turn.community, preset="gaming", room_platform=room.platform, room_place=room.place)
            await turn.tx.put(COMMUNITIES, replace(found, room_channel=room.id))

        await take_turn(self.core.desk, self.community, deed)
        self.core.desk.policies.drop(self.community)

    async def says(self, who: str, text: str) -> str:
        """Somebody writes in #general."""
        ref = self.platform.say(who, text)
        author = Author(self.platform.account(who), who.title())
        await self.platform.happen(MessagePosted(Message(ref, author, text, self.clock.now(), "general")))
        await self.core.idle()
        return ref.id

    async def presses(self, who: str, token: str) -> None:
        """Somebody presses a button on the card."""
        author = Author(self.platform.account(who), who.title())
        card = next(one for one in self.platform.written.values() if one.ref.channel.id == "moderators")
        event = ButtonPressed(token, author, card.ref, self.platform.ask(who), self.clock.now())
        await self.platform.happen(event)
        await self.core.idle()

    async def later(self, length: int) -> None:
        """Time goes by."""
        self.clock.advance(length)
        await self.clock.settle()
        await self.core.woken()
        await self.core.idle()

    def cards(self) -> list[Content]:
        """What stands in the moderators' room."""
        posts = [one for one in self.platform.written.values() if one.ref.channel.id == "moderators" and not one.gone]
        return [one.content for one in posts if one.content is not None]

    def direct(self, who: str) -> list[Content]:
        """What somebody was told in private."""
        posts = [one for one in self.platform.written.values() if one.ref.channel.id == f"direct:{who}"]
        return [one.content for one in posts if one.content is not None]

    def people(self) -> dict[str, tuple[bool, int, int | None]]:
        """Everybody as the platform has them."""
        return {who: (one.here, one.muted, one.banned) for who, one in self.platform.people_.items()}

    async def rows(self, table: Any, **equal: Any) -> list[Any]:
        """Rows of the community."""
        return await self.store.read(lambda tx: tx.find(table, *where(community=self.community, **equal)))


@run
async def test_a_message_becomes_a_case_is_deleted_told_and_taken_back() -> None:
    line = Line()
    await line.open()
    message = await line.says("kestrel", "you liar")
    assert [one.look for one in line.cards()] == [Look.CARD]
    await line.presses("mira", "s1:case:1:delete")
    assert line.platform.written[message].gone
    assert [one.look for one in line.cards()] == [Look.DECIDED]
    assert len(line.direct("kestrel")) == 1
    await line.presses("mira", "s1:case:1:undo")
    assert [one.look for one in line.cards()] == [Look.CARD]
    assert len(line.direct("kestrel")) == 2
    assert "you liar" in str([one.content for one in line.platform.written.values() if one.author == "steward"])
    await line.core.stop()


@pytest.mark.parametrize("verb", ["mute10m", "mute1h", "mute1d", "ban", "warn"])
def test_undo_leaves_people_as_they_were(verb: str) -> None:
    @run
    async def test() -> None:
        line = Line()
        await line.open()
        await line.says("kestrel", "you liar")
        before = line.people()
        await line.presses("mira", f"s1:case:1:{verb}")
        await line.later(11 * SECOND)
        assert (verb == "warn") == (line.people() == before)
        await line.presses("mira", "s1:case:1:undo")
        after = line.people()
        if verb == "ban":
            line.platform.people_["kestrel"].here = True  # whoever is let in again comes by themselves
            after = line.people()
        assert after == before
        await line.core.stop()

    test()


@run
async def test_who_may_not_changes_nothing() -> None:
    line = Line()
    await line.open()
    await line.says("kestrel", "you liar")
    (before,) = await line.rows(CASES)
    for who in ("bob", "kestrel", "nobody"):
        for verb in ("delete", "ban", "ok", "claim", "undo"):
            await line.presses(who, f"s1:case:1:{verb}")
    assert await line.rows(CASES) == [before]
    line.platform.people_["mira"].standing = line.platform.people_["bob"].standing
    await line.presses("mira", "s1:case:1:ban")
    assert await line.rows(CASES) == [before]
    await line.core.stop()


@run
async def test_a_lost_answer_posts_one_card_and_a_busy_platform_loses_none() -> None:
    line = Line()
    await line.open()
    line.platform.lost = True
    await line.says("kestrel", "you liar")
    await line.later(10 * SECOND)
    assert len(line.cards()) == 1
    line.platform.lost, line.platform.busy = False, 5 * SECOND
    await line.says("bob", "you liar")
    assert len(line.cards()) == 1
    line.platform.busy = 0
    await line.later(6 * SECOND)
    assert len(line.cards()) == 2
    await line.core.stop()


@run
async def test_a_missing_right_stands_on_the_card_and_try_again_mends_it() -> None:
    line = Line()
    await line.open()
    await line.says("kestrel", "you liar")
    line.platform.can.discard("mute")
    await line.presses("mira", "s1:case:1:mute1h")
    assert [one.state for one in await line.rows(ACTIONS, verb="mute")] == [ActionState.FAILED]
    assert any("retry" in one.token for card in line.cards() for one in card.buttons)
    line.platform.can.add("mute")
    await line.presses("mira", "s1:case:1:retry")
    assert line.platform.people_["kestrel"].muted > line.clock.now()
    (found,) = await line.rows(CASES)
    assert found.state is CaseState.CLOSED
    await line.core.stop()
