"""How moments, lengths and lists are spelled for people; the words themselves stand in `common.ftl`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from babel.lists import format_list

from adapters.fluent.speech import Speech
from bot.domain.text import ListStyle, Moment
from bot.domain.time import DAY, HOUR, MINUTE, SECOND

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LAST: Final = 253_370_764_800 * SECOND  # the year 9999, less room for any zone
_SOON: Final = 7 * DAY
_YEAR: Final = 365 * DAY
_MONTH: Final = 30 * DAY


@dataclass(slots=True)
class Reader:
    """For whom it is said: zone, now (µs UTC or unknown), and whether this saying has named the zone already."""

    zone: str
    now: int | None
    zone_named: bool = False


def spell_length(speech: Speech, us: int) -> str:
    """ "28 min", "1 h 30 min", "2 years": at most two units, never more exact than people care for."""
    if us < SECOND:
        return speech.format("length-seconds", {"n": round(max(us, 0) / SECOND, 1)})
    spelled = [_part(speech, unit, n) for unit, n in _parts(us)]
    if len(spelled) == 1:
        return spelled[0]
    return speech.format("length-two", {"first": spelled[0], "second": spelled[1]})


def spell_moment(speech: Speech, moment: Moment, reader: Reader) -> str:
    """A moment in its style; without a `now` to count from it is written in full."""
    zone = find_zone(reader.zone)
    at, now = _local(moment.at, zone), None if reader.now is None else _local(reader.now, zone)
    match moment.style:
        case "time":
            return _time(speech, at)
        case "date":
            return _date(speech, at, now)
        case "ago" if reader.now is not None:
            return _ago(speech, reader.now - moment.at)
        case "until" if now is not None and reader.now is not None:
            if at.date() == now.date():
                return _with_zone(speech, at, _time(speech, at), reader)
            if abs(moment.at - reader.now) >= _SOON:
                return _date(speech, at, now)
    text = speech.format("date-and-time", {"date": _date(speech, at, now), "time": _time(speech, at)})
    return _with_zone(speech, at, text, reader)


def spell_list(speech: Speech, items: Sequence[str], style: ListStyle) -> str:
    """ "a, b and c" as the language joins; "dot" and "comma" join plainly."""
    if style == "dot":
        return " · ".join(items)
    if style == "comma":
        return ", ".join(items)
    return format_list(items, style="or" if style == "or" else "standard", locale=speech.locale)


@lru_cache(maxsize=1024)
def find_zone(name: str) -> tzinfo:
    """A zone by its IANA name; UTC when there is none such, so that what is said stays true."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


def _parts(us: int) -> list[tuple[str, int]]:
    """The units of a length, of one second or more, as (unit, number)."""
    if us < 10 * MINUTE:
        return _two("minutes", us // MINUTE, "seconds", us % MINUTE // SECOND)
    if us < DAY:
        return _two("hours", us // HOUR, "minutes", us % HOUR // MINUTE)
    if us < 7 * DAY:
        return _two("days", us // DAY, "hours", us % DAY // HOUR)
    if us < 100 * DAY:
        return [("days", us // DAY)]
    if us < _YEAR:
        return [("months", min(us // _MONTH, 11))]
    if us < 2 * _YEAR:
        return _two("years", us // _YEAR, "months", min(us % _YEAR // _MONTH, 11))
    return [("years", us // _YEAR)]


def _two(first: str, of_first: int, second: str, of_second: int) -> list[tuple[str, int]]:
    """Both units without those that are nought."""
    return [(unit, n) for unit, n in ((first, of_first), (second, of_second)) if n]


def _part(speech: Speech, unit: str, n: int) -> str:
    return speech.format(f"length-{unit}", {"n": n})


def _ago(speech: Speech, us: int) -> str:
    """ "2 min ago", "in 28 min", "just now": one unit is enough."""
    if -SECOND < us < MINUTE:
        return speech.format("length-just-now", {})
    length = _part(speech, *_parts(abs(us))[0])
    return speech.format("length-ago" if us > 0 else "length-in", {"length": length})


def _local(at: int, zone: tzinfo) -> datetime:
    """µs UTC in a zone; times beyond the calendar are held at its ends."""
    return (_EPOCH + timedelta(microseconds=min(max(at, -_LAST // 5), _LAST))).astimezone(zone)


def _time(speech: Speech, at: datetime) -> str:
    return format_datetime(at, speech.format("pattern-time", {}), locale=speech.locale)


def _date(speech: Speech, at: datetime, now: datetime | None) -> str:
    """ "20 May" this year, "20 May 2027" otherwise."""
    pattern = "pattern-day" if now is not None and at.year == now.year else "pattern-day-year"
    return format_datetime(at, speech.format(pattern, {}), locale=speech.locale)


def _with_zone(speech: Speech, at: datetime, text: str, reader: Reader) -> str:
    """Name the zone once a saying: "14:35 MSK", «14:35 МСК»."""
    if reader.zone_named:
        return text
    reader.zone_named = True
    return speech.format("time-in-zone", {"time": text, "zone": _zone_name(speech, at)})


def _zone_name(speech: Speech, at: datetime) -> str:
    """The zone's abbreviation as people know it ("MSK"), or its distance from UTC ("UTC+5")."""
    name = at.tzname() or "UTC"
    key = f"zone-{name.lower()}"
    if speech.has(key):
        return speech.format(key, {})
    if name.isalpha():
        return name
    offset = at.utcoffset() or timedelta()
    minutes = abs(offset) // timedelta(minutes=1)
    sign = "−" if offset < timedelta() else "+"
    return f"UTC{sign}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")
