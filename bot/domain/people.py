"""People as Steward knows them: accounts on platforms, persons in communities, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum


class Standing(IntEnum):
    """What a person may do, derived from the platform's own rights at the moment of the act; higher includes lower.

    BANNED_BELOW is no rank: whoever cannot be seen at all gets NOBODY, and every check fails closed.
    """

    NOBODY = 0
    MEMBER = 1
    TRUSTED = 2
    MODERATOR = 3
    LEAD = 4
    ADMIN = 5
    OWNER = 6

    @property
    def is_staff(self) -> bool:
        """Moderators and above: judged, shown to those above them, never acted on by rules."""
        return self >= Standing.MODERATOR


@dataclass(frozen=True, slots=True)
class AccountRef:
    """An account by its platform and its id there. Ids, never names."""

    platform: str
    id: str


@dataclass(frozen=True, slots=True)
class Author:
    """An account as an event shows it. None means that the platform did not tell.

    `joined_at` µs UTC when observed or told by the platform; `roles` are role ids, `role_names` what people
    call them; `created_at` µs UTC when the account was made; `name` is for people's eyes only.
    """

    account: AccountRef
    name: str = ""
    is_bot: bool = False
    is_self: bool = False
    joined_at: int | None = None
    roles: frozenset[str] | None = None
    language: str | None = None
    role_names: frozenset[str] | None = None
    created_at: int | None = None


@dataclass(frozen=True, slots=True)
class Rights:
    """What a platform says about one account in one place, read at the moment of the act.

    `rank` orders hierarchy within the platform (role position; creator above administrators); `present` is whether
    the account is a member now; `can` holds verbs that the account may do there itself (delete, mute, kick, ban …);
    `roles` are the ids of its roles there, which a community may give a standing of its own (`Settings.ranks`); `name`
    is what it is called there, "" where the platform does not tell: for people's eyes only, so that it makes no
    difference between rights.
    """

    standing: Standing
    rank: int = 0
    present: bool = True
    is_bot: bool = False
    is_self: bool = False
    is_owner: bool = False
    can: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Person:
    """A member of a community, under a random id. Erasable parts stand in `Account`.

    `joined_at` and `messages` are None while unknown: whoever was here before Steward keeps unknown tenure and count
    until a join is observed or history imported. `seen` counts messages seen here up to the point where somebody is a
    regular. `weight` is how much this person's reports count (0 = muted).
    """

    community: int
    id: int
    first_seen: int
    joined_at: int | None
    messages: int | None
    seen: int
    weight: int = 1
    regular: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """An account of a person: the only row that ties a random person id to a platform id and a name."""

    platform: str
    id: str
    community: int
    person: int
    name: str
    language: str
    is_bot: bool
    salt: bytes
