"""The gateway spoken to by hand, and the permission arithmetic against discord.py's for any roles and overwrites."""

from __future__ import annotations

import json
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import discord
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.kit.run import run
from tests.wire.discord import DiscordWire
from tests.wire.discord.client import Listener, logged_in, until
from tests.wire.discord.permissions import BITS, in_channel
from tests.wire.discord.world import World

INTENTS = 1 | 1 << 9 | 1 << 15


@asynccontextmanager
async def connected() -> AsyncIterator[tuple[DiscordWire, aiohttp.ClientWebSocketResponse]]:
    """A wire and one connection to its gateway."""
    async with (
        DiscordWire() as wire,
        aiohttp.ClientSession() as session,
        session.ws_connect(wire.addresses()["gateway"]) as socket,
    ):
        yield wire, socket


async def identify(socket: aiohttp.ClientWebSocketResponse, token: str, **more: Any) -> None:
    """Hello, then IDENTIFY."""
    assert (await socket.receive_json())["op"] == 10
    await socket.send_json({"op": 2, "d": {"token": token, "intents": INTENTS, "properties": {}, **more}})


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ("no json", 4002),
        ('{"op": 8, "d": {}}', 4003),
        ('{"op": 2, "d": {"token": "wrong", "intents": 0}}', 4004),
        ('{"op": 2, "d": {"token": "wire.bot.token", "intents": 0, "shard": [2, 2]}}', 4010),
    ],
)
def test_what_a_connection_is_closed_for(payload: str, code: int) -> None:
    @run
    async def scene() -> None:
        async with connected() as (_, socket):
            await socket.receive_json()
            await socket.send_str(payload)
            assert (await socket.receive()).type in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED)
            assert socket.close_code == code

    scene()


@run
async def test_by_hand_login_dispatch_and_resume_with_replay() -> None:
    async with DiscordWire() as wire, aiohttp.ClientSession() as session:
        wire.control.make_guild("town", "ada", permissions=["VIEW_CHANNEL"])
        url = wire.addresses()["gateway"]
        async with session.ws_connect(url) as socket:
            await identify(socket, wire.token)
            ready, created = await socket.receive_json(), await socket.receive_json()
            assert (ready["t"], ready["s"], created["t"], created["s"]) == ("READY", 1, "GUILD_CREATE", 2)
            await socket.send_json({"op": 1, "d": 2})
            assert (await socket.receive_json())["op"] == 11
            await socket.close(code=4000)
        wire.control.says("ada", "general", "one")
        wire.control.says("ada", "general", "two")
        about = {"token": wire.token, "session_id": ready["d"]["session_id"]}
        async with session.ws_connect(ready["d"]["resume_gateway_url"]) as socket:
            await socket.receive_json()
            await socket.send_json({"op": 6, "d": {**about, "seq": 2}})
            told = [await socket.receive_json() for _ in range(3)]
            assert [(one["t"], one["s"]) for one in told] == [
                ("MESSAGE_CREATE", 3),
                ("MESSAGE_CREATE", 4),
                ("RESUMED", 5),
            ]
            await socket.close(code=4000)
        async with session.ws_connect(url) as socket:
            await socket.receive_json()
            await socket.send_json({"op": 6, "d": {**about, "seq": 99}})
            await socket.receive()
            assert socket.close_code == 4007
        async with session.ws_connect(url) as socket:
            await socket.receive_json()
            await socket.send_json({"op": 6, "d": {**about, "session_id": "strange", "seq": 1}})
            assert (await socket.receive_json()) == {"op": 9, "d": False, "s": None, "t": None}


@run
async def test_a_compressed_stream_is_one_stream() -> None:
    async with DiscordWire() as wire, aiohttp.ClientSession() as session:
        wire.control.make_guild("town", "ada")
        inflate = zlib.decompressobj()
        async with session.ws_connect(wire.addresses()["gateway"] + "?compress=zlib-stream") as socket:
            events = []
            for _ in range(3):
                frame = await socket.receive_bytes()
                assert frame.endswith(b"\x00\x00\xff\xff")
                events.append(json.loads(inflate.decompress(frame)))
                if len(events) == 1:
                    await socket.send_json({"op": 2, "d": {"token": wire.token, "intents": 1}})
            assert [one["t"] for one in events] == [None, "READY", "GUILD_CREATE"]


@run
async def test_too_many_payloads_in_a_minute() -> None:
    async with connected() as (_, socket):
        for _ in range(121):
            await socket.send_json({"op": 1, "d": None})
        while (await socket.receive()).type is aiohttp.WSMsgType.TEXT:
            pass
        assert socket.close_code == 4008


@run
async def test_heartbeats_without_an_answer_make_the_client_come_again() -> None:
    async with DiscordWire() as wire:
        wire.control.make_guild("town", "ada")
        wire.control.set_gateway(heartbeat=0.2)
        async with logged_in(wire.addresses(), Listener(heartbeat_timeout=0.7)):
            wire.control.deaf()
            await until(lambda: wire.control.counts()["resumes"] == 1, 20)
            wire.control.deaf(on=False)
            await until(lambda: wire.control.connected() == 1)


masks = st.integers(0, (1 << 53) - 1).map(lambda value: value & sum(1 << bit for bit in BITS.values()))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    everyone=masks,
    roles=st.lists(masks, max_size=3),
    held=st.sets(st.integers(0, 2)),
    overwrites=st.lists(st.tuples(st.integers(-2, 2), masks, masks), max_size=4, unique_by=lambda one: one[0]),
)
def test_permissions_are_those_of_discord_py(
    everyone: int, roles: list[int], held: set[int], overwrites: list[Any]
) -> None:
    wire = DiscordWire()
    control, world = wire.control, wire.world
    guild = control.make_guild("town", "ada", permissions=[])
    ids = [control.make_role(guild, f"role {at}", position=at + 2) for at in range(len(roles))]
    for number, value in [(guild, everyone), *zip(ids, roles, strict=True)]:
        control.edit_role(guild, number, permissions=str(value))
    bob = control.make_member(guild, "bob", roles=[ids[at] for at in held if at < len(ids)])
    where = world.store.guilds[guild]
    channel = next(iter(where.channels.values()))
    for target, allow, deny in overwrites:
        if target >= len(ids):
            continue
        number, kind = (guild, 0) if target == -1 else (bob, 1) if target == -2 else (ids[target], 0)
        one = {"id": number, "type": kind, "allow": str(allow), "deny": str(deny & ~allow)}
        channel["permission_overwrites"].append(one)
    theirs = _as_discord_py_sees(world, wire, guild, bob)
    ours = in_channel(world, where, channel, bob)
    known = sum(1 << bit for name, bit in BITS.items() if name not in ("CONNECT", "SPEAK"))
    known &= discord.Permissions.all_channel().value  # those of the server as a whole don't matter in a channel
    assert ours & known == theirs & known


def _as_discord_py_sees(world: World, wire: DiscordWire, guild: str, member: str) -> int:
    """The library's own computation from what the gateway would tell it."""
    client = discord.Client(intents=discord.Intents.all())
    client._connection.user = discord.ClientUser(state=client._connection, data=world.store.users[world.bot])
    data: Any = wire.gateway.full_guild(world.store.guilds[guild], discord.Intents.all().value)
    shown = discord.Guild(data=data, state=client._connection)
    one = shown.get_member(int(member))
    assert one is not None
    return shown.text_channels[0].permissions_for(one).value
