"""A second opinion on what goes out: simcord's Discord, which nobody of us wrote, and what it lets pass.

It gives a new message for a nonce that it has seen; the send is known again by its components all the same.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import discord
import simcord

from adapters.discord import history, outbound
from adapters.discord.session import Session
from adapters.discord.settings import DiscordSettings
from adapters.fluent import load_texts
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from bot.domain.actions import (
    Act,
    BanMany,
    ClosePoll,
    DeleteMessage,
    DeleteMessages,
    EditMessage,
    Kick,
    LockChannel,
    MakeInvite,
    Mute,
    PinMessage,
    SendDirect,
    SendMessage,
    SendPoll,
    SetNativeEvent,
    UnlockChannel,
    Unmute,
)
from bot.domain.content import File, plain
from bot.domain.drawings import BarChart
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef
from bot.domain.polls import NativeEvent, NativePoll
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.time import DAY, HOUR, MINUTE
from tests.adapters.discord.hearing import Notes
from tests.adapters.discord.test_in_simcord import BEGINS
from tests.adapters.discord.test_out_markup import CARD
from tests.kit.run import run


class Town:
    """One guild with Steward in it: bob is a member, hal an administrator below Steward."""

    def __init__(self, env: Any, session: Session) -> None:
        self.env, self.session = env, session
        self.guild = env.create_guild()
        self.general = self.guild.create_text_channel("general")
        helper = self.guild.create_role("helper", permissions=discord.Permissions(administrator=True), position=1)
        self.bob = self.guild.add_member(env.create_user("bob"))
        self.hal = self.guild.add_member(env.create_user("hal"), roles=[helper])

    @property
    def place(self) -> str:
        return str(self.guild.id)

    @property
    def room(self) -> ChannelRef:
        return ChannelRef("discord", self.place, str(self.general.id))

    def account(self, who: Any) -> AccountRef:
        return AccountRef("discord", str(who.id))

    async def asks(self, act: Act) -> Result:
        return await outbound.carry_out(self.session, act)


@asynccontextmanager
async def town() -> AsyncIterator[Town]:
    client = discord.AutoShardedClient(
        intents=discord.Intents.all(), shard_count=1, member_cache_flags=discord.MemberCacheFlags.none(),
        chunk_guilds_at_startup=False, max_messages=None,
    )  # fmt: skip
    session = Session(DiscordSettings("x"), client, MemoryClock(BEGINS), MemoryDice(5), load_texts(), Notes())
    async with simcord.run(client) as env:
        yield Town(env, session)


@run
async def test_a_card_is_sent_edited_found_once_and_removed() -> None:
    async with town() as one:
        act = SendMessage(one.room, CARD, "en", "n1")
        sent = await one.asks(act)
        assert isinstance(sent, Done)
        assert sent.ref is not None
        (shown,) = one.general.history()
        assert shown.flags.components_v2
        assert await history.find_sent(one.session, one.room, "n1") == sent.ref
        assert await history.find_sent(one.session, one.room, "n2") is None
        assert await one.asks(EditMessage(sent.ref, plain("closed"), "en")) == sent
        assert await one.asks(DeleteMessage(sent.ref)) == sent
        assert one.general.history() == []


@run
async def test_what_simcord_lets_pass_is_refused_or_shortened_here() -> None:
    async with town() as one:
        bob, hal = one.account(one.bob), one.account(one.hal)
        assert await one.asks(Mute(one.place, bob, BEGINS + 29 * DAY, "#1 " + "слово " * 100)) == Done()
        reasons = [entry.reason for entry in one.guild.audit_log() if entry.reason]
        assert [reason.startswith("#1 слово") and len(reason) < 100 for reason in reasons] == [True]
        assert await one.asks(Unmute(one.place, bob)) == Done(before=str(BEGINS + 28 * DAY - MINUTE))
        assert await one.asks(Mute(one.place, hal, BEGINS + HOUR)) in (Refused(Why.PROTECTED), Refused(Why.ABOVE_ME))
        old = tuple(str((BEGINS - 20 * DAY) // 1000 - 1_420_070_400_000 << 22 | n) for n in range(3))
        assert await one.asks(DeleteMessages(one.room, old)) == Refused(Why.TOO_OLD)


@run
async def test_private_messages_locks_and_bans() -> None:
    async with town() as one:
        bob = one.account(one.bob)
        assert isinstance(await one.asks(SendDirect(one.place, bob, plain("hello"), "en")), Done)
        locked = await one.asks(LockChannel(one.room))
        assert isinstance(locked, Done)
        assert await one.asks(UnlockChannel(one.room, locked.before)) == Done()
        banned = await one.asks(BanMany("discord", one.place, (bob,), "#2 raid"))
        assert banned == Done(before=bob.id)
        assert await one.asks(Kick(one.place, bob)) == Refused(Why.NOT_HERE)
        assert await one.asks(DeleteMessage(MessageRef(one.room, "5"))) == Refused(Why.GONE)


@run
async def test_a_poll_a_pin_an_event_a_link_and_a_picture() -> None:
    async with town() as one:
        poll = NativePoll("Tea?", ("yes", "no"), closes_at=BEGINS + 2 * HOUR, several=True)
        asked = await one.asks(SendPoll(one.room, poll, "en", "p1"))
        assert isinstance(asked, Done)
        assert asked.ref is not None
        assert await one.asks(PinMessage(asked.ref, True)) == asked
        assert await one.asks(PinMessage(asked.ref, False)) == asked
        assert await one.asks(ClosePoll(asked.ref)) == asked
        chart = File("chart.png", drawing=BarChart("Tea?", ()), alt="Tea 2", data=b"\x89PNG")
        sent = await one.asks(SendMessage(one.room, replace(CARD, files=(chart,)), "en", "n1"))
        assert isinstance(sent, Done)
        assert [file.filename for file in one.general.history()[-1].attachments] == ["chart.png"]
        event = NativeEvent("Quiz", BEGINS + DAY, BEGINS + DAY + HOUR, where="The pond")
        made = await one.asks(SetNativeEvent("discord", one.place, event))
        assert isinstance(made, Done)
        begun = replace(event, id=made.made, status="active")
        assert await one.asks(SetNativeEvent("discord", one.place, begun)) == made
        link = await one.asks(MakeInvite("discord", one.place, "poster", one.room.id))
        assert isinstance(link, Done)
        assert link.made.startswith("https://discord.gg/")
        assert await one.asks(MakeInvite("discord", one.place, "poster", one.room.id)) == link
