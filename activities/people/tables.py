"""Tables about people."""

from __future__ import annotations

from typing import Any, Final

from activities.people.rows import Ambassador, Arrival, Buddy, Link, Pair, Programme, Task, Thanks, Welcome
from bot.ports.store import Table

WELCOMES: Final = Table("welcomes", Welcome, ("community", "platform", "place"), personal=("text",))
ARRIVALS: Final = Table("arrivals", Arrival, ("community", "person"), indexes=(("community", "at"),))
LINKS: Final = Table("invite_links", Link, ("community", "number"))
BUDDIES: Final = Table("buddies", Buddy, ("community", "person"))
PAIRS: Final = Table("buddy_pairs", Pair, ("community", "newcomer"), indexes=(("community", "buddy"),))
THANKS: Final = Table(
    "thanks", Thanks, ("community", "number"), indexes=(("community", "person"), ("community", "giver")),
    personal=("reason",),
)  # fmt: skip
AMBASSADORS: Final = Table("ambassadors", Ambassador, ("community", "person"), personal=("reason",))
PROGRAMMES: Final = Table("ambassador_programmes", Programme, ("community",))
TASKS: Final = Table("tasks", Task, ("community", "number"), indexes=(("community", "state"),), personal=("title",))

TABLES: Final[tuple[Table[Any], ...]] = (
    WELCOMES, ARRIVALS, LINKS, BUDDIES, PAIRS, THANKS, AMBASSADORS, PROGRAMMES, TASKS,
)  # fmt: skip
