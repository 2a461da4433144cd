"""Verbs of people with power: rights given and taken, native bans and restrictions, the bot added and removed."""

from __future__ import annotations

from tests.wire.telegram import acts
from tests.wire.telegram.control.base import Unable, Verbs
from tests.wire.telegram.control.places import GIVEN
from tests.wire.telegram.methods.members import restrict
from tests.wire.telegram.permissions import PERMISSIONS, RIGHTS, everything
from tests.wire.telegram.state import Chat, Json


class Staff(Verbs):
    """What owners and administrators do by hand."""

    def promotes(self, by: int, user: int, chat: int, rights: list[str] | None = None, anonymous: bool = False) -> None:
        """Somebody gets administrator rights: all, or exactly these."""
        given = frozenset(RIGHTS if rights is None else rights)
        fields: Json = {"status": "administrator", "rights": given, "anonymous": anonymous, "promoted_by": by}
        acts.set_standing(self.world, self._chat(chat), user, by, **fields)

    def demotes(self, by: int, user: int, chat: int) -> None:
        """Somebody is an ordinary member again."""
        acts.set_standing(self.world, self._chat(chat), user, by, status="member")

    def adds_bot(self, by: int, chat: int, rights: list[str] | None = None, payload: str | None = None) -> None:
        """The bot is added: as a member, or with rights as by a link that ticks them; `payload` is a startgroup's."""
        place, own = self._chat(chat), self.world.bot.id
        if self.world.own(place).present:
            raise Unable(f"the bot is in {chat} already")
        if rights is None and place.kind != "channel":
            acts.set_standing(self.world, place, own, by, status="member")
        else:
            given = frozenset(GIVEN if rights is None else rights)
            acts.set_standing(self.world, place, own, by, status="administrator", rights=given, promoted_by=by)
        if place.kind != "channel":
            acts.arrived(self.world, place, own, by)
        if payload is not None:
            text = f"/start@{self.world.bot.username} {payload}".strip()
            mark = {"type": "bot_command", "offset": 0, "length": len(text.split(" ")[0])}
            acts.write(self.world, place, by, {"text": text, "entities": [mark]})

    def promotes_bot(self, by: int, chat: int, rights: list[str] | None = None) -> None:
        """The bot gets exactly these rights (without: the usual ones)."""
        self.promotes(by, self.world.bot.id, chat, list(GIVEN) if rights is None else rights)

    def demotes_bot(self, by: int, chat: int) -> None:
        """The bot is an ordinary member."""
        self.demotes(by, self.world.bot.id, chat)

    def removes_right(self, by: int, chat: int, right: str) -> None:
        """The bot loses one right."""
        own = self.world.own(self._chat(chat))
        self.promotes(by, self.world.bot.id, chat, sorted(own.rights - {right}))

    def kicks_bot(self, by: int, chat: int) -> None:
        """The bot is thrown out: it is told with `my_chat_member`; a basic group calls that "left"."""
        place = self._chat(chat)
        status = "left" if place.kind == "group" else "kicked"
        acts.set_standing(self.world, place, self.world.bot.id, by, status=status)
        place.members[self.world.bot.id].status = "kicked"

    def _power(self, by: int, place: Chat) -> None:
        if not self.world.member(place, by).may("can_restrict_members"):
            raise Unable(f"{by} may not restrict members of {place.id}")

    def native_ban(self, by: int, user: int, chat: int, until: int = 0, revoke: bool = True) -> None:
        """An administrator bans somebody by hand."""
        place = self._chat(chat)
        self._power(by, place)
        acts.ban(self.world, place, user, by, until, revoke)

    def native_unban(self, by: int, user: int, chat: int) -> None:
        """An administrator takes a ban off."""
        place = self._chat(chat)
        self._power(by, place)
        acts.set_standing(self.world, place, user, by, status="left")

    def native_restrict(
        self, by: int, user: int, chat: int, permissions: dict[str, bool] | None = None, until: int = 0
    ) -> None:
        """An administrator takes permissions by hand: all, or those named False; all True lift it."""
        place = self._chat(chat)
        self._power(by, place)
        given = dict.fromkeys(PERMISSIONS, False) if permissions is None else everything() | permissions
        restrict(self.world, place, self.world.member(place, user), by, given, until)

    def native_permissions(self, chat: int, permissions: dict[str, bool]) -> None:
        """An administrator changes what all may do; the bot is not told."""
        place = self._chat(chat)
        place.permissions = place.permissions | permissions
