"""Real discord.py against the wire: who votes for what in Steward's own polls, and what they come to."""

from __future__ import annotations

import asyncio

import pytest

from adapters.discord import ballots
from adapters.discord.platform import DiscordPlatform
from bot.domain.actions import SendPoll
from bot.domain.events import MessageDeleted, MessagePosted, PollCounted, PollVoted
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.polls import NativePoll
from bot.domain.results import Done
from bot.domain.time import SECOND
from tests.adapters.discord.hearing import RIGHTS, Heard, Notes, listening
from tests.kit.run import run
from tests.wire.discord import DiscordWire

ALL = [*RIGHTS, "SEND_POLLS"]
EVENTS = (
    "MESSAGE_POLL_VOTE_ADD", "MESSAGE_POLL_VOTE_REMOVE", "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE",
    "MESSAGE_DELETE_BULK", "VOICE_STATE_UPDATE", "GUILD_SCHEDULED_EVENT_UPDATE", "GUILD_SCHEDULED_EVENT_DELETE",
)  # fmt: skip


def make(wire: DiscordWire) -> str:
    guild = wire.control.make_guild(permissions=ALL)
    for name in ("bob", "eve", "kim"):
        wire.control.make_member(guild, name)
    return guild


async def poll(
    platform: DiscordPlatform, wire: DiscordWire, guild: str, *, several: bool = False, nonce: str = "n1"
) -> MessageRef:
    room = ChannelRef("discord", guild, wire.control.id_of(channel="general"))
    act = SendPoll(room, NativePoll("Tea?", ("yes", "no", "later"), several=several), "en", nonce)
    done = await platform.carry_out(act)
    assert isinstance(done, Done)
    assert done.ref is not None
    return done.ref


def said(heard: Heard, wire: DiscordWire) -> list[tuple[str, tuple[int, ...]]]:
    names = {id: one["username"] for id, one in wire.world.store.users.items()}
    return [(names[one.author.account.id], one.choices) for one in heard.of(PollVoted)]


@run
async def test_a_vote_tells_all_that_somebody_chose() -> None:
    async with DiscordWire() as wire:
        guild = make(wire)
        async with listening(wire) as (platform, heard):
            ref = await poll(platform, wire, guild, several=True)
            theirs = wire.control.says("kim", "general", "", poll={
                "question": {"text": "?"}, "answers": [{"poll_media": {"text": "a"}}], "duration": 1,
            })  # fmt: skip
            wire.control.votes("eve", theirs, 1)
            wire.control.votes("bob", ref.id, 1)
            wire.control.votes("bob", ref.id, 3)
            wire.control.votes("eve", ref.id, 2)
            wire.control.votes("bob", ref.id, 1, add=False)
            wire.control.votes("bob", ref.id, 3, add=False)
            await heard.wait_for(PollVoted, 5)
            wire.control.ends_poll(ref.id)
            (counted,) = await heard.wait_for(PollCounted)
    assert said(heard, wire) == [("bob", (0,)), ("bob", (0, 2)), ("eve", (1,)), ("bob", (2,)), ("bob", ())]
    assert {one.ref for one in heard.of(PollVoted)} == {ref}
    assert (counted.ref, counted.counts, counted.voters, counted.final) == (ref, (0, 1, 0), 1, True)


@run
async def test_what_was_voted_while_nobody_listened_is_read() -> None:
    async with DiscordWire() as wire:
        guild, heard, notes = make(wire), Heard(), Notes()
        async with listening(wire, heard, notes) as (platform, _):
            ref = await poll(platform, wire, guild)
            wire.control.votes("bob", ref.id, 1)
            await heard.wait_for(PollVoted)
        wire.control.votes("eve", ref.id, 2)
        async with listening(wire, heard, notes):
            await heard.wait_for(PollVoted, 3)
            wire.control.votes("eve", ref.id, 2, add=False)
            await heard.wait_for(PollVoted, 4)
        wire.control.ends_poll(ref.id)
        async with listening(wire, heard, notes):
            counts = await heard.wait_for(PollCounted, 2)
        assert await notes.every(ballots.POLL) == {}
    assert sorted(said(heard, wire)[:3]) == [("bob", (0,)), ("bob", (0,)), ("eve", (1,))]
    assert said(heard, wire)[3] == ("eve", ())
    assert [(one.counts, one.final) for one in counts] == [((1, 1, 0), False), ((1, 0, 0), True)]


@run
async def test_it_is_final_once_it_is_counted_out_even_if_nobody_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ballots, "WAITS", (SECOND // 10, SECOND // 5, SECOND // 2, 2 * SECOND))
    async with DiscordWire() as wire:
        guild = make(wire)
        async with listening(wire) as (platform, heard):
            ref = await poll(platform, wire, guild)
            wire.control.votes("bob", ref.id, 1)
            await heard.wait_for(PollVoted)
            wire.control.poll_runs_out(ref.id)
            early = await heard.wait_for(PollCounted)
            wire.world.message(ref.channel.id, ref.id)["poll"]["results"]["is_finalized"] = True
            while not any(one.final for one in heard.of(PollCounted)):
                await heard.wait_for(PollCounted, len(heard.of(PollCounted)) + 1)
    assert not early[0].final
    assert [one.final for one in heard.of(PollCounted)].count(True) == 1


@run
async def test_a_poll_that_was_deleted_is_forgotten() -> None:
    async with DiscordWire() as wire:
        guild, notes = make(wire), Notes()
        async with listening(wire, notes=notes) as (platform, heard):
            first, second = await poll(platform, wire, guild), await poll(platform, wire, guild, nonce="n2")
            await heard.wait_for(MessagePosted, 2)
            assert sorted(await notes.every(ballots.POLL)) == sorted([first.id, second.id])
            wire.control.deletes(first.id)
            await heard.wait_for(MessageDeleted)
            await asyncio.sleep(0)
            assert list(await notes.every(ballots.POLL)) == [second.id]
        wire.control.deletes(second.id)
        async with listening(wire, notes=notes) as (platform, heard):
            await platform.events.ballots._begin(guild)
        assert await notes.every(ballots.POLL) == {}
        assert heard.of(PollCounted) == []


@pytest.mark.parametrize(
    "data",
    [
        {}, {"message_id": 5}, {"message_id": "x", "user_id": "1", "answer_id": 1}, {"answer_id": []},
        {"id": "1", "poll": []}, {"id": "1", "guild_id": "2", "poll": {"answers": [None], "expiry": 5}, "author": 7},
        {"type": 46, "message_reference": 3}, {"ids": [None, 5, "x"]},
    ],
)  # fmt: skip
@run
async def test_garbage_is_let_be(data: dict[str, object]) -> None:
    async with DiscordWire() as wire:
        make(wire)
        async with listening(wire) as (platform, heard):
            for event in EVENTS:
                platform.take(event, dict(data))
        assert heard.of(PollVoted) == []
        assert heard.of(PollCounted) == []
