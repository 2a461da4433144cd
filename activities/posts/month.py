"""A month of the plan: which posts stand on which local day, as a picture and as its text twin."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from activities.posts.model import Post, State, title_of
from activities.posts.warnings import time_of
from activities.schedule.rule import instant, occurrences, wall
from bot.domain.drawings import DayNote, MonthGrid
from bot.domain.text import Words
from bot.domain.time import MINUTE

NAMES: Final = (
    ("jan", "янв"), ("feb", "фев"), ("mar", "мар"), ("apr", "апр"), ("may", "май", "мая"), ("jun", "июн"),
    ("jul", "июл"), ("aug", "авг"), ("sep", "сен"), ("oct", "окт"), ("nov", "ноя"), ("dec", "дек"),
)  # fmt: skip
NEXT: Final = frozenset({"next", "next month", "следующий", "следующий месяц"})
ON_TIME: Final = 5 * MINUTE
MOST: Final = 200
"""How many times of one series a month shows."""
_NUMBERS: Final = re.compile(r"(?:(\d{4})[-./])?(\d{1,2})(?:[-./](\d{4}))?")
_NAMED: Final = re.compile(r"([^\W\d]+)\.?\s*(\d{4})?")


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the local calendar."""

    year: int
    month: int

    @property
    def days(self) -> int:
        """How many days it has."""
        return monthrange(self.year, self.month)[1]

    def span(self, zone: str) -> tuple[int, int]:
        """µs UTC of its first instant, and of the one after its last."""
        after = self.moved(1)
        first, last = datetime(self.year, self.month, 1), datetime(after.year, after.month, 1)  # noqa: DTZ001  # wall time
        return instant(first, zone)[0], instant(last, zone)[0]

    def moved(self, months: int) -> Month:
        """So many months later."""
        count = self.year * 12 + self.month - 1 + months
        return Month(count // 12, count % 12 + 1)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day: `at` µs UTC; `post` its post (a series for what is still to come of it)."""

    at: int
    day: int
    time: str
    post: Post


def read_month(text: str, now: int, zone: str) -> Month | None:
    """ "", "next", "12", "2026-12", "12.2026", "december", "декабрь 2026"; a month without its year is the nearest that
    has not ended. None when it is no month."""
    here = wall(now, zone)
    this = Month(here.year, here.month)
    text = " ".join(text.casefold().split())
    if not text:
        return this
    if text in NEXT:
        return this.moved(1)
    if found := _NUMBERS.fullmatch(text):
        return _month(int(found[2]), found[1] or found[3] or "", this)
    if found := _NAMED.fullmatch(text):
        number = next((at for at, names in enumerate(NAMES, 1) if found[1].startswith(names)), 0)
        return _month(number, found[2] or "", this)
    return None


def _month(number: int, year: str, this: Month) -> Month | None:
    if not 1 <= number <= 12 or (year and not 1970 <= int(year) <= 9000):
        return None
    if year:
        return Month(int(year), number)
    return Month(this.year + (number < this.month), number)


def entries(posts: Sequence[Post], month: Month, zone: str, now: int) -> list[Entry]:
    """What was posted and what is planned in a month, in the order of time; drafts with a time among them."""
    since, until = month.span(zone)
    found: list[tuple[int, Post]] = []
    for one in posts:
        if one.rule is not None:
            if one.state is State.SCHEDULED:
                coming = occurrences(one.rule, zone, max(since, now) - 1, MOST)
                found += [(each.at, one) for each in coming if each.at < until]
        elif one.state is not State.WITHDRAWN and time_of(one):
            found.append((time_of(one), one))
    inside = [(at, post) for at, post in found if since <= at < until]
    return [_entry(at, post, zone) for at, post in sorted(inside, key=lambda pair: (pair[0], pair[1].id))]


def _entry(at: int, post: Post, zone: str) -> Entry:
    local = wall(at, zone)
    return Entry(at, local.day, f"{local.hour:02}:{local.minute:02}", post)


def grid(month: Month, found: Sequence[Entry], zone: str, now: int, foot: Words) -> MonthGrid:
    """The picture."""
    here = wall(now, zone)
    today = here.day if (here.year, here.month) == (month.year, month.month) else 0
    notes = tuple(DayNote(one.day, one.time, title_of(one.post), _kind(one.post)) for one in found)
    return MonthGrid(month.year, month.month, notes, today, foot)


def _kind(post: Post) -> str:
    return "draft" if post.state in (State.DRAFT, State.APPROVED) else "post"


def on_time(posts: Sequence[Post], month: Month, zone: str) -> tuple[int, int]:
    """Of the posts planned for a month whose time has come: how many stood within five minutes, and all of them."""
    since, until = month.span(zone)
    planned = [
        one for one in posts
        if not one.is_series and one.at and since <= one.at < until and one.state in (State.POSTED, State.MISSED)
    ]  # fmt: skip
    kept = [one for one in planned if one.state is State.POSTED and 0 <= one.posted_at - one.at <= ON_TIME]
    return len(kept), len(planned)
