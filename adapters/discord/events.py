"""Where each event of the gateway goes, and when a connection is ready.

How to read one more event: 1. name it in `gateway._OURS` (or `_BOTH`, if discord.py keeps something of it); 2. write
a method that takes its payload, in the module of its kind; 3. name the method in `Events`; 4. feed it garbage in the
tests.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final, TypeAlias

from discord.http import Route

from adapters.discord.backfill import CatchUp
from adapters.discord.ballots import Ballots
from adapters.discord.components import KEPT_FORM
from adapters.discord.flagged import Flagged
from adapters.discord.homes import HOME, Homes
from adapters.discord.inbound import Inbound
from adapters.discord.inlet import Inlet
from adapters.discord.interactions import Interactions
from adapters.discord.membership import Membership
from adapters.discord.permissions import forget_member, forget_members, note_author
from adapters.discord.presence import Gatherings, Voice, gathered
from adapters.discord.presses import COMPONENT, Presses
from adapters.discord.reading import Json, clean, id_of, iso_time, number_of, object_of
from adapters.discord.sanctions import Sanctions, changed_thread

_Take: TypeAlias = Callable[[Json], None]
PINNED: Final = 6
"""The kind of message by which Discord tells that somebody pinned something."""
_RIGHTS: Final = ("GUILD_ROLE_UPDATE", "GUILD_ROLE_DELETE", "GUILD_UPDATE")


class Events:
    """Implements `gateway.Taker`."""

    def __init__(self, inlet: Inlet, interactions: Interactions, homes: Homes, catch_up: CatchUp) -> None:
        self._inlet = inlet
        self._interactions = interactions
        self._homes = homes
        self._catch_up = catch_up
        self._awaited: dict[int, set[int]] = {}
        self.all_ready = asyncio.Event()
        self.presses = Presses(inlet)
        self.inbound = inbound = Inbound(inlet)
        self.sanctions = Sanctions(inlet)
        self.flagged = Flagged(inlet)
        self.ballots = ballots = Ballots(inlet)
        self.voice, self.gatherings = Voice(inlet), Gatherings(inlet)
        self.members = members = Membership(inlet)
        self._takes: dict[str, _Take] = {
            "MESSAGE_CREATE": _both(inbound.message_create, ballots.message_create, self._tidy),
            "MESSAGE_UPDATE": _both(inbound.message_update, ballots.message_update),
            "MESSAGE_DELETE": _both(inbound.message_delete, ballots.message_delete),
            "MESSAGE_DELETE_BULK": _both(inbound.message_delete_bulk, ballots.message_delete),
            "MESSAGE_POLL_VOTE_ADD": lambda data: ballots.vote(data, added=True),
            "MESSAGE_POLL_VOTE_REMOVE": lambda data: ballots.vote(data, added=False),
            "VOICE_STATE_UPDATE": self.voice.state,
            "GUILD_SCHEDULED_EVENT_CREATE": self.gatherings.changed,
            "GUILD_SCHEDULED_EVENT_UPDATE": self.gatherings.changed,
            "GUILD_SCHEDULED_EVENT_DELETE": self.gatherings.deleted,
            "MESSAGE_REACTION_ADD": lambda data: inbound.reaction(data, added=True),
            "MESSAGE_REACTION_REMOVE": lambda data: inbound.reaction(data, added=False),
            "INTERACTION_CREATE": self._interaction,
            "GUILD_MEMBER_ADD": members.member_add,
            "GUILD_MEMBER_REMOVE": lambda data: self._member_remove(members, data),
            "GUILD_MEMBER_UPDATE": lambda data: self._member_update(members, data),
            "GUILD_AUDIT_LOG_ENTRY_CREATE": self._entry,
            "AUTO_MODERATION_ACTION_EXECUTION": self.flagged.execution,
            "AUTO_MODERATION_RULE_CREATE": self.flagged.rules_changed,
            "AUTO_MODERATION_RULE_UPDATE": self.flagged.rules_changed,
            "AUTO_MODERATION_RULE_DELETE": self.flagged.rules_changed,
            "GUILD_BAN_ADD": self._banned,
            "GUILD_CREATE": self._guild_create,
            "GUILD_DELETE": self._guild_delete,
            "CHANNEL_CREATE": self._channel,
            "CHANNEL_UPDATE": self._channel,
            "CHANNEL_DELETE": self._channel,
            "THREAD_CREATE": self._thread_create,
            "THREAD_UPDATE": self._thread_update,
            "THREAD_DELETE": self._channel,
            "GUILD_ROLE_CREATE": self._roles,
            "SHARD_READY": lambda data: self._told_all(number_of(data.get("shard"))),
            **dict.fromkeys(_RIGHTS, self._rights),
        }

    def take(self, event: str, data: Json) -> None:
        """One event by its name."""
        take = self._takes.get(event)
        if take is not None and type(data) is dict:
            take(data)

    def ready(self, shard: int, guilds: frozenset[int]) -> None:
        """A new session: its guilds are told of one after the other, and then it is ready."""
        client = self._inlet.session.client
        forget_members(self._inlet.session)
        self._awaited[shard] = set(guilds)
        places = {str(one) for one in guilds}
        self._inlet.spawn(self._homes.missed(places, shard, client.shard_count or 1), "discord-homes")
        if not guilds:
            self._told_all(shard)

    def resumed(self) -> None:
        """Nothing was missed: Discord tells the rest again by itself."""

    def _told_all(self, shard: int) -> None:
        self._awaited[shard] = set()
        client = self._inlet.session.client
        shards = client.shard_ids or range(client.shard_count or 1)
        if all(one in self._awaited and not self._awaited[one] for one in shards):
            self.all_ready.set()

    def _guild_create(self, data: Json) -> None:
        """A guild, whole: at the begin of a session, back after an outage, or Steward was added."""
        place, number = id_of(data.get("id")), number_of(data.get("id"))
        if not place or data.get("unavailable") is True:
            return
        self._inlet.authors.forget_roles()
        self._inlet.spawn(self._homes.here({key: data.get(key) for key in HOME}), "discord-homes")
        self._begin(place, data)
        shard = next((one for one, guilds in self._awaited.items() if number in guilds), None)
        if shard is not None or data.get("unavailable") is False:
            self._catch_up.begin(place, iso_time(data.get("joined_at")))
        if shard is not None:
            self._awaited[shard].discard(number)
            if not self._awaited[shard]:
                self._told_all(shard)

    def _begin(self, place: str, data: Json) -> None:
        """A guild is told of whole: what gathers there now, against what was known."""
        states, events = gathered(data)
        self.voice.begin(place, states)
        self.ballots.begin(place)
        self._inlet.spawn(self.gatherings.begin(place, events), "discord-events")
        self._inlet.spawn(self.members.arrivals.begin(place), "discord-invites")

    def _tidy(self, data: Json) -> None:
        """Discord's own line under a pin of Steward's tells everybody: it is taken away."""
        own = id_of(object_of(data.get("author")).get("id")) == self._inlet.authors.own
        if own and data.get("type") == PINNED and data.get("guild_id"):
            channel, message = id_of(data.get("channel_id")), id_of(data.get("id"))
            route = Route("DELETE", "/channels/{channel_id}/messages/{message_id}",
                          channel_id=channel, message_id=message)  # fmt: skip
            self._inlet.spawn(self._remove(route), "discord-pin")

    async def _remove(self, route: Route) -> None:
        await self._inlet.ask(route)

    def _guild_delete(self, data: Json) -> None:
        place = id_of(data.get("id"))
        if not place or data.get("unavailable") is True:
            return
        self._inlet.spawn(self._homes.gone(place), "discord-homes")

    def _interaction(self, data: Json) -> None:
        """Stored first, acknowledged then; what is the adapter's own affair, or nobody's, is acknowledged alone."""
        custom = clean(object_of(data.get("data")).get("custom_id"))
        if data.get("type") == COMPONENT and custom.startswith(KEPT_FORM):
            self._inlet.spawn(self._own_press(data), "discord-form")
        elif not self.presses.interaction(data, lambda: self._arrived(data)) and id_of(data.get("id")):
            self._arrived(data)

    def _arrived(self, data: Json) -> None:
        self._inlet.spawn(self._interactions.arrived(data), "discord-acknowledge")

    async def _own_press(self, data: Json) -> None:
        await self._interactions.own_press(data)

    def _entry(self, data: Json) -> None:
        renamed = changed_thread(data)
        if renamed is not None:
            self.inbound.titles.renamed_by(*renamed)
        self._homes.entry(data)
        self.sanctions.entry(data)

    def _banned(self, data: Json) -> None:
        """The audit log tells the rest; here is what they are called."""
        place = id_of(data.get("guild_id"))
        if place:
            self._inlet.authors.read(place, data.get("user"))

    def _forget(self, data: Json) -> None:
        """What was kept of a member holds no longer."""
        forget_member(self._inlet.session, id_of(data.get("guild_id")), id_of(object_of(data.get("user")).get("id")))

    def _member_remove(self, members: Membership, data: Json) -> None:
        members.member_remove(data)
        self._forget(data)

    def _member_update(self, members: Membership, data: Json) -> None:
        members.member_update(data)
        self._forget(data)
        note_author(self._inlet.session, id_of(data.get("guild_id")), data.get("user"), data)
        if id_of(object_of(data.get("user")).get("id")) == self._inlet.authors.own:
            self._homes.rights_touched(id_of(data.get("guild_id")))

    def _channel(self, data: Json) -> None:
        self._inlet.channels.forget(id_of(data.get("guild_id")), id_of(data.get("id")))

    def _thread_create(self, data: Json) -> None:
        self._channel(data)
        self.inbound.thread_create(data)

    def _thread_update(self, data: Json) -> None:
        """Before discord.py hears of it: what the thread was called until now is still in its cache."""
        place, thread = id_of(data.get("guild_id")), id_of(data.get("id"))
        if not place or not thread:
            return
        before = self._inlet.channels.spot(place, thread).name or ""
        self._channel(data)
        self.inbound.titles.renamed(data, before)

    def _roles(self, data: Json) -> None:
        self._inlet.authors.forget_roles()

    def _rights(self, data: Json) -> None:
        self._inlet.authors.forget_roles()
        self._homes.rights_touched(id_of(data.get("guild_id")) or id_of(data.get("id")))


def _both(*takes: _Take) -> _Take:
    """One after the other."""

    def take(data: Json) -> None:
        for one in takes:
            one(data)

    return take
