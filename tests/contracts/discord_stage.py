"""Discord for the contract suite: the real adapter with the real discord.py, over the tests' own wire."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from time import time
from typing import Any, Final

from adapters.discord.platform import DiscordPlatform
from adapters.discord.settings import DiscordSettings
from adapters.fluent import load_texts
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from bot.app.commands.catalog import all_commands
from bot.domain.events import CommandUsed, Incoming
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef
from bot.ports.platform import Platform
from tests.kit.notes import Notes
from tests.wire.discord import DiscordWire

MINE: Final = [
    "VIEW_CHANNEL", "SEND_MESSAGES", "SEND_MESSAGES_IN_THREADS", "READ_MESSAGE_HISTORY", "EMBED_LINKS", "ATTACH_FILES",
    "MANAGE_MESSAGES", "MANAGE_THREADS", "MANAGE_CHANNELS", "MANAGE_ROLES", "MANAGE_GUILD", "MODERATE_MEMBERS",
    "KICK_MEMBERS", "BAN_MEMBERS", "VIEW_AUDIT_LOG", "SEND_POLLS", "PIN_MESSAGES", "CREATE_EVENTS", "MANAGE_EVENTS",
    "CREATE_INSTANT_INVITE", "CONNECT",
]  # fmt: skip
TAKES: Final = {"delete": "MANAGE_MESSAGES", "mute": "MODERATE_MEMBERS", "kick": "KICK_MEMBERS", "ban": "BAN_MEMBERS"}
BOUND: Final = 10.0


class Nothing:
    """A history that nothing is remembered of."""

    async def newest(self, platform: str, place: str) -> Mapping[str, str]:
        return {}

    async def texts(self, platform: str, channel: str, messages: Sequence[str]) -> Mapping[str, str]:
        return {}


class DiscordStage:
    """bob is a member, mira moderates, oskar leads, ada owns the guild; Steward's role stands above theirs."""

    def __init__(self, folder: Path) -> None:
        self.clock = MemoryClock(int(time() * 1e6))
        self.wire = DiscordWire()
        self.heard: list[Incoming] = []
        self.told = asyncio.Event()
        self.notes = Notes()

    async def open(self) -> None:
        await self.wire.__aenter__()
        control = self.wire.control
        control.limits(False)
        self.place = control.make_guild("town", "ada", permissions=MINE, channels=["general"])
        control.make_role(self.place, "regular", position=2)
        control.make_role(self.place, "mod", position=3, permissions=["MODERATE_MEMBERS", "MANAGE_MESSAGES"])
        control.make_role(self.place, "lead", position=4, permissions=["BAN_MEMBERS"])
        control.make_role(self.place, "crown", position=9, permissions=["MANAGE_GUILD"])
        for name, role in (("bob", "regular"), ("mira", "mod"), ("oskar", "lead")):
            control.make_member(self.place, name, roles=[role])
        control.native_role("ada", "ada", self.place, "crown")
        control.move_bot(self.place, 8)
        control.make_channel(self.place, "moderators", private_to=["mod", "lead", "bot"])
        addresses = self.wire.addresses()
        settings = DiscordSettings(self.wire.token, addresses["api"], "")
        self.discord = DiscordPlatform(settings, self.clock, MemoryDice(3), load_texts(), self.notes, Nothing())
        self.platform: Platform = self.discord
        take = self.discord.take

        def told(event: str, data: dict[str, object]) -> None:
            take(event, data)
            self.told.set()

        async def accept(incoming: Incoming) -> bool:
            self.heard.append(incoming)
            self.told.set()
            return True

        self.discord.take = told  # type: ignore[method-assign]  # the suite waits for what the gateway tells

        await self.discord.start(accept)
        stop = self.discord.stop

        async def stop_both() -> None:
            await stop()
            await self.wire.__aexit__(None, None, None)
            assert not self.wire.complaints, self.wire.complaints

        self.discord.stop = stop_both  # type: ignore[method-assign]  # the suite stops the platform, and the wire with it

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for what the gateway tells next."""
        async with asyncio.timeout(BOUND):
            while not true():
                self.told.clear()
                await self.told.wait()

    def channel(self, room: str) -> ChannelRef:
        channels = self.wire.world.guild(self.place).channels.values()
        id = next((one["id"] for one in channels if one["name"] == room), "999")
        return ChannelRef("discord", self.place, id)

    def account(self, person: str) -> AccountRef:
        if person == "steward":
            return AccountRef("discord", self.wire.world.bot)
        users = self.wire.world.store.users.values()
        return AccountRef("discord", next((one["id"] for one in users if one["username"] == person), "998"))

    async def says(self, person: str, text: str) -> MessageRef:
        return MessageRef(self.channel("general"), self.wire.control.says(person, "general", text))

    async def asks(self, person: str) -> str:
        await self.platform.publish(all_commands())
        self.wire.control.uses(person, "general", "help")
        await self.until(lambda: any(isinstance(one.event, CommandUsed) for one in self.heard))
        used = [one.event for one in self.heard if isinstance(one.event, CommandUsed)]
        return used[-1].interaction

    async def take_right(self, right: str) -> None:
        self.wire.control.take_permission(self.place, TAKES[right])
        bit = TAKES[right].lower()
        await self.until(lambda: not getattr(self._me.guild_permissions, bit))

    @property
    def _me(self) -> Any:
        guild = self.discord.session.client.get_guild(int(self.place))
        assert guild is not None
        return guild.me

    async def lower(self) -> None:
        self.wire.control.move_bot(self.place, 1)
        await self.until(lambda: bool(self._me.top_role.position <= 1))

    async def leave(self, person: str) -> None:
        self.wire.control.leaves(person, self.place)

    async def close_direct(self, person: str) -> None:
        self.wire.control.close_dms(person)

    async def lose_answers(self) -> None:
        route = r"^/channels/\{channel_id\}/messages$"
        self.wire.control.fault("drop_after", method="POST", route=route, for_seconds=60)

    async def make_busy(self) -> None:
        self.wire.control.fault("429", seconds=300, for_seconds=60)

    async def state(self) -> Any:
        guild = self.wire.world.guild(self.place)
        now = self.wire.world.clock.iso()
        people = {
            id: (one.get("communication_disabled_until") or "") > now for id, one in guild.members.items()
        }  # fmt: skip
        own = self.wire.world.bot
        said = {
            id: one["content"] for channel in guild.channels
            for id, one in self.wire.world.store.messages.get(channel, {}).items() if one["author"]["id"] != own
        }  # fmt: skip
        slow = {id: one.get("rate_limit_per_user", 0) for id, one in guild.channels.items()}
        return people, sorted(guild.bans), said, slow


@asynccontextmanager
async def stage() -> AsyncIterator[DiscordStage]:
    """A stage that is open, and closed at the end."""
    made = DiscordStage(Path())
    await made.open()
    try:
        yield made
    finally:
        await made.platform.stop()


def calls(one: DiscordStage, method: str, route: str) -> list[Any]:
    """What was asked of the wire."""
    return [record for record in one.wire.records if record.method == method and route in record.route]
