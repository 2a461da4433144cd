"""The schedule's tables."""

from __future__ import annotations

from typing import Final

from activities.schedule.model import Fired, Held, Lateness, Schedule
from bot.ports.store import Table

SCHEDULES: Final = Table(
    "schedules",
    Schedule,
    ("community", "id"),
    indexes=(("community", "activity", "ref"), ("community", "state"), ("community", "by")),
)
FIRES: Final = Table("fires", Fired, ("community", "key"), indexes=(("community", "schedule", "due_at"),))
LATENESS: Final = Table("lateness", Lateness, ("community", "id"))
HELD: Final = Table("held_dues", Held, ("community", "kind", "ref"))
