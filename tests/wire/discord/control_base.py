"""What every part of the control shares: finding things by id or name."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tests.wire.discord.world import Guild, Json, World

if TYPE_CHECKING:
    from tests.wire.discord.server import DiscordWire

T = TypeVar("T")


class Finder:
    """Look-ups; LookupError when there is none or more than one of a name."""

    wire: DiscordWire

    @property
    def world(self) -> World:
        """The state."""
        return self.wire.world

    def _user(self, who: str) -> str:
        if who == "bot":
            return self.world.bot
        if who in self.world.store.users:
            return who
        found: list[str] = [one["id"] for one in self.world.store.users.values() if one["username"] == who]
        return _only(found, f"user {who!r}")

    def _guild(self, name: str | None) -> Guild:
        guilds = self.world.store.guilds
        if name is not None and name in guilds:
            return guilds[name]
        found = [one for one in guilds.values() if name in (None, one.data["name"])]
        return _only(found, f"guild {name!r}")

    def _channel(self, name: str) -> tuple[Guild | None, Json]:
        """A channel by id or name; `dm:<user>` is the bot's private channel with that user."""
        if name.startswith("dm:"):
            return None, self.wire.private_channel(self._user(name[3:]))
        if name in self.world.store.dms:
            return None, self.world.store.dms[name]
        every = [(guild, one) for guild in self.world.store.guilds.values() for one in guild.channels.values()]
        by_id = [pair for pair in every if pair[1]["id"] == name]
        return _only(by_id or [pair for pair in every if pair[1]["name"] == name], f"channel {name!r}")

    def _role(self, guild: Guild, name: str) -> str:
        if name in ("everyone", "@everyone"):
            return guild.id
        if name in guild.roles:
            return name
        return _only([key for key, one in guild.roles.items() if one["name"] == name], f"role {name!r}")

    def _message(self, number: str) -> Json:
        """A message anywhere, an ephemeral one too."""
        for there in self.world.store.messages.values():
            if number in there:
                return there[number]
        if number in self.world.store.ephemerals:
            message: Json = self.world.store.ephemerals[number]["message"]
            return message
        raise LookupError(f"no message {number!r}")


def _only(found: list[T], what: str) -> T:
    if len(found) != 1:
        raise LookupError(f"{len(found)} of {what}")
    return found[0]
