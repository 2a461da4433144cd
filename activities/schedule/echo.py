"""What a rule comes to: the rule in words, the next five dates with their offsets, and what changes with the clocks."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from activities.schedule.rule import Occurrence, Rule, occurrences, offset_at, wall
from activities.schedule.said import DAYS, date_words, notes, said
from bot.domain.content import Block, Line
from bot.domain.text import Say, say
from bot.domain.time import HOUR, MINUTE

SHOWN: Final = 5


def echo(rule: Rule, zone: str, now: int) -> tuple[Block, ...]:
    """A rule as whoever wrote it should see it before it matters. `zone` an IANA name, `now` µs UTC."""
    told: list[Block] = [Line(say("schedule-echo", rule=said(rule)), "strong")]
    told += [Line(one, "quiet") for one in notes(rule)]
    coming = occurrences(rule, zone, now, SHOWN)
    if not coming:
        return (*told, Line(say("schedule-echo-never"), "warn"))
    return (*told, Line(say("schedule-echo-next", n=len(coming), zone=zone), "quiet"), *_dates(coming, zone, now))


def _dates(coming: list[Occurrence], zone: str, now: int) -> list[Block]:
    before, lines = offset_at(now, zone), []
    for one in coming:
        offset = offset_at(one.at, zone)
        line = say("schedule-next", when=local_words(one.local), offset=offset_words(offset))
        if one.shifted:
            line = say("schedule-next-shifted", line=line, time=f"{wall(one.at, zone):%H:%M}")
        elif offset != before:
            line = say("schedule-next-changed", line=line)
        lines.append(Line(line))
        before = offset
    return list[Block](lines)


def local_words(local: str) -> Say:
    """A wall time ("2026-11-23T10:00") in words, with its weekday, whatever zone its reader is in."""
    at = datetime.fromisoformat(local)
    day = say(f"schedule-weekday-{DAYS[at.weekday()]}")
    return say("schedule-local", weekday=day, date=date_words(local[:10]), time=f"{at:%H:%M}")


def offset_words(offset: int) -> str:
    """An offset in µs as "UTC+5:30"."""
    hours, rest = divmod(abs(offset), HOUR)
    return f"UTC{'-' if offset < 0 else '+'}{hours}" + (f":{rest // MINUTE:02}" if rest else "")
