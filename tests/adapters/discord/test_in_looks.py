"""What Discord tells of members unasked is not asked again: a busy channel costs no calls, and no look is stale."""

from __future__ import annotations

from bot.domain.events import MemberChanged, MemberLeft, MessagePosted
from bot.domain.people import AccountRef, Standing
from tests.adapters.discord.hearing import RIGHTS, listening
from tests.kit.run import run
from tests.wire.discord import DiscordWire

MEMBERS = "/guilds/{guild_id}/members/{user_id}"


@run
async def test_who_writes_needs_no_look() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        names = [f"member{number}" for number in range(20)]
        ids = [wire.control.make_member(guild, name) for name in names]
        async with listening(wire) as (platform, heard):
            for name in names:
                wire.control.says(name, "general", "hello")
            await heard.wait_for(MessagePosted, 20)
            found = [await platform.rights(guild, AccountRef("discord", one)) for one in ids]
            assert wire.calls(MEMBERS) == []
    assert [one.standing for one in found if one is not None] == [Standing.MEMBER] * 20
    assert all(one is not None and one.present and "write" in one.can for one in found)


@run
async def test_a_change_of_roles_counts_at_once_and_so_does_leaving() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        eve = AccountRef("discord", wire.control.make_member(guild, "eve"))
        role = wire.control.make_role(guild, "Moderators", permissions=["KICK_MEMBERS"])
        async with listening(wire) as (platform, heard):
            wire.control.says("eve", "general", "hello")
            await heard.wait_for(MessagePosted)
            wire.control.native_role("ada", "eve", guild, role)
            await heard.wait_for(MemberChanged)
            serving = await platform.rights(guild, eve)
            wire.control.leaves("eve", guild)
            await heard.wait_for(MemberLeft)
            gone = await platform.rights(guild, eve)
    assert serving is not None
    assert serving.standing is Standing.MODERATOR
    assert gone is not None
    assert not gone.present


@run
async def test_what_is_no_member_is_not_kept() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        async with listening(wire) as (platform, heard):
            wire.control.hook_says("general", "A feed", "news")
            (posted,) = await heard.wait_for(MessagePosted)
            found = await platform.rights(guild, posted.message.author.account)
    assert found is None or not found.present
