"""How a REST endpoint is declared: a template as the documentation writes it, and a function of the call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.wire.discord.errors import missing_access, unknown
from tests.wire.discord.permissions import bits, in_channel, need_here
from tests.wire.discord.world import Guild, Json, World

if TYPE_CHECKING:
    from tests.wire.discord.server import DiscordWire

ROUTES: list[tuple[str, str, Callable[[Call], Any]]] = []
OPEN = ("/interactions/", "/webhooks/{webhook_id}/{webhook_token}", "/gateway")
"""Templates that begin so need no bot token ("/gateway/bot" does)."""


@dataclass(slots=True)
class Call:
    """One request, read and parsed."""

    wire: DiscordWire
    method: str
    template: str
    path: str
    params: dict[str, str]
    query: dict[str, str]
    body: Any
    files: list[tuple[str, bytes]]
    reason: str | None

    @property
    def world(self) -> World:
        """The state."""
        return self.wire.world

    @property
    def me(self) -> str:
        """The bot."""
        return self.wire.world.bot

    def guild(self) -> Guild:
        """The guild of the path."""
        return self.world.guild(self.params["guild_id"])

    def channel(self, *needs: str) -> tuple[Guild | None, Json]:
        """The channel of the path, which the bot must see and have these permissions in."""
        guild, channel = self.world.channel(self.params["channel_id"])
        if guild is not None and self.me not in guild.members:
            raise missing_access()
        need_here(self.world, guild, channel, self.me, *needs)
        return guild, channel

    def guild_channel(self) -> tuple[Guild, Json]:
        """A channel of the path in a guild; nothing asked of the bot yet."""
        guild, channel = self.world.channel(self.params["channel_id"])
        if guild is None:
            raise unknown("channel")
        if not in_channel(self.world, guild, channel, self.me) & bits("VIEW_CHANNEL"):
            raise missing_access()
        return guild, channel


def route(method: str, template: str) -> Callable[[Callable[[Call], Any]], Callable[[Call], Any]]:
    """Declare an endpoint; what the function gives is the answer's JSON, None is 204."""

    def keep(function: Callable[[Call], Any]) -> Callable[[Call], Any]:
        ROUTES.append((method, template, function))
        return function

    return keep
