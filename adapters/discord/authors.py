"""Members and users as Discord writes them → authors; and a short memory of faces for events that tell ids alone."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, Final, Protocol

from adapters.discord.reading import Json, clean, id_of, iso_time, made_at, number_of, object_of
from adapters.discord.session import PLATFORM
from bot.domain.people import AccountRef, Author

KEPT_FACES: Final = 4_000
"""How many accounts are remembered by look, for reactions taken away, audit entries and native moderation."""
KEPT_ROLES: Final = 10_000
_NONE: Final[frozenset[str]] = frozenset()


class RoleNames(Protocol):
    """Looks up what people call a role of a guild."""

    def __call__(self, guild: int, role: int) -> str:
        """Its name, or ""."""


class Authors:
    """Makes authors. `own` is the id of Steward's account, "" until it is known."""

    def __init__(self, names: RoleNames) -> None:
        self.own = ""
        self._names = names
        self._faces: OrderedDict[tuple[str, str], Author] = OrderedDict()
        self._roles: dict[tuple[str, ...], tuple[frozenset[str], frozenset[str]]] = {}

    def forget_roles(self) -> None:
        """A role was made, renamed or removed."""
        self._roles.clear()

    def read(self, guild: str, user: Any, member: Any = None, language: Any = None) -> Author:
        """Who it is, as a member where the event tells; a face in a guild is remembered."""
        who = object_of(user)
        number = number_of(who.get("id"))
        account = str(number) if number else ""
        seat: Json | None = member if type(member) is dict else None
        ids, names = self._roles_of(guild, seat) if seat is not None else (None, None)
        author = Author(
            account=AccountRef(PLATFORM, account),
            name=shown_name(who, seat),
            is_bot=who.get("bot") is True,
            is_self=account != "" and account == self.own,
            joined_at=iso_time(seat.get("joined_at")) if seat is not None else None,
            roles=ids,
            language=language_of(language),
            role_names=names,
            created_at=made_at(number) if number else None,
        )
        if guild and account:
            self.remember(guild, author)
        return author

    def remember(self, guild: str, author: Author) -> None:
        """Note how somebody looks in a guild; whoever was not seen for longest is forgotten."""
        faces, key = self._faces, (guild, author.account.id)
        if author.roles is None and key in faces and faces[key].roles is not None:
            return  # a user without their seat tells less than what is known
        faces[key] = author
        faces.move_to_end(key)
        if len(faces) > KEPT_FACES:
            faces.popitem(last=False)

    def known(self, guild: str, account: str) -> Author | None:
        """How somebody looked when they were last seen in a guild."""
        return self._faces.get((guild, account))

    def by_id(self, guild: str, account: Any) -> Author:
        """Whoever has this id: as last seen, or by the id alone."""
        text = id_of(account)
        found = self._faces.get((guild, text))
        if found is not None:
            return found
        number = number_of(account)
        return Author(
            AccountRef(PLATFORM, text), is_self=text != "" and text == self.own,
            created_at=made_at(number) if number else None,
        )  # fmt: skip

    def _roles_of(self, guild: str, seat: Json) -> tuple[frozenset[str], frozenset[str]]:
        listed = seat.get("roles")
        if type(listed) is not list or not listed:
            return _NONE, _NONE
        key = (guild, *[one for one in listed if type(one) is str])
        found = self._roles.get(key)
        if found is None:
            place = number_of(guild)
            ids = [one for one in map(id_of, listed) if one]
            called = [clean(self._names(place, int(one))) for one in ids]
            found = frozenset(ids), frozenset(one for one in called if one)
            if len(self._roles) >= KEPT_ROLES:
                self._roles.clear()
            self._roles[key] = found
        return found


def shown_name(user: Json, seat: Json | None) -> str:
    """What people see: the nickname here, else the name shown everywhere, else the account's."""
    nick = clean(seat.get("nick")) if seat is not None else ""
    return nick or clean(user.get("global_name")) or clean(user.get("username"))


def language_of(locale: Any) -> str | None:
    """A locale of Discord's ("en-US") as a language ("en"); None where none is told."""
    return clean(locale).partition("-")[0].lower() or None
