"""The whole path: the real core, the real library, a Telegram of the tests' own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest

from adapters.fluent import load_texts
from adapters.memory.alarm import MemoryAlarm
from adapters.memory.dice import MemoryDice
from adapters.memory.store import MemoryStore
from adapters.system import SystemClock
from adapters.telegram import TelegramPlatform, TelegramSettings, rooms
from bot.app.core import Core
from bot.app.desk import Desk
from bot.app.notebook import StoreNotebook
from bot.app.places import STAFF
from bot.app.policies import Policies
from bot.app.scoring import Scoring
from bot.domain.records import Place
from bot.ports.tables import COMMUNITIES, PLACES
from rules.file import ReadOptions
from tests.kit.town import INSULT, Unscored
from tests.wire.telegram import TelegramWire

pytestmark = pytest.mark.asyncio


@dataclass
class Whole:
    """A community on Telegram: Ann owns it, Mira moderates, Bob is a member; `room` is theirs alone."""

    wire: TelegramWire
    core: Core
    platform: TelegramPlatform
    ann: int
    mira: int
    bob: int
    chat: int
    room: int

    async def shows(self, chat: int, *words: str) -> Any:
        """Wait for a message of Steward's with these words; the message."""
        await self.until(lambda: self._shown(chat, words))
        return self._shown(chat, words)[0]

    def _shown(self, chat: int, words: tuple[str, ...]) -> list[Any]:
        every = self.wire.messages(chat, by_bot=True)
        return [one for one in every if all(word in one["text"] for word in words)]

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is seen on the platform."""
        async with asyncio.timeout(20):
            while not condition():
                await self.core.idle()
                await asyncio.sleep(0.02)

    async def idle(self) -> None:
        """Everything that has happened was handled."""
        assert await self.wire.until_confirmed()
        await self.core.idle()


@asynccontextmanager
async def whole(wire: TelegramWire) -> AsyncIterator[Whole]:
    """Found it."""
    wire.set_pacing(False)
    ann, mira, bob = wire.user("Ann"), wire.user("Mira"), wire.user("Bob")
    chat = wire.supergroup("Town", ann, [mira, bob], bot="administrator")
    room = wire.supergroup("Room", ann, [mira], bot="administrator")
    wire.administrator(chat, mira, ["can_delete_messages", "can_restrict_members"])
    store, clock, dice, texts = MemoryStore(), SystemClock(), MemoryDice(7), load_texts()
    told = TelegramSettings(wire.token, wire.base_url, wire.base_file_url)
    platform = TelegramPlatform(told, clock, dice, texts, StoreNotebook(store, clock, "telegram"))
    desk = Desk(
        store=store, clock=clock, dice=dice, texts=texts, platforms={"telegram": platform},
        policies=Policies({"gaming": INSULT}, ReadOptions()), scoring=Scoring(Unscored()), alarm=MemoryAlarm(clock),
    )  # fmt: skip
    core = Core(desk)
    await core.start()
    await core.open(platform)
    town = Whole(wire, core, platform, ann, mira, bob, chat, room)
    try:
        wire.says(ann, chat, "welcome everybody")
        await town.idle()

        async def settle(tx: Any) -> int:
            (community,) = await tx.find(COMMUNITIES)
            moved = replace(
                community, preset="gaming", room_platform="telegram", room_place=str(room), room_channel=str(room)
            )
            await tx.put(COMMUNITIES, moved)
            await tx.put(PLACES, Place(community.id, "telegram", str(room), STAFF))
            return int(community.id)

        desk.policies.drop(await store.write(settle))
        await rooms.mark_room(platform.session, str(room))
        yield town
    finally:
        await core.stop()
        await platform.stop()


async def test_an_insult_becomes_a_card_and_presses_delete_and_mute() -> None:
    async with TelegramWire() as wire, whole(wire) as town:
        wire.says(town.bob, town.chat, "you are a liar and an idiot")
        card = await town.shows(town.room, "liar")
        wire.presses(town.mira, town.room, card["id"], "More")
        await town.until(lambda: "Mute 1 h" in str(wire.message(town.room, card["id"])["buttons"]))
        press = wire.presses(town.mira, town.room, card["id"], "Mute 1 h")
        await town.until(lambda: wire.standing(town.chat, town.bob)["status"] == "restricted")
        await town.until(lambda: wire.answer(press) is not None)
        await town.until(lambda: "Mira" in wire.message(town.room, card["id"])["text"])
        assert wire.complained() == []


async def test_a_command_is_answered() -> None:
    async with TelegramWire() as wire, whole(wire) as town:
        wire.starts(town.ann)
        wire.says(town.ann, town.ann, "/help")
        assert await town.shows(town.ann, "/mydata")


async def test_nobody_but_the_team_gets_anything_done() -> None:
    async with TelegramWire() as wire, whole(wire) as town:
        number = wire.says(town.bob, town.chat, "you are a liar and an idiot")
        card = await town.shows(town.room, "liar")
        press = wire.presses(town.bob, town.room, card["id"], data="s1:case:1:mute:1h")
        await town.idle()
        await town.until(lambda: wire.answer(press) is not None)
        assert not wire.message(town.chat, number)["deleted"]
        assert wire.standing(town.chat, town.bob)["status"] == "member"


async def test_calling_the_admins_under_a_message_brings_it_to_them() -> None:
    async with TelegramWire() as wire, whole(wire) as town:
        carl = wire.user("Carl")
        wire.joins(carl, town.chat)
        ad = wire.says(carl, town.chat, "a message that no rule finds")
        wire.starts(town.bob)
        call = wire.says(town.bob, town.chat, "@admin please look", reply_to=ad)
        assert await town.shows(town.room, "a message that no rule finds")
        assert await town.shows(town.bob, "Thank you for telling us")
        assert await wire.until_gone(town.chat, call)
        assert not wire.message(town.chat, ad)["deleted"]
        assert wire.complained() == []
