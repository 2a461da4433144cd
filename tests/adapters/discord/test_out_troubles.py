"""Each thing that can be wrong in a server is named with what is dead because of it, and has a remedy in words."""

from __future__ import annotations

import discord
import pytest

from adapters.discord import troubles
from adapters.discord.rooms import NEEDED
from adapters.discord.state import state_of
from adapters.fluent import load_texts
from bot.domain.text import say
from bot.domain.time import SECOND
from bot.ports.platform import Trouble
from tests.contracts.discord_stage import DiscordStage, stage
from tests.kit.run import run

TEXTS = load_texts()


async def named(one: DiscordStage) -> list[tuple[str, str, str]]:
    found = await one.platform.troubles(one.place)
    for each in found:
        spoken(each)
    return [(each.what, each.feature, each.detail) for each in found]


def spoken(one: Trouble) -> None:
    """What, what it costs, and the remedy can be said in both languages."""
    for language in TEXTS.languages:
        assert TEXTS.say(say(f"trouble-{one.what}", detail=one.detail), language)
        assert TEXTS.say(say(f"feature-{one.feature}"), language)
        assert TEXTS.say(say(f"remedy-{one.what}"), language)


TAKEN = {
    "VIEW_CHANNEL": ("no-right", "read", "read"), "SEND_MESSAGES": ("no-right", "write", "write"),
    "READ_MESSAGE_HISTORY": ("no-right", "read", "read"), "MANAGE_MESSAGES": ("no-right", "delete", "delete"),
    "MODERATE_MEMBERS": ("no-right", "mute", "mute"), "KICK_MEMBERS": ("no-right", "kick", "kick"),
    "BAN_MEMBERS": ("no-right", "ban", "ban"), "MANAGE_CHANNELS": ("no-right", "slow", "slow"),
    "MANAGE_GUILD": ("no-right", "manage", "manage"), "VIEW_AUDIT_LOG": ("discord-audit", "by-hand", ""),
    "MANAGE_ROLES": ("discord-roles", "locks", ""), "MANAGE_THREADS": ("discord-threads", "locks", ""),
    "SEND_POLLS": ("discord-polls", "polls", ""), "PIN_MESSAGES": ("discord-pins", "pins", ""),
    "CREATE_EVENTS": ("discord-events", "gatherings", ""), "CREATE_INSTANT_INVITE": ("discord-invites", "invites", ""),
}  # fmt: skip


@pytest.mark.parametrize("permission", sorted(TAKEN))
@run
async def test_each_permission_that_is_taken_is_named(permission: str) -> None:
    async with stage() as one:
        assert await named(one) == []
        one.wire.control.take_permission(one.place, permission)
        await one.until(
            lambda: not getattr(one.discord.session.client.guilds[0].me.guild_permissions, permission.lower())
        )
        assert TAKEN[permission] in await named(one)
        assert permission.lower() in NEEDED


@pytest.mark.parametrize(
    ("permission", "right"), [("VIEW_CHANNEL", "read"), ("SEND_MESSAGES", "write"), ("MANAGE_MESSAGES", "delete")]
)
@run
async def test_a_channel_that_takes_a_right_away_is_named(permission: str, right: str) -> None:
    async with stage() as one:
        one.wire.control.overwrite("general", "bot", deny=[permission])
        await one.until(lambda: bool(one.discord.session.client.guilds[0].text_channels[0].overwrites))
        assert await named(one) == [(f"discord-channel-{right}", right, "#general")]
        (found,) = await one.platform.troubles(one.place)
        assert found.channel == one.channel("general").id
        one.wire.control.overwrite("general", "bot", clear=True)
        await one.until(lambda: not one.discord.session.client.guilds[0].text_channels[0].overwrites)
        assert await named(one) == []


@run
async def test_roles_that_stand_above_are_named() -> None:
    async with stage() as one:
        one.wire.control.move_bot(one.place, 1)
        await one.until(lambda: one.discord.session.client.guilds[0].me.top_role.position <= 1)
        assert await named(one) == [("above-me", "hierarchy", "regular")]


@pytest.mark.parametrize(("name", "bot"), [("Zeppelin", "5"), ("Wachtmeister", "155149108183695360")])
@run
async def test_another_moderation_bot_is_named(name: str, bot: str) -> None:
    async with stage() as one:
        id = one.wire.control.make_role(one.place, name, position=3)
        guild = one.discord.session.client.guilds[0]
        await one.until(lambda: guild.get_role(int(id)) is not None)
        role = guild.get_role(int(id))
        assert role is not None
        role.tags = discord.RoleTags({"bot_id": bot})
        assert await named(one) == [("discord-other-bot", "overlap", "Dyno" if bot != "5" else name)]


@run
async def test_a_clock_that_is_off_and_a_bot_that_many_use() -> None:
    async with stage() as one:
        state_of(one.discord.session).budget.skew = -9 * SECOND
        assert await named(one) == [("discord-clock", "times", "9")]
        state_of(one.discord.session).budget.skew = 0
        guild = one.discord.session.client.guilds[0]
        guild._member_count = 9_000
        assert await named(one) == [("discord-review", "review", "9000")]
        assert troubles.NEARING < troubles.REVIEWED


@run
async def test_missing_intents_are_named() -> None:
    async with stage() as one:
        one.discord.session.client._connection._intents = discord.Intents(guilds=True, messages=True)
        assert [what for what, _, _ in await named(one)] == ["discord-content", "discord-members"]


@run
async def test_nothing_is_told_of_where_steward_is_not() -> None:
    async with stage() as one:
        assert await one.platform.troubles("5") == ()
