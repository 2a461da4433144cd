"""The remaining rows of the store: communities, places, inbox, due items, audit, sequences, files, settings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.events import Event
from bot.domain.policy import Settings


@dataclass(frozen=True, slots=True)
class Community:
    """One body of people. `room_*` is where staff meet; empty until set up."""

    id: int
    name: str
    language: str
    zone: str
    preset: str
    room_platform: str
    room_place: str
    room_channel: str
    settings: Settings
    created_at: int


@dataclass(frozen=True, slots=True)
class Place:
    """A guild or chat that belongs to a community.

    `role`: "" where members are, "staff" for a chat that only serves as the moderators' room (what is said there is
    nobody's to judge), "lobby" for private chats of people of no known community, "left" where Steward was removed,
    "moved" for the id that a chat had before it went on under another one. `since` when Steward was first there
    (µs UTC; 0: nobody noted it).
    """

    community: int
    platform: str
    place: str
    role: str = ""
    since: int = 0


class InboxState(StrEnum):
    """The life of a stored event."""

    NEW = "new"
    DONE = "done"
    STUCK = "stuck"


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A stored event. (`source`, `external_id`) dedupes; `seq` orders it; `lane` is talk or press."""

    source: str
    external_id: str
    community: int
    seq: int
    lane: str
    platform: str
    place: str
    event: Event
    state: InboxState
    tries: int
    error: str
    at: int


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A message kept for context and for taking back a deletion. Erasable, 30 days."""

    community: int
    platform: str
    channel: str
    message: str
    person: int
    name: str
    text: str
    at: int
    reply_to: str
    gone: bool = False
    album: str = ""


class Late(StrEnum):
    """What to do with a due item that is late."""

    MUST = "must"
    IF_FRESH = "if_fresh"
    COLLAPSE = "collapse"


@dataclass(frozen=True, slots=True)
class Due:
    """Something that happens later; claimed in the transaction that carries it out."""

    community: int
    kind: str
    ref: str
    at: int
    late: Late = Late.MUST
    blocked: bool = False
    tries: int = 0


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One link of the audit chain. `digest` is a salted hash of who and what; `prev` the hash before."""

    community: int
    seq: int
    prev: str
    hash: str
    verb: str
    actor_digest: str
    object_digest: str
    actor: int | None
    subject: int | None
    detail: str
    at: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A counter of a community."""

    community: int
    name: str
    value: int


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A version of a community's rule file; exactly one is `active`."""

    community: int
    version: str
    source: str
    at: int
    by: int | None
    active: bool


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """What is known of one rule's version from decisions and backtests: the evidence for promotion."""

    community: int
    rule: str
    version: str
    confirmed: int
    rejected: int
    recent: str
    backtested_at: int | None
    limit_told: int


@dataclass(frozen=True, slots=True)
class HeavyUse:
    """A heavy verb used by a person, for the hourly limit."""

    community: int
    person: int
    action: int
    at: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A small fact about a person or thing, by name ("told-limit", "morning", "seen-notice")."""

    community: int
    name: str
    value: str
    at: int


@dataclass(frozen=True, slots=True)
class Lease:
    """Who owns the store (or, later, a partition)."""

    name: str
    owner: str
    epoch: int
    beat_at: int
    note: str


@dataclass(frozen=True, slots=True)
class AdapterNote:
    """What an adapter has to remember by itself; `about` the account it tells of, "" for nobody."""

    platform: str
    kind: str
    key: str
    value: str
    about: str
    at: int
