"""The wire as a process of its own: driven over HTTP, outliving the bot, keeping its state in a file."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

import pytest

from tests.kit.run import run
from tests.wire.discord import DiscordWire
from tests.wire.discord.check import Checker
from tests.wire.discord.client import logged_in, until
from tests.wire.discord.remote import ROOT, ControlError, WireProcess


@run
async def test_a_bot_dies_and_what_was_said_meanwhile_is_in_the_history_alone() -> None:
    async with WireProcess() as wire:
        guild = await wire.make_guild(name="town", owner="ada", permissions=["VIEW_CHANNEL", "READ_MESSAGE_HISTORY"])
        async with logged_in(wire.addresses) as client:
            await wire.says(member="ada", channel="general", text="first")
            await until(lambda: client.got("message"))
        await wire.until("connected", lambda count: count == 0)
        await wire.says(member="ada", channel="general", text="second")
        async with logged_in(wire.addresses) as client:
            await wire.says(member="ada", channel="general", text="third")
            heard = await until(lambda: client.got("message"))
            assert [one.content for one in heard] == ["third"]
            channel = client.get_guild(int(guild)).text_channels[0]
            assert [one.content async for one in channel.history()] == ["third", "second", "first"]
        with pytest.raises(ControlError, match="no such verb"):
            await wire.call("stop_the_world")
        with pytest.raises(ControlError, match="0 of user"):
            await wire.says(member="nobody", channel="general", text="?")


@run
async def test_the_state_is_kept_in_a_file(tmp_path: Path) -> None:
    kept = tmp_path / "discord.json"
    async with WireProcess(state_file=kept) as wire:
        await wire.make_guild(name="town", owner="ada")
        await wire.says(member="ada", channel="general", text="still here")
        await wire.move_clock(seconds=60)
        before = await wire.snapshot()
    async with WireProcess(state_file=kept) as wire:
        assert await wire.snapshot() == before
        assert [one["content"] for one in await wire.messages(channel="general")] == ["still here"]
        assert (await wire.says(member="ada", channel="general", text="and on")) > before["guilds"].popitem()[0]


@run
async def test_the_process_ends_with_its_input_or_its_time() -> None:
    command = (sys.executable, "-m", "tests.wire.discord", "--seconds", "0.2")
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=pipe, stdout=pipe)
    out, _ = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 0
    assert set(json.loads(out)) == {"api", "gateway", "control", "cdn", "token", "bot"}


@pytest.mark.shared
def test_requests_are_held_against_the_specification() -> None:
    checker = Checker()
    assert checker.present
    messages = "/channels/{channel_id}/messages"
    checker.check("POST", messages, {"content": "fine", "flags": 0}, {})
    checker.check("PUT", "/guilds/{guild_id}/bans/{user_id}", None, {})
    checker.check(
        "PATCH", "/channels/{channel_id}", {"permission_overwrites": [{"id": 1 << 40, "type": 0, "allow": "1024"}]}, {}
    )
    assert checker.complaints == [], "discord.py's own habits are no complaints"
    checker.check("POST", messages, {"content": 7}, {})
    checker.check("POST", "/guilds/{guild_id}/no-such-thing", {}, {})
    checker.check("GET", messages, None, {"before": "1", "colour": "red"})
    assert len(checker.complaints) == 3
    assert "content" in checker.complaints[0]


@run
async def test_a_reply_may_not_carry_the_token_anywhere() -> None:
    async with DiscordWire(token="very.secret.token") as wire:
        wire.control.make_guild("town", "ada")
        async with logged_in(wire.addresses()):
            pass
        shown = json.dumps(
            [wire.control.calls(), wire.control.snapshot(), wire.control.counts(), wire.control.complaints()]
        )
        assert "very.secret.token" not in shown
