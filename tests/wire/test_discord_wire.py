"""The local Discord under the plain discord.py: login, events, resuming, limits and faults as the platform has them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import discord
import pytest
from discord.http import Route

from tests.kit.run import run
from tests.wire.discord import DiscordWire
from tests.wire.discord.client import Listener, logged_in, pointed, until

RIGHTS = ["VIEW_CHANNEL", "SEND_MESSAGES", "MANAGE_MESSAGES", "READ_MESSAGE_HISTORY", "VIEW_AUDIT_LOG", "BAN_MEMBERS"]


@asynccontextmanager
async def town(**options: Any) -> AsyncIterator[tuple[DiscordWire, Any]]:
    """A wire with a server, ada its owner, bob a member, and a client logged in."""
    async with DiscordWire() as wire:
        guild = wire.control.make_guild("town", "ada", permissions=RIGHTS)
        wire.control.make_member(guild, "bob")
        async with logged_in(wire.addresses(), Listener(**options)) as client:
            yield wire, client


@run
async def test_login_brings_guilds_and_members_and_words() -> None:
    async with town() as (wire, client):
        guild = client.guilds[0]
        assert (guild.name, guild.owner.name) == ("town", "ada")
        assert {one.name for one in guild.members} == {"ada", "bob", "steward"}
        wire.control.says("bob", "general", "hello")
        message = (await until(lambda: client.got("message")))[0]
        assert (message.content, message.author.name, message.channel.name) == ("hello", "bob", "general")
        assert wire.complaints == []


@run
async def test_members_come_over_the_gateway_when_asked_for() -> None:
    intents = discord.Intents.all()
    intents.presences = False
    async with town(intents=intents, chunk_guilds_at_startup=False) as (wire, client):
        guild = client.guilds[0]
        assert {one.name for one in guild.members} == {"steward"}, "without presences the bot alone comes along"
        wire.control.joins_many(guild.id.__str__(), 1200)
        members = await guild.chunk()
        assert len(members) >= 1203
        assert [one.name for one in await guild.query_members("bo", limit=5)] == ["bob"]


@run
async def test_without_the_content_intent_words_are_empty_but_mentions_are_not() -> None:
    intents = discord.Intents.default()
    async with town(intents=intents) as (wire, client):
        wire.control.says("bob", "general", "plain")
        wire.control.says("bob", "general", f"<@{wire.world.bot}> help")
        heard = await until(lambda: len(client.got("message")) == 2 and client.got("message"))
        assert [one.content for one in heard] == ["", f"<@{wire.world.bot}> help"]


@run
async def test_edits_of_messages_from_before_come_as_raw_events() -> None:
    async with DiscordWire() as wire:
        wire.control.make_guild("town", "ada", permissions=RIGHTS)
        old = wire.control.says("ada", "general", "first")
        async with logged_in(wire.addresses()) as client:
            wire.control.edits(old, "second")
            edit = (await until(lambda: client.got("raw_message_edit")))[0]
            assert (edit.message.content, edit.cached_message) == ("second", None)
            wire.control.deletes(old)
            gone = (await until(lambda: client.got("raw_message_delete")))[0]
            assert str(gone.message_id) == old


@pytest.mark.parametrize("cut", ["close_4000", "cut", "reconnect", "invalid_resumable"])
def test_a_lost_socket_is_taken_up_again_and_nothing_is_missed(cut: str) -> None:
    @run
    async def scene() -> None:
        async with town() as (wire, client):
            control = wire.control
            if cut == "close_4000":
                control.close_gateway(4000)
            elif cut == "cut":
                control.cut_gateway()
            elif cut == "reconnect":
                control.reconnect()
            else:
                control.invalidate(resumable=True)
            await until(lambda: wire.gateway.connected() == 0 or control.counts()["resumes"])
            control.says("bob", "general", "while away")
            message = (await until(lambda: client.got("message"), 20))[0]
            assert message.content == "while away"
            assert (control.counts()["resumes"], control.counts()["identifies"]) == (1, 1)
            assert len(client.got("message")) == 1

    scene()


@run
async def test_beyond_the_resume_window_events_are_gone_but_history_has_them() -> None:
    async with town() as (wire, client):
        wire.control.lose_events()
        wire.control.cut_gateway()
        wire.control.says("bob", "general", "unheard")
        await until(lambda: wire.control.counts()["identifies"] == 2, 20)
        await until(lambda: wire.gateway.connected() == 1)
        wire.control.says("bob", "general", "heard")
        heard = await until(lambda: client.got("message"))
        assert [one.content for one in heard] == ["heard"]
        assert [one.content async for one in client.guilds[0].text_channels[0].history()] == ["heard", "unheard"]


@run
async def test_a_missing_intent_is_4014_and_a_wrong_token_is_401() -> None:
    async with DiscordWire() as wire:
        wire.control.set_app(intents=["members"])
        with pytest.raises(discord.PrivilegedIntentsRequired):
            async with logged_in(wire.addresses()):
                pass
        with pytest.raises(discord.LoginFailure):
            async with logged_in({**wire.addresses(), "token": "wrong"}):
                pass


@run
async def test_a_revoked_token_closes_with_4004() -> None:
    async with DiscordWire() as wire:
        wire.control.make_guild("town", "ada")
        client = Listener()
        with pointed(wire.addresses()):
            task = asyncio.create_task(client.start(wire.token))
            await until(client.is_ready)
            wire.control.revoke_token()
            with pytest.raises(discord.ConnectionClosed) as closed:
                await task
            assert closed.value.code == 4004
            await client.close()
        with pytest.raises(discord.LoginFailure):
            async with logged_in(wire.addresses()):
                pass


@run
async def test_a_full_bucket_says_so_and_a_client_that_obeys_is_never_refused() -> None:
    async with town() as (wire, client):
        wire.control.limit("POST /channels/{channel_id}/messages", 3, 0.3)
        channel = client.guilds[0].text_channels[0]
        for number in range(7):
            await channel.send(str(number))
        assert [one["content"] for one in wire.control.messages("general")] == list("0123456")
        assert wire.control.counts()["refused"] == 0


@run
async def test_429_of_a_route_and_of_everything_are_waited_out() -> None:
    async with town() as (wire, client):
        channel = client.guilds[0].text_channels[0]
        wire.control.fault("429", method="POST", route="/messages", times=1, seconds=0.2)
        wire.control.fault("429", method="GET", times=1, seconds=0.2, scope="global")
        loop = asyncio.get_running_loop()
        begun = loop.time()
        await channel.send("late")
        await client.fetch_guild(channel.guild.id)
        assert loop.time() - begun >= 0.4
        assert wire.control.counts()["statuses"]["429"] == 2
        assert wire.control.counts()["invalid"] == 2


@run
async def test_429s_and_bans_in_the_raw() -> None:
    async with DiscordWire() as wire, aiohttp.ClientSession() as session:
        wire.control.make_guild("town", "ada", permissions=RIGHTS)
        wire.control.limit("GET /users/@me", 1, 30.0)
        wire.control.limit_invalid(3)
        headers = {"Authorization": f"Bot {wire.token}"}
        url = wire.addresses()["api"] + "/users/@me"
        async with session.get(url, headers=headers) as response:
            assert (response.status, response.headers["X-RateLimit-Remaining"]) == (200, "0")
            assert 29 < float(response.headers["X-RateLimit-Reset-After"]) <= 30
        async with session.get(url, headers=headers) as response:
            body = await response.json()
            assert (response.status, body["global"], response.headers["X-RateLimit-Scope"]) == (429, False, "user")
            assert 29 < body["retry_after"] <= 30
        for _ in range(2):
            async with session.get(url, headers={"Authorization": "Bot no"}) as response:
                assert response.status == 401
        async with session.get(wire.addresses()["api"] + "/gateway/bot", headers=headers) as response:
            assert (response.status, "Via" in response.headers) == (429, False), "now the address itself is shut out"
        assert all("Authorization" not in one["headers"] for one in wire.control.calls())


@run
async def test_502_after_the_message_was_taken_and_the_nonce_that_saves_it() -> None:
    async with town() as (wire, client):
        channel = client.guilds[0].text_channels[0]
        wire.control.limits(False)
        wire.control.fault("502_after", method="POST", route="/messages")
        route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel.id)
        await client.http.request(route, json={"content": "twice"})  # channel.send() always gives a nonce
        assert [one["content"] for one in wire.control.messages("general")] == ["twice", "twice"]
        wire.control.fault("502_after", method="POST", route="/messages")
        sent = await channel.send("once", nonce="case-7")
        found = [one for one in wire.control.messages("general") if one["content"] == "once"]
        assert [one["id"] for one in found] == [str(sent.id)]
        assert sent.nonce is None or str(sent.nonce) == "case-7"
        wire.control.move_clock(600)
        assert (await channel.send("once", nonce="case-7")).id != sent.id, "after a few minutes the nonce is forgotten"


@run
async def test_a_network_that_is_down_is_down_and_comes_back() -> None:
    async with town() as (wire, client):
        wire.control.down(0.5)
        with pytest.raises((aiohttp.ClientError, OSError)):
            await client.fetch_guild(client.guilds[0].id)
        wire.control.says("bob", "general", "meanwhile")
        message = (await until(lambda: client.got("message"), 30))[0]
        assert message.content == "meanwhile"


@run
async def test_answers_that_never_come_and_latency() -> None:
    async with town() as (wire, client):
        channel = client.guilds[0].text_channels[0]
        wire.control.fault("drop_after", method="POST", route="/messages")
        with pytest.raises(aiohttp.ClientError):
            await channel.send("done, but who knows")
        assert [one["content"] for one in wire.control.messages("general")] == ["done, but who knows"]
        wire.control.latency(0.2)
        begun = asyncio.get_running_loop().time()
        await client.fetch_guild(channel.guild.id)
        assert asyncio.get_running_loop().time() - begun >= 0.2


@run
async def test_shards_hear_only_their_guilds() -> None:
    async with DiscordWire() as wire:
        wire.control.set_gateway(shards=2)
        for number in range(6):
            wire.control.make_guild(f"town {number}", "ada", permissions=RIGHTS, channels=[f"room{number}"])
            await asyncio.sleep(0.002)

        class Sharded(Listener, discord.AutoShardedClient):
            """Both shards, one client."""

        client = Sharded(shard_count=2)
        with pointed(wire.addresses()):
            task = asyncio.create_task(client.start(wire.token))
            await until(client.is_ready, 30)
            for number in range(6):
                wire.control.says("ada", f"room{number}", str(number))
            await until(lambda: len(client.got("message")) >= 6)
            assert sorted(one.content for one in client.got("message")) == list("012345")
            assert sorted(one.shard for one in wire.gateway.sessions.values()) == [0, 1]
            await client.close()
            await task


@run
async def test_a_bot_put_out_and_invited_again() -> None:
    async with town() as (wire, client):
        guild = client.guilds[0]
        wire.control.remove_bot(str(guild.id))
        await until(lambda: client.got("guild_remove"))
        with pytest.raises(discord.Forbidden):
            await guild.text_channels[0].send("still here")
        wire.control.add_bot(str(guild.id), permissions=RIGHTS)
        await until(lambda: client.got("guild_join"))
        assert (await client.guilds[0].text_channels[0].send("back")).content == "back"
