"""The schedule, as the catalogue lists it."""

from __future__ import annotations

from typing import Final

from activities.activity import Activity
from activities.schedule.commands import COMMANDS, press
from activities.schedule.model import NAME
from activities.schedule.tables import FIRES, HELD, LATENESS, SCHEDULES

ACTIVITY: Final = Activity(
    name=NAME,
    commands=COMMANDS,
    press=press,
    tables=(SCHEDULES, FIRES, LATENESS, HELD),
    named=((SCHEDULES, "by"),),
)
