"""Verbs that set a scene: users, guilds, channels, roles, members, permissions."""

from __future__ import annotations

from tests.wire.discord import automod, people, places, roles
from tests.wire.discord.control_base import Finder
from tests.wire.discord.permissions import bits
from tests.wire.discord.world import Guild, Json, bare, make_user

KINDS = {"text": 0, "voice": 2, "category": 4, "news": 5, "stage": 13, "forum": 15, "media": 16}


class Making(Finder):
    """Nothing of this asks for a permission: it is the test's own hand. What the gateway tells of, it tells."""

    def make_user(self, name: str, *, display: str | None = None, bot: bool = False, age_days: float = 365.0) -> str:
        """A new account; its id carries its age."""
        number = self.world.clock.snowflake(age=age_days * 86_400)
        self.world.store.users[number] = make_user(number, name, bot=bot, display=display)
        return number

    def make_guild(
        self,
        name: str = "town",
        owner: str = "ada",
        *,
        permissions: list[str] | None = None,
        channels: list[str] | None = None,
        locale: str = "en-US",
        with_bot: bool = True,
    ) -> str:
        """A server with an owner, plain text channels, and the bot with a role of its own holding `permissions`."""
        try:
            keeper = self._user(owner)
        except LookupError:
            keeper = self.make_user(owner)
        guild = places.make_guild(self.world, name, keeper, locale=locale)
        people.enter(self.world, guild, keeper, quiet=True)
        for one in channels if channels is not None else ["general"]:
            places.make_channel(self.world, guild, None, {"name": one}, None)
        if with_bot:
            self.add_bot(guild.id, permissions=permissions)
        return guild.id

    def add_bot(self, guild: str, *, permissions: list[str] | None = None) -> str:
        """Invite the bot: it gets a managed role just above @everyone, and GUILD_CREATE. Gives the role's id."""
        where = self._guild(guild)
        me = self.world.bot
        for old in [key for key, one in where.roles.items() if one.get("tags", {}).get("bot_id") == me]:
            del where.roles[old]
        about = {"name": self.world.store.users[me]["username"], "managed": True, "tags": {"bot_id": me}}
        wanted = {"permissions": str(bits(*(permissions or ())))}
        role = roles.make(self.world, where, None, {**about, **wanted, "position": 1}, None)
        people.enter(self.world, where, me, roles=[role["id"]], quiet=True)
        self.wire.gateway.show_up(where)
        return str(role["id"])

    def remove_bot(self, guild: str) -> None:
        """Put the bot out of a server."""
        people.leave(self.world, self._guild(guild), self.world.bot)

    def make_channel(
        self,
        guild: str,
        name: str,
        *,
        kind: str = "text",
        parent: str | None = None,
        private_to: list[str] | None = None,
        topic: str | None = None,
    ) -> str:
        """A channel; `private_to` names roles, members or "bot" who alone see it."""
        where = self._guild(guild)
        above = self._channel(parent)[1]["id"] if parent else None
        shut: list[Json] = []
        if private_to is not None:
            shut = [{"id": where.id, "type": 0, "allow": "0", "deny": str(bits("VIEW_CHANNEL"))}]
            shut += [
                {**self._target(where, one), "allow": str(bits("VIEW_CHANNEL", "SEND_MESSAGES")), "deny": "0"}
                for one in private_to
            ]
        body = {"name": name, "type": KINDS[kind], "parent_id": above, "permission_overwrites": shut, "topic": topic}
        return str(places.make_channel(self.world, where, None, body, None)["id"])

    def _target(self, guild: Guild, name: str) -> Json:
        """A role or member as an overwrite's id and type."""
        try:
            return {"id": self._role(guild, name), "type": 0}
        except LookupError:
            return {"id": self._user(name), "type": 1}

    def edit_channel(self, channel: str, *, by: str | None = None, **fields: object) -> Json:
        """Change a channel's fields in Discord's own settings: `by` someone with the right, or who owns the place."""
        guild, where = self._channel(channel)
        assert guild is not None
        who = self._user(by) if by else None
        return bare(places.edit_channel(self.world, guild, who, where, dict(fields), None))

    def delete_channel(self, channel: str) -> None:
        """Take a channel away."""
        guild, where = self._channel(channel)
        assert guild is not None
        places.delete_channel(self.world, guild, None, where, None)

    def make_role(
        self,
        guild: str,
        name: str,
        *,
        permissions: list[str] | None = None,
        position: int = 1,
        mentionable: bool = False,
        to: list[str] | None = None,
    ) -> str:
        """A role, given to members at once if named."""
        where = self._guild(guild)
        body = {
            "name": name,
            "permissions": str(bits(*(permissions or ()))),
            "position": position,
            "mentionable": mentionable,
        }
        number = str(roles.make(self.world, where, None, body, None)["id"])
        for one in to or ():
            user = self._user(one)
            where.members[user]["roles"].append(number)
            people.tell_update(self.world, where, user)
        return number

    def edit_role(self, guild: str, role: str, **fields: object) -> Json:
        """Change a role's fields (position, permissions as a number, …)."""
        where = self._guild(guild)
        return bare(roles.edit(self.world, where, None, self._role(where, role), dict(fields), None))

    def delete_role(self, guild: str, role: str) -> None:
        """Take a role away."""
        where = self._guild(guild)
        roles.delete(self.world, where, None, self._role(where, role), None)

    def move_bot(self, guild: str, position: int) -> None:
        """Put the bot's own role at a position in the order."""
        self.edit_role(guild, self._own_role(self._guild(guild)), position=position)

    def _own_role(self, guild: Guild) -> str:
        return next(key for key, one in guild.roles.items() if one.get("tags", {}).get("bot_id") == self.world.bot)

    def make_member(
        self, guild: str, name: str, *, roles: list[str] | None = None, bot: bool = False, age_days: float = 365.0
    ) -> str:
        """Someone who has been there all along (no event); a new account unless the name is known. Gives the id."""
        where = self._guild(guild)
        try:
            user = self._user(name)
        except LookupError:
            user = self.make_user(name, bot=bot, age_days=age_days)
        people.enter(self.world, where, user, roles=[self._role(where, one) for one in roles or ()], quiet=True)
        return user

    def set_permissions(self, guild: str, permissions: list[str], *, role: str | None = None) -> None:
        """What the bot's role (or another) may from now on."""
        where = self._guild(guild)
        self.edit_role(guild, role or self._own_role(where), permissions=str(bits(*permissions)))

    def take_permission(self, guild: str, name: str) -> None:
        """Take one permission from the bot's role and from @everyone."""
        where = self._guild(guild)
        for key in (self._own_role(where), where.id):
            self.edit_role(guild, key, permissions=str(int(where.roles[key]["permissions"]) & ~bits(name)))

    def give_permission(self, guild: str, name: str) -> None:
        """Give the bot's role one permission."""
        where = self._guild(guild)
        key = self._own_role(where)
        self.edit_role(guild, key, permissions=str(int(where.roles[key]["permissions"]) | bits(name)))

    def overwrite(
        self,
        channel: str,
        target: str,
        *,
        allow: list[str] | None = None,
        deny: list[str] | None = None,
        clear: bool = False,
    ) -> None:
        """An overwrite of a channel for a role, a member, "everyone" or "bot"; `clear` takes it away."""
        guild, where = self._channel(channel)
        assert guild is not None
        about = self._target(guild, target)
        body = (
            None
            if clear
            else {"type": about["type"], "allow": str(bits(*(allow or ()))), "deny": str(bits(*(deny or ())))}
        )
        places.overwrite(self.world, guild, None, where, about["id"], body, None)

    def automod_rule(self, guild: str, by: str, rule: Json) -> str:
        """Someone with MANAGE_GUILD makes a native rule; gives its id."""
        return str(automod.put(self.world, self._guild(guild), self._user(by), rule, None)["id"])

    def set_command_permissions(self, guild: str, command: str, permissions: list[Json]) -> None:
        """The server's own settings of a command by id: [{id, type: 1 role | 2 user | 3 channel, permission}]."""
        where = self._guild(guild)
        self.world.store.command_permissions[f"{where.id}:{command}"] = permissions
        about = {"id": command, "application_id": self.world.bot, "guild_id": where.id, "permissions": permissions}
        self.world.tell("APPLICATION_COMMAND_PERMISSIONS_UPDATE", about, guild=where)

    def set_app(self, **fields: object) -> None:
        """The developer portal: `intents` (members, content, presences), `public`, `users`, `owner`, `team`."""
        self.world.store.app |= fields
