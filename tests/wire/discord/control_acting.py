"""Verbs of what people do: talk, come and go, react, vote, and moderate by hand."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.wire.discord import audit, automod, marks, people, places, posts
from tests.wire.discord.clock import born, parse
from tests.wire.discord.control_base import Finder
from tests.wire.discord.errors import ApiError
from tests.wire.discord.permissions import bits, in_channel, need_here
from tests.wire.discord.world import FORUMS, THREADS, Guild, Json


class Acting(Finder):
    """A refusal is an ApiError, as people would meet it; `force` goes past bans, locks and slow mode."""

    def says(
        self,
        member: str,
        channel: str,
        text: str = "",
        *,
        reply_to: str | None = None,
        forward: str | None = None,
        files: dict[str, str] | None = None,
        force: bool = False,
        **body: Any,
    ) -> str:
        """A member sends a message; gives its id. `body` takes embeds, poll, stickers (names), components, flags."""
        guild, where = self._channel(channel)
        user = self._user(member)
        if guild is not None and not force:
            self._may_talk(guild, where, user)
        content: Json = {
            "content": text,
            "allowed_mentions": {"parse": ["users", "roles", "everyone"], "replied_user": True},
            **body,
        }
        if (other := reply_to or forward) is not None:
            there = self._message(other)["channel_id"]
            content["message_reference"] = {"message_id": other, "channel_id": there, "type": 0 if reply_to else 1}
        uploads = [(name, data.encode()) for name, data in (files or {}).items()]
        return str(posts.send(self.world, guild, where, user, content, uploads)["id"])

    def _may_talk(self, guild: Guild, where: Json, user: str) -> None:
        """Permission, locks and slow mode."""
        need_here(
            self.world, guild, where, user, "SEND_MESSAGES_IN_THREADS" if where["type"] in THREADS else "SEND_MESSAGES"
        )
        rights = in_channel(self.world, guild, where, user)
        if where["type"] in THREADS and where["thread_metadata"]["locked"] and not rights & bits("MANAGE_THREADS"):
            raise ApiError(400, 160005, "Thread is locked")
        pause = where.get("rate_limit_per_user") or 0
        if not pause or rights & bits("BYPASS_SLOWMODE") or self.world.store.users[user]["bot"]:
            return
        own = [
            one["id"] for one in self.world.store.messages.get(where["id"], {}).values() if one["author"]["id"] == user
        ]
        if own and self.world.clock.seconds() - born(own[-1]) < pause:
            raise ApiError(429, 20016, "This action cannot be performed due to slowmode rate limit")

    def says_many(self, channel: str, lines: list[tuple[str, str]]) -> list[str]:
        """(member, text) in a row, past every lock; gives the ids."""
        return [self.says(member, channel, text, force=True) for member, text in lines]

    def writes(self, member: str, text: str) -> str:
        """A private message to the bot; gives its id."""
        return self.says(member, f"dm:{member}", text)

    def hook_says(self, channel: str, name: str, text: str) -> str:
        """A webhook of somebody else's posts."""
        guild, where = self._channel(channel)
        number = self.world.clock.snowflake()
        author = {
            "id": number,
            "username": name,
            "discriminator": "0000",
            "avatar": None,
            "bot": True,
            "global_name": None,
        }
        return str(
            posts.send(self.world, guild, where, number, {"content": text}, hook=author, webhook_id=number)["id"]
        )

    def system(self, member: str, channel: str, kind: int, text: str = "") -> str:
        """A message the platform writes in a member's name: 7 joined, 8 boosted, 18 opened a thread, …"""
        guild, where = self._channel(channel)
        sent = posts.send(self.world, guild, where, self._user(member), {"content": text}, system=True, type=kind)
        return str(sent["id"])

    def edits(self, message: str, text: str | None = None, **body: Any) -> None:
        """Its author edits a message."""
        posts.edit(self.world, self._message(message), {**({} if text is None else {"content": text}), **body})

    def unfurls(self, message: str, embed: Json) -> None:
        """Discord adds a link's preview: an update without an edit."""
        found = self._message(message)
        found["embeds"].append(deepcopy(embed))
        posts.tell_message(self.world, "MESSAGE_UPDATE", *self.world.channel(found["channel_id"]), found)

    def deletes(self, message: str, *, by: str | None = None) -> None:
        """A message goes: by its author without a trace, by a moderator with an audit entry."""
        found = self._message(message)
        guild, where = self.world.channel(found["channel_id"])
        if by is not None and guild is not None and self._user(by) != found["author"]["id"]:
            need_here(self.world, guild, where, self._user(by), "MANAGE_MESSAGES")
            options = {"channel_id": where["id"], "count": "1"}
            audit.note(self.world, guild, 72, self._user(by), found["author"]["id"], options=options)
        posts.delete(self.world, where["id"], message)

    def reacts(self, member: str, message: str, emoji: str, *, add: bool = True) -> None:
        """A reaction on or off; a character or `name:id`."""
        marks.react(self.world, self._message(message)["channel_id"], message, self._user(member), emoji, add=add)

    def votes(self, member: str, message: str, answer: int, *, add: bool = True) -> None:
        """A vote in a native poll."""
        found, user = self._message(message), self._user(member)
        voters = found.setdefault("wire_votes", {}).setdefault(str(answer), [])
        if (user in voters) == add:
            return
        (voters.append if add else voters.remove)(user)
        counts = [
            {"id": int(key), "count": len(ids), "me_voted": self.world.bot in ids}
            for key, ids in found["wire_votes"].items()
        ]
        found["poll"]["results"]["answer_counts"] = counts
        guild, where = self.world.channel(found["channel_id"])
        data = {"user_id": user, "channel_id": where["id"], "message_id": message, "answer_id": answer}
        data |= {"guild_id": guild.id} if guild else {}
        self.world.tell(
            "MESSAGE_POLL_VOTE_ADD" if add else "MESSAGE_POLL_VOTE_REMOVE", data, guild=guild, channel=where
        )

    def ends_poll(self, message: str) -> str:
        """A native poll's time is up: it is final, and the platform posts its result. Gives the result message's id."""
        found = self._message(message)
        guild, where = self.world.channel(found["channel_id"])
        found["poll"]["results"]["is_finalized"] = True
        found["poll"]["expiry"] = self.world.clock.iso()
        posts.tell_message(self.world, "MESSAGE_UPDATE", guild, where, found)
        about = {
            "type": 0,
            "channel_id": where["id"],
            "message_id": message,
            **({"guild_id": guild.id} if guild else {}),
        }
        fields = {"poll_question_text": found["poll"]["question"]["text"]}
        counts = {one["id"]: one["count"] for one in found["poll"]["results"]["answer_counts"]}
        fields |= {
            "total_votes": str(sum(counts.values())),
            "victor_answer_votes": str(max(counts.values(), default=0)),
        }
        listed = [{"name": name, "value": value, "inline": False} for name, value in fields.items()]
        body = {"embeds": [{"type": "poll_result", "fields": listed}]}
        author = found["author"]["id"]
        sent = posts.send(self.world, guild, where, author, body, system=True, type=46, message_reference=about)
        return str(sent["id"])

    def opens_thread(
        self, member: str, channel: str, name: str, text: str = "", *, message: str | None = None, private: bool = False
    ) -> str:
        """A thread, or in a forum a post with its first message; gives its id."""
        guild, where = self._channel(channel)
        assert guild is not None
        user = self._user(member)
        body = {"name": name, "type": 12 if private else 11}
        thread = places.make_thread(self.world, guild, user, where, body, None, message)
        if where["type"] in FORUMS:
            posts.send(self.world, guild, thread, user, {"content": text}, id=thread["id"])  # its opening bears its id
        elif text:
            posts.send(self.world, guild, thread, user, {"content": text})
        return str(thread["id"])

    # coming and going

    def joins(
        self,
        member: str,
        guild: str,
        *,
        age_days: float = 365.0,
        force: bool = False,
        pending: bool = False,
        invite: str = "",
    ) -> str:
        """Somebody joins, a new account unless the name is known; `pending` is before screening, `invite` the code of
        the link they came by. Gives the id."""
        where = self._guild(guild)
        try:
            user = self._user(member)
        except LookupError:
            user = self.world.clock.snowflake(age=age_days * 86_400)
            self.world.store.users[user] = {
                **deepcopy(self.world.store.users[self.world.bot]),
                "id": user,
                "username": member,
            }
            self.world.store.users[user] |= {"bot": False, "discriminator": "0"}
        if not force:
            self._may_join(where, user)
        if invite:
            where.invites[invite]["uses"] += 1
        people.enter(self.world, where, user, pending=pending)
        return user

    def accepts_rules(self, member: str, guild: str) -> None:
        """A pending member goes through the platform's own screening."""
        where, user = self._guild(guild), self._user(member)
        where.members[user]["pending"] = False
        people.tell_update(self.world, where, user)

    def _may_join(self, guild: Guild, user: str) -> None:
        if user in guild.bans:
            raise ApiError(403, 40007, "The user is banned from this guild")
        until = (guild.data["incidents_data"] or {}).get("invites_disabled_until")
        if (until and parse(until) > self.world.clock.seconds()) or "INVITES_DISABLED" in guild.data["features"]:
            raise ApiError(403, 10006, "Unknown Invite")

    def joins_many(
        self, guild: str, count: int, *, prefix: str = "guest", age_days: float = 365.0, force: bool = False
    ) -> list[str]:
        """`prefix1` … join one after the other; gives the ids of those whom no pause of invites kept out."""
        came = []
        for number in range(1, count + 1):
            try:
                came.append(self.joins(f"{prefix}{number}", guild, age_days=age_days, force=force))
            except ApiError:
                continue
        return came

    def leaves(self, member: str, guild: str) -> None:
        """A member goes by will."""
        people.leave(self.world, self._guild(guild), self._user(member))

    def renames(self, member: str, *, name: str | None = None, display: str | None = None) -> None:
        """A user changes its account's name."""
        people.rename(self.world, self._user(member), name=name, display=display)

    def nicks(self, member: str, guild: str, nick: str | None) -> None:
        """A member changes its nickname there."""
        where, user = self._guild(guild), self._user(member)
        people.edit(self.world, where, user, user, {"nick": nick}, None)

    def close_dms(self, member: str, *, closed: bool = True) -> None:
        """A user takes no private messages from the bot, or does again."""
        user, shut = self._user(member), self.world.store.closed_dms
        if closed and user not in shut:
            shut.append(user)
        elif not closed and user in shut:
            shut.remove(user)

    # moderators by hand

    def native_timeout(
        self, by: str, target: str, guild: str, seconds: float | None, *, reason: str | None = None
    ) -> None:
        """Time a member out in Discord itself; None lifts it."""
        until = None if seconds is None else self.world.clock.iso(seconds)
        people.edit(
            self.world,
            self._guild(guild),
            self._user(by),
            self._user(target),
            {"communication_disabled_until": until},
            reason,
        )

    def native_kick(self, by: str, target: str, guild: str, *, reason: str | None = None) -> None:
        """Kick in Discord itself."""
        people.kick(self.world, self._guild(guild), self._user(by), self._user(target), reason)

    def native_ban(
        self, by: str, target: str, guild: str, *, reason: str | None = None, delete_seconds: int = 0
    ) -> None:
        """Ban in Discord itself."""
        people.ban(self.world, self._guild(guild), self._user(by), self._user(target), reason, delete_seconds)

    def native_unban(self, by: str, target: str, guild: str, *, reason: str | None = None) -> None:
        """Lift a ban in Discord itself."""
        people.unban(self.world, self._guild(guild), self._user(by), self._user(target), reason)

    def native_role(self, by: str, target: str, guild: str, role: str, *, add: bool = True) -> None:
        """Give or take a role in Discord itself."""
        where = self._guild(guild)
        people.give_role(self.world, where, self._user(by), self._user(target), self._role(where, role), None, add=add)

    def native_bulk_delete(self, channel: str, messages: list[str]) -> None:
        """Another bot clears messages."""
        posts.sweep(self.world, self._channel(channel)[1]["id"], messages)

    def native_edit_guild(self, by: str, guild: str, **fields: Any) -> None:
        """Change the server's settings."""
        places.edit_guild(self.world, self._guild(guild), self._user(by), fields, None)

    def automod_hit(
        self, rule: str, member: str, channel: str, content: str, keyword: str, *, message: str | None = None
    ) -> list[Json]:
        """Native AutoMod strikes; gives the events, one per action. With a blocking rule there is no `message`."""
        guild, where = self._channel(channel)
        assert guild is not None
        return automod.hit(self.world, guild, rule, self._user(member), where, content, keyword, message)
