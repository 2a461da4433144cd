"""Where polls stand in the store."""

from __future__ import annotations

from typing import Any, Final

from activities.polls.pads import Pad
from activities.polls.poll import Ballot, Outcome, Poll, Seal, Slot, Voter
from bot.ports.store import Table

POLLS: Final = Table(
    "polls",
    Poll,
    ("community", "number"),
    indexes=(("community", "state"), ("community", "fire"), ("community", "native_key")),
)
PADS: Final = Table("poll_pads", Pad, ("community", "number"), personal=("values",))
VOTERS: Final = Table("poll_voters", Voter, ("community", "poll", "person"), indexes=(("community", "person"),))
BALLOTS: Final = Table("poll_ballots", Ballot, ("community", "poll", "key"))
SEALS: Final = Table("poll_seals", Seal, ("community", "poll"))
SLOTS: Final = Table("poll_slots", Slot, ("community", "poll", "slot"), indexes=(("community", "poll", "ballot"),))
OUTCOMES: Final = Table("poll_outcomes", Outcome, ("community", "poll"))
TABLES: Final[tuple[Table[Any], ...]] = (POLLS, PADS, VOTERS, BALLOTS, SEALS, SLOTS, OUTCOMES)
