"""The scene most tests of the wire play in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any

import discord
import pytest

from tests.wire.discord.client import logged_in
from tests.wire.discord.server import DiscordWire

RIGHTS = (
    "VIEW_CHANNEL SEND_MESSAGES MANAGE_MESSAGES READ_MESSAGE_HISTORY VIEW_AUDIT_LOG BAN_MEMBERS KICK_MEMBERS"
    " MANAGE_GUILD MODERATE_MEMBERS MANAGE_ROLES MANAGE_CHANNELS EMBED_LINKS ATTACH_FILES ADD_REACTIONS PIN_MESSAGES"
    " MANAGE_THREADS CREATE_PUBLIC_THREADS SEND_MESSAGES_IN_THREADS MANAGE_NICKNAMES SEND_POLLS"
).split()


@asynccontextmanager
async def town() -> AsyncIterator[tuple[DiscordWire, Any, discord.Guild]]:
    """ada owns, mira (above the bot) administers, bob and dan are members; the bot stands at position 5."""
    async with DiscordWire() as wire:
        control = wire.control
        control.limits(False)
        guild = control.make_guild("town", "ada", permissions=RIGHTS)
        control.move_bot(guild, 5)
        control.make_role(guild, "regular", position=2)
        control.make_role(guild, "chief", position=9, permissions=["ADMINISTRATOR"])
        control.make_role(guild, "helper", position=3, permissions=["ADMINISTRATOR"])
        control.make_member(guild, "mira", roles=["chief"])
        control.make_member(guild, "hal", roles=["helper"])
        control.make_member(guild, "bob", roles=["regular"])
        control.make_member(guild, "dan")
        async with logged_in(wire.addresses()) as client:
            yield wire, client, client.guilds[0]
        assert wire.complaints == [], "what discord.py sends is what the specification allows"


async def refused(action: Awaitable[Any]) -> tuple[int, int]:
    """HTTP status and Discord's code of a call that must be refused."""
    with pytest.raises(discord.HTTPException) as error:
        await action
    return error.value.status, error.value.code


def of(guild: discord.Guild, name: str) -> discord.Member:
    """A member by name."""
    member = guild.get_member_named(name)
    assert member is not None
    return member
