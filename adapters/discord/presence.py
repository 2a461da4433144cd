"""Who is in voice, and what becomes of Discord's own events."""

from __future__ import annotations

from itertools import count
from typing import Final

from discord.http import Route

from adapters.discord.gatherings import EVENT, OVER, STATUS
from adapters.discord.inlet import Inlet
from adapters.discord.reading import Json, id_of, kind_of, object_of, objects_of
from adapters.discord.session import PLATFORM
from bot.domain.events import NativeEventChanged, VoiceMoved

DELETED: Final = "deleted"
SPEAKS: Final = "voice"
"""Notes of this kind: in which voice channel somebody is, by "<guild>/<account>"."""


class Voice:
    """Reads voice states; one that tells of no move (somebody muted themselves) is not told on."""

    def __init__(self, inlet: Inlet) -> None:
        self._inlet = inlet
        self._in: dict[tuple[str, str], str] = {}
        self._read = False
        self._numbers = count(1)
        self._fresh: dict[str, set[str]] = {}

    def state(self, data: Json) -> None:
        """A voice state changed."""
        place, account = id_of(data.get("guild_id")), id_of(data.get("user_id"))
        if not place or not account or account == self._inlet.authors.own:
            return
        member = object_of(data.get("member"))
        if "user" in member:
            self._inlet.authors.read(place, member["user"], member)
        if place in self._fresh:
            self._fresh[place].add(account)
        self._now(place, account, id_of(data.get("channel_id")))

    def _now(self, place: str, account: str, channel: str) -> None:
        key = (place, account)
        if self._in.get(key, "") == channel:
            return
        notebook = self._inlet.session.notebook
        if channel:
            self._in[key] = channel
            kept = notebook.write(SPEAKS, f"{place}/{account}", channel, account)
        else:
            self._in.pop(key, None)
            kept = notebook.drop(SPEAKS, f"{place}/{account}")
        self._inlet.spawn(kept, "discord-voice")
        now = self._inlet.now()
        author = self._inlet.authors.by_id(place, account)
        event = VoiceMoved(PLATFORM, place, author, channel, now)
        self._inlet.tell(f"w{place}/{account}/{now}.{next(self._numbers)}", place, event)

    def begin(self, place: str, states: list[Json]) -> None:
        """A new session: who is in voice now, against who was when it was last told of."""
        self._fresh[place] = set()
        self._inlet.spawn(self._begin(place, states), "discord-voice")

    async def _begin(self, place: str, states: list[Json]) -> None:
        if not self._read:
            self._read = True
            for key, channel in (await self._inlet.session.notebook.every(SPEAKS)).items():
                there, _, account = key.partition("/")
                self._in.setdefault((there, account), channel)
        here = {id_of(one.get("user_id")): id_of(one.get("channel_id")) for one in states}
        gone = [account for there, account in self._in if there == place and account not in here]
        fresh = self._fresh.pop(place, set())
        for account, channel in [*here.items(), *((one, "") for one in gone)]:
            if account and account != self._inlet.authors.own and account not in fresh:
                self._now(place, account, channel)


class Gatherings:
    """Reads what becomes of events. A status only ever goes on, so each is told once for an event."""

    def __init__(self, inlet: Inlet) -> None:
        self._inlet = inlet

    def changed(self, data: Json) -> None:
        """An event was made or changed."""
        self._tell(id_of(data.get("guild_id")), id_of(data.get("id")), STATUS.get(kind_of(data.get("status")), ""))

    def deleted(self, data: Json) -> None:
        """An event was deleted."""
        self._tell(id_of(data.get("guild_id")), id_of(data.get("id")), DELETED)

    def _tell(self, place: str, event: str, status: str) -> None:
        if not place or not event or not status:
            return
        now = self._inlet.now()
        if status in OVER or status == DELETED:
            self._inlet.spawn(self._inlet.session.notebook.drop(EVENT, event), "discord-event")
        self._inlet.tell(f"s{event}/{status}", place, NativeEventChanged(PLATFORM, place, event, status, now))

    async def begin(self, place: str, events: list[Json]) -> None:
        """A new session: events of Steward's own that went on, or are gone, while nobody listened."""
        there = {id_of(one.get("id")): one for one in events}
        for one in there.values():
            self.changed({**one, "guild_id": place})
        for event, home in (await self._inlet.session.notebook.every(EVENT)).items():
            if home == place and event not in there:
                await self._look(place, event)

    async def _look(self, place: str, event: str) -> None:
        """One that the guild lists no more: what became of it, as far as Discord still tells."""
        route = Route("GET", "/guilds/{guild_id}/scheduled-events/{event_id}", guild_id=place, event_id=event)
        found = await self._inlet.ask(route, missing={})
        if type(found) is dict:
            self._tell(place, event, STATUS.get(kind_of(found.get("status")), DELETED))


def gathered(data: Json) -> tuple[list[Json], list[Json]]:
    """Voice states and events of a guild as GUILD_CREATE tells them."""
    return objects_of(data.get("voice_states")), objects_of(data.get("guild_scheduled_events"))
