"""Verbs of coming and going."""

from __future__ import annotations

from tests.wire.telegram import acts, events
from tests.wire.telegram.control.base import Unable, Verbs
from tests.wire.telegram.state import Chat, Json, Link, User

MAY_WRITE = 300.0


class Joining(Verbs):
    """Who comes, who goes, by which way."""

    def joins(self, user: int, chat: int, *, service: bool = True, link: str = "", by: int = 0) -> bool:
        """Somebody joins: by themselves, by a link, or added by another; False if they had to ask to be let in.

        `service=False` leaves out the message "… joined", as large groups and hidden member lists do.
        """
        place = self._chat(chat)
        if self.world.member(place, user).present:
            raise Unable(f"{user} is in {chat} already")
        if self.world.member(place, user).status == "kicked" and not by:
            raise Unable(f"{user} is banned in {chat}")
        way = self._way(place, link)
        if not by and (place.by_request or (way is not None and way.by_request)):
            place.requests[user] = link
            self.world.state.users[user].may_be_written_until = self.world.clock.now() + MAY_WRITE
            events.join_requested(self.world, place, user, way)
            return False
        acts.let_in(self.world, place, user, by or user, way)
        if service and place.kind != "channel":
            acts.arrived(self.world, place, user, by or user)
        return True

    def _way(self, place: Chat, link: str) -> Link | None:
        if not link:
            return None
        way = place.links.get(link)
        now = self.world.clock.now()
        if way is None or way.revoked or (way.expires and way.expires <= now):
            raise Unable("the link does not work")
        if way.member_limit and way.used >= way.member_limit:
            raise Unable("the link is used up")
        return way

    def crowd(
        self, chat: int, count: int, *, service: bool = True, link: str = "", name: str = "Newcomer"
    ) -> list[int]:
        """Many new people join at once; their ids."""
        newcomers = [self.world.state.count("user", 5_100_000_000) for _ in range(count)]
        for index, user in enumerate(newcomers, 1):
            self.world.state.users[user] = User(user, f"{name} {index}")
            self.joins(user, chat, service=service, link=link)
        return newcomers

    def leaves(self, user: int, chat: int, *, service: bool = True) -> None:
        """Somebody goes."""
        place = self._chat(chat)
        old = self.world.member(place, user)
        if old.status == "restricted":
            more: Json = {"permissions": old.permissions, "until": old.until, "is_member": False}
            acts.set_standing(self.world, place, user, user, status="restricted", **more)
        else:
            acts.set_standing(self.world, place, user, user, status="left")
        if service and place.kind != "channel":
            acts.left(self.world, place, user, user)

    def approves(self, by: int, user: int, chat: int) -> None:
        """An administrator lets in who asked."""
        place = self._chat(chat)
        if user not in place.requests:
            raise Unable(f"{user} does not ask to join {chat}")
        way = place.links.get(place.requests[user])
        acts.let_in(self.world, place, user, by, way, via_request=True)
        if place.kind != "channel":
            acts.arrived(self.world, place, user, user)

    def withdraws(self, user: int, chat: int) -> None:
        """Somebody takes back their request, or an administrator declines it: the bot is not told."""
        self._chat(chat).requests.pop(user, None)
