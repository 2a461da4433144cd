"""A second opinion: real discord.py over simcord's in-memory Discord, a model that nobody of us wrote."""

from __future__ import annotations

import pytest
import simcord

from adapters.discord import DiscordPlatform, DiscordSettings, ballots
from adapters.fluent import load_texts
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from bot.domain.actions import SendPoll
from bot.domain.events import (
    MemberJoined,
    MemberLeft,
    MessageDeleted,
    MessageEdited,
    MessagePosted,
    PlaceJoined,
    PollVoted,
    ReactionChanged,
    VoiceMoved,
)
from bot.domain.messages import ChannelRef
from bot.domain.polls import NativePoll
from bot.domain.results import Done
from tests.adapters.discord.hearing import Heard, Notes
from tests.kit.run import run

BEGINS = 1_767_225_600_000_000
"""1 January 2026, when simcord's own clock begins."""


def _platform(heard: Heard, notes: Notes) -> DiscordPlatform:
    settings = DiscordSettings(token="simcord.fake.token", shards=1)
    return DiscordPlatform(settings, MemoryClock(BEGINS), MemoryDice(7), load_texts(), notes, heard)


@run
async def test_a_message_its_edit_its_end_and_what_stands_under_it() -> None:
    heard = Heard()
    platform = _platform(heard, Notes())
    platform.open(heard.accept)
    async with simcord.run(platform.session.client) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("general")
        bob = guild.add_member(env.create_user("bob"), nick="Bobby")
        first = await bob.send(channel, "hello", attachments=[("liar.txt", b"data")])
        await bob.forward(first, channel)
        await bob.edit(first, "changed")
        await bob.react(first, "👍")
        await bob.unreact(first, "👍")
        await bob.delete(first)
        guild.remove_member(bob)
        await heard.wait_for(MemberLeft)
        await platform.inlet.close()
    posted, forwarded = [one.message for one in heard.of(MessagePosted)]
    assert (posted.text, posted.author.name, posted.channel_name) == ("hello", "Bobby", "general")
    assert [one.name for one in posted.attachments] == ["liar.txt"]
    assert (forwarded.text, forwarded.forwarded, forwarded.extra) == ("hello", True, ())
    (edited,) = heard.of(MessageEdited)
    assert (edited.message.ref.id, edited.message.text) == (posted.ref.id, "changed")
    assert [one.added for one in heard.of(ReactionChanged)] == [True, False]
    assert [one.ref for one in heard.of(MessageDeleted)] == [posted.ref]
    assert [one.author.account.id for one in heard.of(MemberJoined)] == [posted.author.account.id]


@run
async def test_what_was_said_between_two_lives_of_the_bot() -> None:
    heard, notes = Heard(), Notes()
    first, second = _platform(heard, notes), _platform(heard, notes)
    first.open(heard.accept)
    async with simcord.run(first.session.client) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("general")
        bob = guild.add_member(env.create_user("bob"))
        await bob.send(channel, "before")
        await heard.wait_for(MessagePosted)
        await heard.wait_for(PlaceJoined)
        await first.inlet.close()
        first.take = lambda event, data: None  # type: ignore[method-assign]  # it is dead and hears nothing
        await bob.send(channel, "meanwhile")
        second.open(heard.accept)
        await env.restart_bot(second.session.client)
        await bob.send(channel, "after")
        posted = await heard.wait_for(MessagePosted, 3)
        await second.inlet.close()
    assert [one.message.text for one in posted] == ["before", "meanwhile", "after"]


@run
async def test_votes_in_a_poll_of_ours_and_who_is_in_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ballots, "WAITS", ())  # simcord waits until nothing waits any more
    heard = Heard()
    platform = _platform(heard, Notes())
    platform.open(heard.accept)
    async with simcord.run(platform.session.client) as env:
        guild = env.create_guild()
        channel, hall = guild.create_text_channel("general"), guild.create_voice_channel("hall")
        bob = guild.add_member(env.create_user("bob"))
        platform.inlet.know_own(platform.session.client.user.id, 1)  # type: ignore[union-attr]  # it is logged in
        room = ChannelRef("discord", str(guild.id), str(channel.id))
        done = await platform.carry_out(SendPoll(room, NativePoll("Tea?", ("yes", "no")), "en", "p1"))
        assert isinstance(done, Done)
        (poll,) = channel.history()
        await bob.vote(poll, answer=1)
        await bob.vote(poll, answer=2)
        await bob.remove_vote(poll, answer=2)
        await bob.join_voice(hall)
        await bob.set_voice(self_mute=True)
        await bob.leave_voice()
        await heard.wait_for(VoiceMoved, 2)
        await platform.inlet.close()
    votes = [one.choices for one in heard.of(PollVoted)]
    assert votes == [(0,), (), (1,), ()]
    assert [one.channel for one in heard.of(VoiceMoved)] == [str(hall.id), ""]
