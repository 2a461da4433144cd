"""What this Discord knows: users, guilds, channels, messages, commands; plain objects as the API has them."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.wire.discord.clock import Clock
from tests.wire.discord.errors import missing_access, unknown

Json = dict[str, Any]
THREADS = (10, 11, 12)
FORUMS = (15, 16)


@dataclass(slots=True)
class Guild:
    """One server: its own fields as the API has them, and what it holds, each by id."""

    data: Json
    roles: dict[str, Json] = field(default_factory=dict)
    channels: dict[str, Json] = field(default_factory=dict)
    """Channels and threads alike."""
    members: dict[str, Json] = field(default_factory=dict)
    """Without their `user`."""
    bans: dict[str, Json] = field(default_factory=dict)
    audit: list[Json] = field(default_factory=list)
    """Newest last."""
    automod: dict[str, Json] = field(default_factory=dict)
    invites: dict[str, Json] = field(default_factory=dict)
    events: dict[str, Json] = field(default_factory=dict)
    """Scheduled events; those that are over stay, as the platform answers for them."""
    voice: dict[str, str] = field(default_factory=dict)
    """Who is in which voice channel."""

    @property
    def id(self) -> str:
        """Its snowflake."""
        return str(self.data["id"])


@dataclass(slots=True)
class Store:
    """Everything that is saved."""

    app: Json = field(default_factory=dict)
    users: dict[str, Json] = field(default_factory=dict)
    guilds: dict[str, Guild] = field(default_factory=dict)
    dms: dict[str, Json] = field(default_factory=dict)
    """Private channels by id."""
    closed_dms: list[str] = field(default_factory=list)
    """Users who take no private messages from the bot."""
    messages: dict[str, dict[str, Json]] = field(default_factory=dict)
    """By channel, then by id, oldest first."""
    ephemerals: dict[str, Json] = field(default_factory=dict)
    """By id: `message` and the `user` who alone sees it."""
    interactions: dict[str, Json] = field(default_factory=dict)
    """By token."""
    commands: dict[str, list[Json]] = field(default_factory=dict)
    """Application commands by guild id; the global ones under "global"."""
    command_permissions: dict[str, list[Json]] = field(default_factory=dict)
    webhooks: dict[str, Json] = field(default_factory=dict)
    nonces: dict[str, tuple[float, str]] = field(default_factory=dict)
    pings: list[Json] = field(default_factory=list)
    typings: int = 0
    offset: float = 0.0


class World:
    """The store with its clock, look-ups that refuse as the API does, and a bell for the gateway."""

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.store = Store()
        self.files: dict[str, bytes] = {}
        """Attachments by their path."""
        self.cdn = "http://127.0.0.1"
        self.tell: Callable[..., None] = lambda *_, **__: None
        """tell(event, data, guild=None, channel=None): rung at each change."""
        app = self.clock.snowflake(age=86_400 * 30)
        self.store.app = {"id": app, "intents": ["members", "content", "presences"], "public": True, "users": 0}
        self.store.users[app] = make_user(app, "steward", bot=True)

    @property
    def bot(self) -> str:
        """The bot's user id, which is its application's as well."""
        return str(self.store.app["id"])

    def guild(self, guild_id: str) -> Guild:
        """A guild the bot is in; Missing Access otherwise, which is what bots get for a stranger's guild too."""
        guild = self.store.guilds.get(str(guild_id))
        if guild is None:
            raise unknown("guild")
        if self.bot not in guild.members:
            raise missing_access()
        return guild

    def channel(self, channel_id: str) -> tuple[Guild | None, Json]:
        """A channel, thread or private channel, and its guild."""
        dm = self.store.dms.get(str(channel_id))
        if dm is not None:
            return None, dm
        for guild in self.store.guilds.values():
            if (found := guild.channels.get(str(channel_id))) is not None:
                return guild, found
        raise unknown("channel")

    def message(self, channel_id: str, message_id: str) -> Json:
        """A message of a channel's history."""
        found = self.store.messages.get(str(channel_id), {}).get(str(message_id))
        if found is None:
            raise unknown("message")
        return found

    def user(self, user_id: str) -> Json:
        """A user anywhere."""
        if (found := self.store.users.get(str(user_id))) is None:
            raise unknown("user")
        return found

    def member(self, guild: Guild, user_id: str) -> Json:
        """A member with its user, as the API shows it (a fresh object)."""
        if (found := guild.members.get(str(user_id))) is None:
            raise unknown("member")
        return {**deepcopy(found), "user": deepcopy(self.store.users[str(user_id)])}

    def role(self, guild: Guild, role_id: str) -> Json:
        """A role of a guild."""
        if (found := guild.roles.get(str(role_id))) is None:
            raise unknown("role")
        return found

    def snapshot(self) -> Json:
        """All of it as plain JSON, by value: for "restored equals what was"."""
        self.store.offset = self.clock.offset
        out: Json = json.loads(json.dumps(asdict(self.store)))
        return out

    def save(self, path: Path) -> None:
        """Write the state to a file."""
        path.write_text(json.dumps(self.snapshot()), encoding="utf-8")

    def load(self, path: Path) -> None:
        """Take the state up from a file written by `save`."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        guilds = {key: Guild(**value) for key, value in raw.pop("guilds").items()}
        self.store = Store(**raw, guilds=guilds)
        self.clock.offset = self.store.offset


def bare(thing: Json) -> Json:
    """A copy without what only the wire keeps in it (`wire_…`)."""
    return {key: deepcopy(value) for key, value in thing.items() if not key.startswith("wire_")}


def make_user(user_id: str, name: str, *, bot: bool = False, display: str | None = None) -> Json:
    """A user object: https://docs.discord.com/developers/resources/user#user-object."""
    return {
        "id": user_id,
        "username": name,
        "discriminator": "0001" if bot else "0",
        "global_name": display,
        "avatar": None,
        "bot": bot,
        "banner": None,
        "accent_color": None,
        "public_flags": 0,
        "flags": 0,
        "avatar_decoration_data": None,
        "collectibles": None,
        "primary_guild": None,
    }
