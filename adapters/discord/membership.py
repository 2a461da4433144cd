"""Who comes, goes, and looks different."""

from __future__ import annotations

from adapters.discord.arrivals import Arrivals
from adapters.discord.inlet import Inlet
from adapters.discord.reading import Json, id_of, object_of
from adapters.discord.session import PLATFORM
from bot.domain.events import MemberChanged, MemberJoined, MemberLeft
from bot.domain.people import Author


class Membership:
    """Reads the events of members."""

    def __init__(self, inlet: Inlet) -> None:
        self._inlet = inlet
        self.arrivals = Arrivals(inlet)

    def member_add(self, data: Json) -> None:
        """Somebody joined."""
        place = id_of(data.get("guild_id"))
        author = self._inlet.authors.read(place, data.get("user"), data)
        if not place or not author.account.id or author.is_self:
            return
        now = self._inlet.now()
        at = author.joined_at if author.joined_at is not None else now

        def tell(invite: str) -> None:
            joined = MemberJoined(PLATFORM, place, author, at, invite)
            self._inlet.tell(f"j{place}/{author.account.id}/{at}", place, joined)

        self.arrivals.joined(place, tell)

    def member_remove(self, data: Json) -> None:
        """Somebody left, or was removed."""
        place = id_of(data.get("guild_id"))
        seen = self._inlet.authors.read(place, data.get("user"))
        if not place or not seen.account.id or seen.is_self:
            return
        author = self._inlet.authors.known(place, seen.account.id) or seen
        now = self._inlet.now()
        self._inlet.tell(f"l{place}/{author.account.id}/{now}", place, MemberLeft(PLATFORM, place, author, now))

    def member_update(self, data: Json) -> None:
        """A nickname, a name or roles changed. Discord tells of much else in the same words (avatars, timeouts,
        screening): what looks as it did is not told on."""
        place, now = id_of(data.get("guild_id")), self._inlet.now()
        before = self._inlet.authors.known(place, id_of(object_of(data.get("user")).get("id")))
        author = self._inlet.authors.read(place, data.get("user"), data)
        if not place or not author.account.id or author.is_self or (before is not None and _same(before, author)):
            return
        self._inlet.tell(f"c{place}/{author.account.id}/{now}", place, MemberChanged(PLATFORM, place, author, now))


def _same(before: Author, now: Author) -> bool:
    return before.name == now.name and before.roles == now.roles
