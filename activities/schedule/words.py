"""Times in people's words, English and Russian mixed as people mix them: read, or refused with what to write instead.

What is read is echoed (`said`, the next five dates), so that a misunderstanding is seen before it matters.
"""

from __future__ import annotations

from activities.schedule.lengths import length_of
from activities.schedule.moments import moment_in
from activities.schedule.rule import Rule
from activities.schedule.rules_read import rule_in
from activities.schedule.vocabulary import folded
from bot.domain.text import Say
from bot.domain.time import DAY, parse_length

_MONTH = 30 * DAY


def read_moment(text: str, now: int, zone: str) -> int | Say:
    """One moment (µs UTC) later than `now`: "tomorrow 19:30", «завтра в 19:30», "24.12. 18:00", "in 2 hours",
    "friday 20:00", "2026-12-24T18:00Z", "18:00 Europe/Berlin", Discord's "<t:1798131600>". A wall time that comes twice
    is its first. Else a Say: what is not understood, past, in a gap or unclear, with an example."""
    return moment_in(text, now, zone)


def read_rule(text: str, now: int, zone: str) -> Rule | Say:
    """A recurrence: "every monday 10:00", «каждый второй вторник в 19:30», "last friday of the month 18:00", «1 и 15
    числа каждого месяца в 12:00», "daily 9:30 until 31.12.". Its count begins with the first occurrence after `now`.
    Else a Say, with an example."""
    return rule_in(text, now, zone)


def read_span(text: str) -> int | None:
    """A length in µs: "2 hours", «два дня», "1h 30m", «полтора часа», "a week"; a month is 30 days. None when it is
    none, or is nothing."""
    plain = folded(text)
    short = parse_length(plain)
    if short is not None:
        return short or None
    found = length_of(plain)
    if found is None:
        return None
    micros, days, months = found
    return micros + days * DAY + months * _MONTH or None
