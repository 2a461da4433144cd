"""Where Steward is: added to a guild, removed from one, and what it may do there."""

from __future__ import annotations

import asyncio
from typing import Final

from discord.http import Route

from adapters.discord import rights
from adapters.discord.inlet import Inlet
from adapters.discord.reading import Json, clean, first_id, id_of, iso_time, kind_of, number_of, object_of, objects_of
from adapters.discord.session import PLATFORM
from bot.domain.events import OwnRightsChanged, PlaceJoined, PlaceLeft
from bot.domain.people import Author
from bot.domain.time import SECOND

SINCE: Final = "since"
"""Notes of this kind: when Steward came to a guild ("<joined_at>/<first id from then on>"), by guild."""
HOME: Final = ("id", "name", "joined_at", "member_count", "preferred_locale", "features")
"""What is read of a guild. The rest of it, some fifty kilobytes, need not wait for the audit log."""
SETTLES: Final = 1.0
"""Seconds that rights are given to settle: one change of roles comes as several events."""
_UNSAID: Final = "en-US"
"""The preferred locale of a guild that never chose one; only a Community guild is asked for it."""
_LATELY: Final = 10 * SECOND
_MEMBER_ROLES: Final = 25
_ROLE_ACTIONS: Final = frozenset({30, 31, 32})
_ADDED: Final = 28
"""https://docs.discord.com/developers/resources/audit-log#audit-log-entry-object-audit-log-events"""


class Homes:
    """Notes where Steward is, and tells what changed about that."""

    def __init__(self, inlet: Inlet) -> None:
        self._inlet = inlet
        self._can: dict[str, frozenset[str]] = {}
        self._looking: set[str] = set()
        self._lately: dict[str, tuple[int, str]] = {}

    async def here(self, data: Json) -> None:
        """A guild that Steward is in, as Discord writes it whole: told on once for each time it was added."""
        place, joined = id_of(data.get("id")), iso_time(data.get("joined_at"))
        if not place or joined is None:
            return
        if place in self._can:
            self.rights_touched(place)  # a new session of the same life: they may have changed meanwhile
        else:
            await self._learn(place)
        notebook, now = self._inlet.session.notebook, self._inlet.now()
        known = await notebook.read(SINCE, place)
        if known is not None and known.partition("/")[0] == str(joined):
            return
        members = data.get("member_count")
        event = PlaceJoined(
            PLATFORM, place, clean(data.get("name")), joined, await self._added_by(place),
            members if type(members) is int else None, "guild", _language(data),
        )  # fmt: skip
        self._inlet.tell(f"g{place}/{joined}", place, event)
        # Added again while Steward was down: what was said since then is its business, and may not be read yet.
        since = joined if known is not None else now
        await notebook.write(SINCE, place, f"{joined}/{first_id(since)}")

    async def gone(self, place: str) -> None:
        """Steward is no longer there."""
        now = self._inlet.now()
        self._can.pop(place, None)
        self._inlet.tell(f"g{place}/left/{now}", place, PlaceLeft(PLATFORM, place, now))
        await self._inlet.session.notebook.drop(SINCE, place)

    async def missed(self, present: set[str], shard: int, shards: int) -> None:
        """Guilds of this shard that Steward was in before and is not in any more, when a new session begins."""
        for place in await self._inlet.session.notebook.every(SINCE):
            if place not in present and (number_of(place) >> 22) % shards == shard:
                await self.gone(place)

    async def since(self, place: str) -> int:
        """The first id after Steward came to a guild; 0 where nobody noted it."""
        known = await self._inlet.session.notebook.read(SINCE, place)
        return number_of((known or "").partition("/")[2])

    def entry(self, data: Json) -> None:
        """An entry of the audit log that may have changed Steward's own rights: who did it is kept a moment."""
        kind, place = kind_of(data.get("action_type")), id_of(data.get("guild_id"))
        own = kind == _MEMBER_ROLES and id_of(data.get("target_id")) == self._inlet.authors.own
        if place and (own or kind in _ROLE_ACTIONS):
            self._lately[place] = self._inlet.now(), id_of(data.get("user_id"))

    def rights_touched(self, place: str) -> None:
        """Something changed that Steward's rights may depend on."""
        if place and place in self._can and place not in self._looking:
            self._looking.add(place)
            self._inlet.spawn(self._look(place), "discord-rights")

    async def _look(self, place: str) -> None:
        await asyncio.sleep(SETTLES)
        self._looking.discard(place)
        before, found = self._can.get(place), await rights.own_rights(self._inlet.session, place)
        if before is None or found is None or found.can == before:
            return
        self._can[place], now = found.can, self._inlet.now()
        at, account = self._lately.pop(place, (0, ""))
        by = self._inlet.authors.by_id(place, account) if account and now - at < _LATELY else None
        event = OwnRightsChanged(PLATFORM, place, now, before - found.can, found.can - before, by)
        self._inlet.tell(f"o{place}/{now}", place, event)

    async def _learn(self, place: str) -> None:
        """What Steward may do at first, to compare with later."""
        found = await rights.own_rights(self._inlet.session, place)
        if found is not None:
            self._can[place] = found.can

    async def _added_by(self, place: str) -> Author | None:
        """Who added Steward, where the audit log may be read."""
        route = Route("GET", "/guilds/{guild_id}/audit-logs", guild_id=place)
        log = await self._inlet.ask(route, limit=10, action_type=_ADDED)
        users = {id_of(one.get("id")): one for one in objects_of(object_of(log).get("users"))}
        for entry in objects_of(object_of(log).get("audit_log_entries")):
            if id_of(entry.get("target_id")) == self._inlet.authors.own:
                account = id_of(entry.get("user_id"))
                known = users.get(account)
                return self._inlet.authors.read(place, known) if known else self._inlet.authors.by_id(place, account)
        return None


def _language(data: Json) -> str:
    """The language that a guild says it speaks, "" where it never said."""
    told, features = clean(data.get("preferred_locale")), data.get("features")
    asked = isinstance(features, list) and "COMMUNITY" in features
    return told.partition("-")[0].lower() if asked or told != _UNSAID else ""
