"""Calendar files (RFC 5545): what people put into a calendar of their own, and what the editorial calendar exports.

Something that happens once is told as an instant of UTC, which every calendar shows in its reader's own zone. What
recurs is told as local wall time with its zone (and the zone's rules beside it), so that "Mondays at 10" stays at 10
when the clocks change. Escaping and folding are the `icalendar` library's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vRecur, vText

PRODUCT: Final = "-//Steward//Community calendar//EN"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")
_ADDRESS: Final = re.compile(r"https?://[^\s\x00-\x20\x7f\"<>\\^`{|}]+")
_YEARS: Final = 10
"""For how many years after its start a recurring entry's zone is spelled out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a calendar.

    `uid` is the same for the same thing in every file; `sequence` grows when it changes, `stamp` is when (µs UTC; 0:
    its start). `starts`, `ends` µs UTC; an end that is not after the start is left out. `rule` is an RRULE without its
    name ("FREQ=WEEKLY;BYDAY=MO") and `local` the start as wall time of the calendar's zone ("2026-03-29T10:00"), both
    empty for what happens once.
    """

    uid: str
    summary: str
    starts: int
    ends: int
    description: str = ""
    where: str = ""
    rule: str = ""
    local: str = ""
    url: str = ""
    cancelled: bool = False
    sequence: int = 0
    stamp: int = 0


def calendar(name: str, entries: Sequence[Entry], zone: str) -> str:
    """A calendar file called `name`; `zone` is the IANA name that `Entry.local` is meant in.

    Lines end with CR LF as the format wants. Raises ValueError for a `rule` that is none, and KeyError (ZoneInfo's) for
    an unknown zone: both are bugs of the caller.
    """
    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", vText(" ".join(_clean(name).split())))
    wall = ZoneInfo(zone)
    for entry in entries:
        file.add_component(_event(entry, wall))
    years = [_at(one.starts).year for one in entries if one.rule]
    if years:
        file.add_missing_timezones(date(max(min(years) - 1, 1970), 1, 1), date(max(years) + _YEARS, 1, 1))
    return str(file.to_ical().decode())


def _event(entry: Entry, wall: ZoneInfo) -> Event:
    event = Event()
    event.add("uid", "".join(_clean(entry.uid).split()))
    event.add("dtstamp", _at(entry.stamp or entry.starts))
    event.add("sequence", entry.sequence)
    event.add("summary", _clean(entry.summary))
    starts, ends = _at(entry.starts), _at(entry.ends)
    if entry.rule:
        local = datetime.fromisoformat(entry.local) if entry.local else starts.astimezone(wall).replace(tzinfo=None)
        starts, ends = local.replace(tzinfo=wall), (local + (ends - starts)).replace(tzinfo=wall)
        event.add("rrule", _rule(entry.rule, wall))
    event.add("dtstart", starts)
    if entry.ends > entry.starts:
        event.add("dtend", ends)
    for field, text in (("description", entry.description), ("location", entry.where)):
        if text:
            event.add(field, _clean(text))
    if _ADDRESS.fullmatch(entry.url):
        event.add("url", entry.url)
    if entry.cancelled:
        event.add("status", "CANCELLED")
    return event


def _rule(text: str, wall: ZoneInfo) -> vRecur:
    """The rule; an UNTIL on the wall clock becomes the instant that RFC 5545 wants beside a zone."""
    rule: vRecur = vRecur.from_ical(text)
    ends = [one for one in rule.get("UNTIL", []) if isinstance(one, datetime)]
    if ends:
        rule["UNTIL"] = [one.replace(tzinfo=one.tzinfo or wall).astimezone(UTC) for one in ends]
    return rule


def _at(us: int) -> datetime:
    return (_EPOCH + timedelta(microseconds=us)).replace(microsecond=0)


def _clean(text: str) -> str:
    """Text without what no calendar can hold: control characters; every kind of line end becomes one."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
