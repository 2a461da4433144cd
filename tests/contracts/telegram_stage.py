"""Telegram for the contract suite: the real adapter with the real library, polling the tests' own wire."""

from __future__ import annotations

import asyncio
from pathlib import Path
from time import time
from typing import Any, Final

from adapters.fluent import load_texts
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.telegram import TelegramPlatform, TelegramSettings
from adapters.telegram.rooms import mark_room
from bot.domain.actions import SendMessage
from bot.domain.content import Button, Content, Line
from bot.domain.events import ButtonPressed, Incoming
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef
from bot.domain.results import Done
from bot.domain.time import SECOND
from bot.ports.platform import Platform
from tests.adapters.telegram.incoming import Notes
from tests.wire.telegram import TelegramWire

MODERATES: Final = ["can_manage_chat", "can_delete_messages", "can_restrict_members"]
TAKES: Final = {
    "delete": "can_delete_messages", "mute": "can_restrict_members", "kick": "can_restrict_members",
    "ban": "can_restrict_members", "manage": "can_invite_users",
}  # fmt: skip
NOBODY: Final = "6999999999"
BOUND: Final = 10.0
LEFT_OUT: Final = {
    "test_a_send_repeated_with_its_nonce_is_the_same_message": "bots can't look into a chat's past",
    "test_a_send_whose_answer_was_lost_is_found_by_its_nonce": "bots can't look into a chat's past",
    "test_a_room_that_is_not_there_is_gone": "bots can't set slow mode",
    "test_sanctions_repeated_end_the_same": "bots can't set slow mode",
    "test_whoever_left_is_not_here": "who left can still be written to in private",
    "test_rights_order_people_and_fail_closed": "there are no leads between moderators and administrators",
    "test_troubles_name_what_was_taken": "one right of Telegram's is three of ours",
    "test_a_poll_repeated_with_its_nonce_is_the_same_poll": "bots can't look into a chat's past",
    "test_a_poll_without_a_choice_or_that_is_over_before_it_began_is_refused": "one option is enough there",
    "test_a_pin_stands_until_it_is_taken_away": "bots are told of the newest pin alone",
    "test_a_pin_without_the_right_is_refused_with_its_name": "pinning has a right of its own",
    "test_an_event_is_made_once_and_then_changed_by_its_id": "Telegram has no events of its own",
}
"""What Telegram can't keep, with the reason; `tests/adapters/telegram/test_out_*.py` hold what it does instead."""


class TelegramStage:
    """bob is a member, mira and oskar moderate, ada owns the group; the moderators' room is a group of its own."""

    def __init__(self, folder: Path) -> None:
        self.clock = MemoryClock(int(time()) * SECOND)
        self.wire = TelegramWire()
        self.heard: list[Incoming] = []
        self.told = asyncio.Event()

    async def open(self) -> None:
        await self.wire.__aenter__()
        self.wire.set_pacing(False)
        self.people = {name: self.wire.user(name, username=name) for name in ("bob", "mira", "oskar", "ada")}
        bob, mira, oskar, ada = self.people.values()
        self.wire.starts(bob)
        self.town = self.wire.supergroup("general", ada, [bob, mira, oskar], bot="administrator")
        self.wire.promotes(ada, mira, self.town, MODERATES)
        self.wire.promotes(ada, oskar, self.town, MODERATES)
        self.room = self.wire.supergroup("moderators", ada, [mira, oskar], bot="administrator")
        self.place = str(self.town)
        settings = TelegramSettings(self.wire.token, self.wire.base_url, self.wire.base_file_url)
        self.telegram = TelegramPlatform(settings, self.clock, MemoryDice(3), load_texts(), Notes())
        self.platform: Platform = self.telegram
        await self.telegram.start(self._accept)
        await mark_room(self.telegram.session, str(self.room))
        self.wire.says(bob, self.town, "hello")
        await self._caught_up()
        stop = self.telegram.stop

        async def stop_both() -> None:
            await stop()
            await self.wire.__aexit__(None, None, None)
            assert not self.wire.complaints, self.wire.complaints

        self.telegram.stop = stop_both  # type: ignore[method-assign]  # the suite stops the platform, the wire with it

    async def _accept(self, incoming: Incoming) -> bool:
        self.heard.append(incoming)
        self.told.set()
        return True

    async def _caught_up(self) -> None:
        assert await self.wire.until_confirmed(BOUND)

    def channel(self, room: str) -> ChannelRef:
        chat = {"general": str(self.town), "moderators": str(self.room)}.get(room, "-1009999999999")
        return ChannelRef("telegram", chat if room == "moderators" else self.place, chat)

    def account(self, person: str) -> AccountRef:
        own = {"steward": self.telegram.session.bot.id}
        return AccountRef("telegram", str((self.people | own).get(person, NOBODY)))

    async def says(self, person: str, text: str) -> MessageRef:
        said = self.wire.says(self.people[person], self.town, text)
        await self._caught_up()
        return MessageRef(self.channel("general"), str(said))

    async def asks(self, person: str) -> str:
        card = Content((Line("Case 1"),), (Button("s1:case:1:ok", "Look"),))
        sent = await self.platform.carry_out(SendMessage(self.channel("general"), card, "en"))
        assert isinstance(sent, Done)
        assert sent.ref is not None
        self.wire.presses(self.people[person], self.town, int(sent.ref.id), "Look")
        async with asyncio.timeout(BOUND):
            while not (pressed := [one.event for one in self.heard if isinstance(one.event, ButtonPressed)]):
                self.told.clear()
                await self.told.wait()
        return pressed[-1].interaction

    async def take_right(self, right: str) -> None:
        self.wire.removes_right(self.people["ada"], self.town, TAKES[right])
        await self._caught_up()

    async def lower(self) -> None:
        self.wire.promotes(self.people["ada"], self.people["bob"], self.town, MODERATES)
        await self._caught_up()

    async def leave(self, person: str) -> None:
        self.wire.leaves(self.people[person], self.town)
        await self._caught_up()

    async def close_direct(self, person: str) -> None:
        self.wire.blocks(self.people[person])

    async def lose_answers(self) -> None:
        self.wire.fault("drop_after", "sendMessage")

    async def make_busy(self) -> None:
        self.wire.fault("flood", seconds=30)

    async def state(self) -> Any:
        standings = {name: self.wire.standing(self.town, one) for name, one in self.people.items()}
        people = {
            name: (one["status"] in ("left", "kicked"), one.get("can_send_messages"), one.get("until_date"))
            for name, one in standings.items()
        }
        return people, [one["text"] for one in self.wire.messages(self.town, by_bot=False)]
