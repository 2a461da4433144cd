"""Every activity, in the order in which /help shows their commands."""

from __future__ import annotations

from typing import Any, Final

from activities.activity import Activity
from activities.calls import STANDS
from activities.contests.activity import ACTIVITY as CONTESTS
from activities.crisis.activity import ACTIVITY as CRISIS
from activities.ears import EARS
from activities.events.activity import ACTIVITY as EVENTS
from activities.gallery.activity import ACTIVITY as GALLERY
from activities.ideas.activity import ACTIVITY as IDEAS
from activities.people.activity import ACTIVITY as PEOPLE
from activities.polls.activity import ACTIVITY as POLLS
from activities.posts.activity import ACTIVITY as POSTS
from activities.schedule.activity import ACTIVITY as SCHEDULE
from bot.ports.store import Table
from bot.ports.tables import TABLES as CORE_TABLES

CATALOG: Final[tuple[Activity, ...]] = (SCHEDULE, POLLS, CONTESTS, EVENTS, IDEAS, GALLERY, POSTS, PEOPLE, CRISIS)
BY_NAME: Final[dict[str, Activity]] = {one.name: one for one in CATALOG}
SHARED: Final[tuple[Table[Any], ...]] = (STANDS, EARS)
TABLES: Final[tuple[Table[Any], ...]] = (
    *CORE_TABLES, *SHARED, *dict.fromkeys(table for one in CATALOG for table in one.tables),
)  # fmt: skip
"""Every table of the store: the core's and the activities'."""
