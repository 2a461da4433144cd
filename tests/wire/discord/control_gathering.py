"""Verbs of gatherings: events made by hand, their beginnings and ends, voice, invites, polls that are counted out."""

from __future__ import annotations

from typing import Any

from tests.wire.discord import gatherings, places, posts
from tests.wire.discord.control_base import Finder
from tests.wire.discord.world import Json, bare


class Gathering(Finder):
    """What people do by Discord's own means; a refusal is an ApiError, as they would meet it."""

    def makes_event(self, by: str, guild: str, body: Json) -> str:
        """A scheduled event by hand; gives its id."""
        return str(gatherings.make(self.world, self._guild(guild), self._user(by), body, None)["id"])

    def edits_event(self, by: str, guild: str, event: str, **body: Any) -> None:
        """Change a scheduled event by hand: `status` 2 begins it, 3 ends it, 4 calls it off."""
        gatherings.edit(self.world, self._guild(guild), self._user(by), event, body, None)

    def deletes_event(self, by: str, guild: str, event: str) -> None:
        """Delete a scheduled event by hand."""
        gatherings.delete(self.world, self._guild(guild), self._user(by), event, None)

    def events(self, guild: str) -> list[Json]:
        """Every scheduled event, those that are over among them."""
        return [gatherings.show(self.world, one) for one in self._guild(guild).events.values()]

    def enters_voice(self, member: str, channel: str) -> None:
        """A member goes into a voice channel."""
        guild, where = self._channel(channel)
        assert guild is not None
        gatherings.move(self.world, guild, self._user(member), where)

    def leaves_voice(self, member: str, guild: str) -> None:
        """A member leaves voice."""
        gatherings.move(self.world, self._guild(guild), self._user(member), None)

    def mutes_self(self, member: str, guild: str) -> None:
        """A voice state that tells of no move."""
        where, user = self._guild(guild), self._user(member)
        state = gatherings.voice_state(where, user, world=self.world) | {"self_mute": True}
        self.world.tell("VOICE_STATE_UPDATE", state, guild=where)

    def makes_invite(self, by: str, channel: str, **body: Any) -> str:
        """An invite by hand; gives its code."""
        guild, where = self._channel(channel)
        assert guild is not None
        return str(places.make_invite(self.world, guild, self._user(by), where, {"unique": True, **body})["code"])

    def invites(self, guild: str) -> list[Json]:
        """All invites."""
        return [bare(one) for one in self._guild(guild).invites.values()]

    def poll_runs_out(self, message: str) -> None:
        """A poll's time is over and its votes are not counted out yet."""
        found = self._message(message)
        found["poll"]["expiry"] = self.world.clock.iso()
        guild, where = self.world.channel(found["channel_id"])
        posts.tell_message(self.world, "MESSAGE_UPDATE", guild, where, found)
