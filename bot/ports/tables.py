"""Every table of the store. Keys lead with the community, except in `world` tables.

How to add one: declare its row in `bot/domain`, its table here, add it to `TABLES`, name its personal columns, write
the migration in `adapters/sql/migrations.py`.
"""

from __future__ import annotations

from typing import Any, Final

from bot.domain.cases import Card, Case, Evidence, Report
from bot.domain.decisions import Action, Decision, Notice, Sanction, Strike
from bot.domain.house import HouseRule
from bot.domain.lessons import AdaptationRow, Learning, LessonRow, Wish
from bot.domain.opinions import OpinionRow
from bot.domain.people import Account, Person
from bot.domain.raids import Entry, Raid, Raider
from bot.domain.records import (
    AdapterNote,
    AuditRow,
    Community,
    Due,
    HeavyUse,
    InboxRow,
    Lease,
    Mark,
    Place,
    RuleFile,
    RuleRecord,
    Sequence,
    StoredMessage,
)
from bot.domain.signals import Flag, Signal
from bot.domain.traces import Trace
from bot.ports.store import Table

COMMUNITIES: Final = Table("communities", Community, ("id",))
PLACES: Final = Table("places", Place, ("community", "platform", "place"), indexes=(("platform", "place"),))
INBOX: Final = Table(
    "inbox",
    InboxRow,
    ("source", "external_id"),
    indexes=(("state", "seq"),),
    personal=("event",),
    world=True,
)
PEOPLE: Final = Table("people", Person, ("community", "id"))
ACCOUNTS: Final = Table(
    "accounts",
    Account,
    ("platform", "id", "community"),
    indexes=(("community", "person"),),
    personal=("id", "name", "salt"),
    world=True,
)
MESSAGES: Final = Table(
    "messages",
    StoredMessage,
    ("community", "platform", "channel", "message"),
    indexes=(("community", "channel", "at"), ("community", "person")),
    personal=("name", "text", "message"),
)
TRACES: Final = Table("traces", Trace, ("community", "event"), indexes=(("community", "at"),))
SIGNALS: Final = Table(
    "signals",
    Signal,
    ("community", "id"),
    indexes=(("community", "case"), ("community", "person"), ("community", "at")),
)
FLAGS: Final = Table("flags", Flag, ("community", "id"), indexes=(("community", "key"), ("community", "case")))
CASES: Final = Table(
    "cases",
    Case,
    ("community", "number"),
    indexes=(("community", "state"), ("community", "person"), ("community", "message")),
)
EVIDENCE: Final = Table(
    "evidence",
    Evidence,
    ("community", "case", "id"),
    indexes=(("community", "person"), ("expires_at",)),
    personal=("name", "surfaces", "around", "facts", "media", "edits", "explain", "message"),
)
CARDS: Final = Table(
    "cards",
    Card,
    ("community", "case", "platform", "channel"),
    indexes=(("community", "platform", "channel", "message"),),
)
REPORTS: Final = Table(
    "reports", Report, ("community", "case", "person"), indexes=(("community", "person"),), personal=("reason",)
)
DECISIONS: Final = Table(
    "decisions",
    Decision,
    ("community", "id"),
    indexes=(("community", "case"), ("community", "by", "at")),
    personal=("note",),
)
ACTIONS: Final = Table(
    "actions",
    Action,
    ("community", "id"),
    indexes=(("state", "community", "id"), ("community", "case"), ("community", "decision"), ("community", "person")),
    personal=("act", "result", "before", "made_message"),
)
NOTICES: Final = Table(
    "notices",
    Notice,
    ("community", "id"),
    indexes=(("community", "person"), ("community", "case")),
    personal=("quote",),
)
STRIKES: Final = Table("strikes", Strike, ("community", "id"), indexes=(("community", "person"),))
SANCTIONS: Final = Table("sanctions", Sanction, ("community", "account_hash", "verb"))
HOUSE: Final = Table("house_rules", HouseRule, ("community", "number", "language", "version"))
RULE_FILES: Final = Table("rule_files", RuleFile, ("community", "version"))
RULE_RECORDS: Final = Table("rule_records", RuleRecord, ("community", "rule", "version"))
AUDIT: Final = Table(
    "audit", AuditRow, ("community", "seq"), indexes=(("community", "subject"), ("community", "actor"))
)
DUE: Final = Table("due", Due, ("community", "kind", "ref"), indexes=(("at",),))
SEQUENCES: Final = Table("sequences", Sequence, ("community", "name"))
HEAVY: Final = Table("heavy_uses", HeavyUse, ("community", "person", "action"))
MARKS: Final = Table("marks", Mark, ("community", "name"))
RAIDS: Final = Table("raids", Raid, ("community", "case"), indexes=(("community", "state"),))
RAIDERS: Final = Table("raiders", Raider, ("community", "case", "person"), indexes=(("community", "person"),))
ENTRIES: Final = Table("entries", Entry, ("community", "person"), indexes=(("community", "state"),))
LESSONS: Final = Table(
    "lessons",
    LessonRow,
    ("community", "case", "evidence", "head"),
    indexes=(("community", "filled", "id"), ("community", "at"), ("community", "head", "at")),
)
ADAPTATIONS: Final = Table("adaptations", AdaptationRow, ("community", "version"))
LEARNING: Final = Table("learning", Learning, ("community",))
WISHES: Final = Table("level_wishes", Wish, ("community", "head"))
OPINIONS: Final = Table("opinions", OpinionRow, ("community", "evidence"))
LEASES: Final = Table("leases", Lease, ("name",), world=True)
ADAPTER_NOTES: Final = Table(
    "adapter_notes",
    AdapterNote,
    ("platform", "kind", "key"),
    indexes=(("platform", "about"),),
    personal=("key", "value", "about"),
    world=True,
)

TABLES: Final[tuple[Table[Any], ...]] = (
    COMMUNITIES,
    PLACES,
    INBOX,
    PEOPLE,
    ACCOUNTS,
    MESSAGES,
    TRACES,
    SIGNALS,
    FLAGS,
    CASES,
    EVIDENCE,
    CARDS,
    REPORTS,
    DECISIONS,
    ACTIONS,
    NOTICES,
    STRIKES,
    SANCTIONS,
    HOUSE,
    RULE_FILES,
    RULE_RECORDS,
    AUDIT,
    DUE,
    SEQUENCES,
    HEAVY,
    MARKS,
    RAIDS,
    RAIDERS,
    ENTRIES,
    LESSONS,
    ADAPTATIONS,
    LEARNING,
    WISHES,
    OPINIONS,
    LEASES,
    ADAPTER_NOTES,
)
