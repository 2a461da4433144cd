"""Verbs that read: what stands where, who sees what, what was called, who was pinged."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import asdict
from typing import Any

from tests.wire.discord import places, posts
from tests.wire.discord.control_base import Finder
from tests.wire.discord.permissions import BITS, in_channel, is_timed_out
from tests.wire.discord.world import Json, bare


class Reading(Finder):
    """Everything is given by value."""

    def messages(self, channel: str, *, by: str | None = None) -> list[Json]:
        """A channel's history, oldest first."""
        where = self._channel(channel)[1]["id"]
        found = self.world.store.messages.get(where, {}).values()
        author = self._user(by) if by else None
        return [posts.show(self.world, one) for one in found if author in (None, one["author"]["id"])]

    def message(self, message: str) -> Json | None:
        """One message anywhere; None when it is gone."""
        try:
            return posts.show(self.world, self._message(message))
        except LookupError:
            return None

    def sees(self, member: str, channel: str) -> list[Json]:
        """What a member sees in a channel: its history if it may, and its own ephemeral messages, by time."""
        guild, where = self._channel(channel)
        user = self._user(member)
        rights = in_channel(self.world, guild, where, user)
        readable = rights >> BITS["VIEW_CHANNEL"] & 1 and rights >> BITS["READ_MESSAGE_HISTORY"] & 1
        found = self.messages(channel) if readable else []
        mine = [
            one["message"]
            for one in self.world.store.ephemerals.values()
            if one["user"] == user and one["channel"] == where["id"]
        ]
        return sorted(found + [posts.show(self.world, one) for one in mine], key=lambda one: int(one["id"]))

    def dms(self, member: str) -> list[Json]:
        """The bot's private channel with a user, oldest first."""
        return self.messages(f"dm:{member}")

    def pings(self, channel: str | None = None) -> list[Json]:
        """Who was pinged by which message: users, roles, everyone."""
        where = self._channel(channel)[1]["id"] if channel else None
        return [deepcopy(one) for one in self.world.store.pings if where in (None, one["channel"])]

    def calls(self, route: str = "", *, method: str = "") -> list[Json]:
        """Requests whose template or path contains `route`: method, body, reason, status, code, fault."""
        return self.wire.calls(route, method)

    def forget_calls(self) -> None:
        """Begin a new list of calls, and of complaints."""
        self.wire.records.clear()
        self.wire.checker.complaints.clear()

    def complaints(self) -> list[str]:
        """Requests that the specification doesn't allow."""
        return list(self.wire.complaints)

    def check_requests(self, on: bool) -> bool:
        """Hold requests against the specification, or don't; gives whether there is one."""
        self.wire.checker.on = on
        return self.wire.checker.present

    def counts(self) -> Json:
        """Figures of the whole run: calls by route, by status, 429s, logins, events."""
        routes: dict[str, int] = {}
        statuses: dict[str, int] = {}
        for one in self.wire.records:
            routes[f"{one.method} {one.route}"] = routes.get(f"{one.method} {one.route}", 0) + 1
            statuses[str(one.status)] = statuses.get(str(one.status), 0) + 1
        gateway = self.wire.gateway
        return {
            "calls": len(self.wire.records),
            "routes": routes,
            "statuses": statuses,
            "refused": self.wire.limits.refused,
            "invalid": len(self.wire.limits.invalid),
            "identifies": gateway.identifies,
            "resumes": gateway.resumes,
            "invalidated": gateway.invalidated,
            "connected": gateway.connected(),
            "dispatched": dict(gateway.dispatched),
            "typings": self.world.store.typings,
        }

    def connected(self) -> int:
        """Gateway sessions with a socket."""
        return self.wire.gateway.connected()

    def snapshot(self, guild: str | None = None) -> Json:
        """The whole state, or what a containment may change in one guild: settings, channels, roles, members, bans."""
        if guild is None:
            return self.world.snapshot()
        where = self._guild(guild)
        whole: Json = deepcopy(asdict(where))
        for one in whole["channels"].values():
            for key in ("last_message_id", "message_count", "total_message_sent"):
                one.pop(key, None)
            if "permission_overwrites" in one:
                one["permission_overwrites"].sort(key=lambda each: each["id"])
        shown = places.show_guild(self.world, where)
        incidents = shown["incidents_data"] or {}
        whole["data"]["incidents_data"] = incidents if any(incidents.values()) else None
        return {key: whole[key] for key in ("data", "channels", "roles", "members", "bans", "automod")}

    def member(self, guild: str, member: str) -> Json | None:
        """A member, None when it is none; `timed_out` says whether its timeout lasts."""
        where, user = self._guild(guild), self._user(member)
        if user not in where.members:
            return None
        return {**self.world.member(where, user), "timed_out": is_timed_out(self.world, where.members[user])}

    def banned(self, guild: str) -> list[str]:
        """Ids of the banned."""
        return list(self._guild(guild).bans)

    def channel(self, channel: str) -> Json:
        """A channel."""
        return bare(self._channel(channel)[1])

    def guild(self, guild: str) -> Json:
        """A guild, without channels and members."""
        return places.show_guild(self.world, self._guild(guild))

    def audit(self, guild: str) -> list[Json]:
        """The audit log, oldest first."""
        return deepcopy(self._guild(guild).audit)

    def commands(self, guild: str | None = None) -> list[Json]:
        """The global application commands, or a guild's."""
        return deepcopy(self.world.store.commands.get(self._guild(guild).id if guild else "global", []))

    def permissions(self, channel: str, member: str) -> list[str]:
        """Names of what a member may in a channel."""
        guild, where = self._channel(channel)
        value = in_channel(self.world, guild, where, self._user(member))
        return [name for name, bit in BITS.items() if value >> bit & 1]

    def id_of(self, *, user: str | None = None, channel: str | None = None, guild: str | None = None) -> Any:
        """The id of a user, channel or guild by name."""
        if user is not None:
            return self._user(user)
        return self._channel(channel)[1]["id"] if channel is not None else self._guild(guild).id

    def addresses(self) -> Json:
        """Where this wire serves."""
        return self.wire.addresses()
