"""Where contests are kept."""

from __future__ import annotations

from typing import Final

from activities.contests.model import Contest, Entry, Juror, Lot, Pick, Refusal, Score, Seal, Vote
from bot.ports.store import Table

CONTESTS: Final = Table(
    "contests", Contest, ("community", "id"), indexes=(("community", "state"),), personal=("title", "prize", "about")
)
SEALS: Final = Table("contest_seals", Seal, ("community", "contest"))
ENTRIES: Final = Table(
    "contest_entries",
    Entry,
    ("community", "contest", "person"),
    indexes=(("community", "contest", "number"), ("community", "person"), ("community", "message_id")),
    personal=("text", "message", "message_id"),
)
LOTS: Final = Table(
    "contest_lots",
    Lot,
    ("community", "contest", "line"),
    indexes=(("community", "contest", "person"), ("community", "person")),
    personal=("line",),
)
PICKS: Final = Table(
    "contest_picks",
    Pick,
    ("community", "contest", "rank"),
    indexes=(("community", "person"),),
    personal=("line", "prize"),
)
VOTES: Final = Table("contest_votes", Vote, ("community", "contest", "person"), indexes=(("community", "person"),))
SCORES: Final = Table(
    "contest_scores", Score, ("community", "contest", "person", "entry"), indexes=(("community", "person"),)
)
JURORS: Final = Table("contest_jurors", Juror, ("community", "contest", "person"), indexes=(("community", "person"),))
REFUSALS: Final = Table(
    "contest_refusals", Refusal, ("community", "contest", "person"), indexes=(("community", "person"),)
)
TABLES: Final = (CONTESTS, SEALS, ENTRIES, LOTS, PICKS, VOTES, SCORES, JURORS, REFUSALS)
