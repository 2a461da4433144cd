"""What people write about an event, read: when it is, how many it takes, whose role. Pure."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from activities.events.model import LONGEST, SHORTEST, USUAL
from activities.schedule.rule import instant, wall
from activities.schedule.words import read_moment, read_span
from bot.domain.text import Length, Say, say
from bot.domain.time import DAY, HOUR, MINUTE

MAX_CAPACITY: Final = 100_000
_UNTIL: Final = re.compile(
    r"(?P<start>.*\d{1,2}[:.]\d{2})\s*(?:-|–|—|\bto\b|\btill\b|\buntil\b|\bдо\b)\s*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})",
    re.IGNORECASE | re.DOTALL,
)
_LASTING: Final = re.compile(r",|;|\bfor\b|\bна\b|\blasting\b|\(", re.IGNORECASE)
_ANYBODY: Final = frozenset({"", "0", "-", "—", "no", "none", "unlimited", "нет", "без ограничений", "все"})
_ROLE: Final = re.compile(r"<@&(\d{1,25})>|([\w.-]{1,40})")


def read_when(text: str, now: int, zone: str) -> tuple[int, int] | Say:
    """(starts, ends) in µs UTC of "friday 19:00, 2h", "tomorrow 19:00-21:00", «завтра в 19:30 на 2 часа»; without a
    length an hour. A Say when it can't be read, is past, or lasts too short or too long."""
    text = text.strip()
    found = _UNTIL.fullmatch(text)
    if found is not None:
        starts = read_moment(found["start"], now, zone)
        return starts if isinstance(starts, Say) else _until(starts, int(found["hour"]), int(found["minute"]), zone)
    for cut in reversed(list(_LASTING.finditer(text))):
        length = read_span(text[cut.end() :].strip(" )."))
        begun = read_moment(text[: cut.start()].strip(" ,;"), now, zone) if length is not None else None
        if length is not None and isinstance(begun, int):
            return _checked(begun, begun + length)
    whole = read_moment(text, now, zone)
    return whole if isinstance(whole, Say) else (whole, whole + USUAL)


def _until(starts: int, hour: int, minute: int, zone: str) -> tuple[int, int] | Say:
    if hour == 24 and minute == 0:
        hour = 0
    if hour > 23 or minute > 59:
        return say("events-when-clock", time=f"{hour}:{minute:02}")
    local = wall(starts, zone)
    end = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if end <= local:
        end += timedelta(days=1)
    return _checked(starts, instant(end, zone)[0])


def _checked(starts: int, ends: int) -> tuple[int, int] | Say:
    if not SHORTEST <= ends - starts <= LONGEST:
        return say("events-when-length", least=Length(SHORTEST), most=Length(LONGEST))
    return starts, ends


def as_typed(starts: int, ends: int, zone: str) -> str:
    """A time as `read_when` reads it: "2026-12-24 18:00, 2h"; "" while there is none."""
    if not starts:
        return ""
    days, rest = divmod(ends - starts, DAY)
    hours, rest = divmod(rest, HOUR)
    parts = ((days, "d"), (hours, "h"), (rest // MINUTE, "m"))
    length = " ".join(f"{n}{unit}" for n, unit in parts if n)
    return f"{wall(starts, zone):%Y-%m-%d %H:%M}" + (f", {length}" if length else "")


def read_capacity(text: str) -> int | Say:
    """How many people an event takes; 0 for everybody."""
    plain = text.strip().casefold()
    if plain in _ANYBODY:
        return 0
    digits = re.sub(r"[\s\u00a0']", "", plain)
    if digits.isascii() and digits.isdecimal() and len(digits) < 9 and 0 < int(digits) <= MAX_CAPACITY:
        return int(digits)
    return say("events-capacity-unread", text=text.strip()[:50])


def read_role(text: str) -> str | None:
    """The id of a role, as typed or mentioned; "" for none; None when it can't be one."""
    plain = text.strip()
    if plain.casefold() in _ANYBODY:
        return ""
    found = _ROLE.fullmatch(plain)
    return (found[1] or found[2]) if found else None
