"""The platform as a whole, before it is connected and after."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.actions import LeavePlace
from bot.domain.events import MessagePosted
from bot.domain.people import AccountRef, Standing
from bot.domain.results import Done, Later
from tests.adapters.telegram.incoming import Inbox, listening, platform_on, town
from tests.wire.telegram import TelegramWire

pytestmark = pytest.mark.asyncio


async def test_what_was_left_over_can_be_judged_before_the_connection() -> None:
    async with TelegramWire() as wire:
        ann, _, chat = town(wire)
        platform = platform_on(wire)
        rights = await platform.rights(str(chat), AccountRef("telegram", str(ann)))
        assert rights is not None
        assert rights.standing is Standing.OWNER
        own = await platform.own_rights(str(chat))
        assert own is not None
        assert own.is_self
        assert platform.invitation() == ""
        await platform.stop()


async def test_what_was_planned_waits_for_the_connection() -> None:
    async with TelegramWire() as wire:
        _, _, chat = town(wire)
        platform = platform_on(wire)
        leaving = asyncio.create_task(platform.carry_out(LeavePlace("telegram", str(chat))))
        await asyncio.sleep(0)
        assert wire.calls("leaveChat") == []
        await platform.start(Inbox().accept)
        assert isinstance(await leaving, Done)
        await platform.stop()
        assert wire.complained() == []


async def test_without_a_connection_everything_is_for_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.telegram.platform.STOP_SECONDS", 0.01)
    async with TelegramWire() as wire:
        platform = platform_on(wire)
        assert isinstance(await platform.carry_out(LeavePlace("telegram", "-1005")), Later)
        await platform.stop()


async def test_what_cannot_be_asked_of_telegram_is_empty() -> None:
    async with TelegramWire() as wire:
        platform = platform_on(wire)
        assert (platform.name, platform.limits.delete_many, platform.limits.history) == ("telegram", 100, False)
        assert await platform.places() == ()
        assert await platform.native_rules("-1005") == ()
        assert await platform.people("", "@ann") == ()
        await platform.stop()


async def test_a_channel_counts_as_linked_from_its_first_post_on() -> None:
    inbox = Inbox()
    async with TelegramWire() as wire:
        ann, _, chat = town(wire)
        news = wire.channel("News", ann)
        async with listening(wire, inbox) as platform:
            before = await platform.rights(str(chat), AccountRef("telegram", str(news)))
            assert before is not None
            assert before.standing is Standing.MEMBER
            wire.set_chat(chat, linked=news)
            wire.set_chat(news, linked=chat)
            wire.says(ann, news, "Release today", as_channel=news)
            (posted,) = await inbox.until(MessagePosted)
            assert posted.message.author.account.id == str(news)
            after = await platform.rights(str(chat), posted.message.author.account)
            assert after is not None
            assert after.standing is Standing.ADMIN
