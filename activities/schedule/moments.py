"""A moment, read from a person's words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final

from activities.schedule.clocks import clock_of, is_at_night, settled, zone_told
from activities.schedule.lengths import length_of
from activities.schedule.lexer import tokens_of
from activities.schedule.rule import instant, wall
from activities.schedule.said import date_words
from activities.schedule.tokens import Kind, Token
from activities.schedule.vocabulary import folded
from bot.domain.text import Moment, Say, say
from bot.domain.time import DAY, SECOND, parse_length

FARTHEST: Final = 10 * 366 * DAY
"""How far ahead anything may be planned: ten years; beyond it is a slip of the pen."""
_FROM_NOW: Final = re.compile(r" (?:from now|later)$")
_DAWN: Final = 5
"""The hour before which "tonight" is the night that has begun."""
_EACH: Final = re.compile(r"(?:days|ам|ям)$")
"""How weekdays end that mean every one of them."""
_JUST: Final = 31
"""Days for which a date without a year is taken as past rather than as next year's."""
_ALLOWED: Final = {Kind.DATE, Kind.TIME, Kind.SHIFT, Kind.WEEKDAY, Kind.NEXT, Kind.ZONE, Kind.PART, Kind.AFTER,
                   Kind.STAMP, Kind.MONTH_DAY}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Here:
    """Now, as the wall shows it in the zone that was told."""

    now: int
    zone: str | timezone

    @property
    def wall(self) -> datetime:
        if isinstance(self.zone, str):
            return wall(self.now, self.zone)
        return datetime.fromtimestamp(self.now / SECOND, UTC).astimezone(self.zone).replace(tzinfo=None)

    def instant(self, local: datetime) -> tuple[int, bool]:
        if isinstance(self.zone, str):
            return instant(local, self.zone)
        return round(local.replace(tzinfo=self.zone).timestamp()) * SECOND, False


def moment_in(text: str, now: int, zone: str) -> int | Say:
    """The instant (µs UTC) that a text names, seen from `now` in `zone`; else why not, with what to write."""
    found = _length_alone(text) or tokens_of(text)
    if isinstance(found, Say):
        return found
    tokens = settled(found, dates=True)
    odd = next((one for one in tokens if one.kind not in _ALLOWED), None)
    if odd is not None:
        if odd.kind is Kind.DOT:
            return say("schedule-bad-dot", text=odd.text, time=f"{odd.value[0]:02}:{odd.value[1]:02}")
        again = odd.kind in (Kind.EVERY, Kind.STEP, Kind.DAYS)
        return say("schedule-bad-once", text=odd.text) if again else say("schedule-bad-word", word=odd.text)
    told = zone_told(tokens, zone)
    if isinstance(told, Say):
        return told
    at = _moment(tokens, _Here(now, told))
    if isinstance(at, Say):
        return at
    if at <= now:
        return say("schedule-bad-past", at=Moment(at))
    return at if at - now <= FARTHEST else say("schedule-bad-far", at=Moment(at, "date"))


def _length_alone(text: str) -> tuple[Token, ...]:
    """ "2 hours", "+3d", "1h30m from now": so long from now; nothing where it is more or less than a length."""
    plain = _FROM_NOW.sub("", folded(text)).lstrip("+ ")
    found = length_of(plain) if plain else None
    if found is None:
        short = parse_length(plain)
        found = (short, 0, 0) if short is not None else None
    return (Token(Kind.AFTER, found, plain),) if found is not None else ()


def _moment(tokens: Sequence[Token], here: _Here) -> int | Say:
    """Where exactly one way of telling a day is used."""
    days = [one for one in tokens if one.kind in (Kind.DATE, Kind.SHIFT, Kind.MONTH_DAY, Kind.AFTER, Kind.STAMP)]
    weekdays = [one for one in tokens if one.kind is Kind.WEEKDAY]
    clock = clock_of(tokens)
    if isinstance(clock, Say):
        return clock
    if len(days) > 1 or len(weekdays) > 1:
        return say("schedule-bad-clash", one=(days or weekdays)[0].text, other=(days + weekdays)[-1].text)
    odd = _odd_day(tokens, days, weekdays)
    if odd is not None:
        return odd
    if not days and not weekdays:
        return _clock_only(clock, here) if clock else say("schedule-bad-no-day")
    if days and days[0].kind is Kind.STAMP:
        return days[0].value[0]
    if days and days[0].kind is Kind.AFTER:
        return _after(days[0], clock, here)
    if clock is None:
        return say("schedule-bad-no-time", text=(days or weekdays)[0].text)
    if is_at_night(tokens, clock) and (weekdays or days[0].value != (0,)):
        return say("schedule-bad-night", text=(days or weekdays)[0].text, time=f"{clock[0]:02}:{clock[1]:02}")
    if not days:
        return _at(_weekday(tokens, weekdays[0].value[0], clock, here), clock, here)
    day = _day(days[0], clock, here)
    if isinstance(day, date) and is_at_night(tokens, clock) and here.wall.hour >= _DAWN:
        day += timedelta(days=1)  # tonight, after midnight
    if isinstance(day, date) and weekdays and day.weekday() != weekdays[0].value[0]:
        return say("schedule-bad-weekday", date=date_words(day.isoformat()), text=weekdays[0].text)
    return day if isinstance(day, Say) else _at(day, clock, here)


def _odd_day(tokens: Sequence[Token], days: Sequence[Token], weekdays: Sequence[Token]) -> Say | None:
    """What can't be meant: "Fridays" of one moment, "in a week on Friday", "next" of what has no next."""
    if any(_EACH.search(one.text) for one in weekdays):
        return say("schedule-bad-once", text=weekdays[0].text)
    if days and days[0].kind is Kind.AFTER and weekdays:
        return say("schedule-bad-clash", one=days[0].text.strip(), other=weekdays[0].text)
    following = next((one for one in tokens if one.kind is Kind.NEXT), None)
    if following is None or weekdays:
        return None
    return say("schedule-bad-clash", one=following.text, other=days[0].text) if days else say("schedule-bad-no-day")


def _clock_only(clock: tuple[int, int], here: _Here) -> int | Say:
    """A time alone: today, or tomorrow when it has passed."""
    today = _at(here.wall.date(), clock, here)
    if isinstance(today, int) and today <= here.now:
        return _at(here.wall.date() + timedelta(days=1), clock, here)
    return today


def _after(token: Token, clock: tuple[int, int] | None, here: _Here) -> int | Say:
    """So long from now: hours by the clock that never jumps, days and months by the calendar."""
    micros, days, months = token.value
    if not days and not months:
        if clock is not None:
            return say("schedule-bad-clash", one=token.text.strip(), other=f"{clock[0]}:{clock[1]:02}")
        return here.now + micros
    if months > 1200 or days > 40_000:
        return say("schedule-bad-far", at=Moment(here.now + FARTHEST, "date"))
    start = here.wall
    day = _plus_months(start.date(), months) + timedelta(days=days)
    at = _at(day, clock, here) if clock else here.instant(datetime.combine(day, start.time()))[0]
    return at + micros if isinstance(at, int) else at


def _plus_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _weekday(tokens: Sequence[Token], weekday: int, clock: tuple[int, int], here: _Here) -> date:
    """The coming one; with "next" that of the next calendar week."""
    today = here.wall.date()
    if any(one.kind is Kind.NEXT for one in tokens):
        return today - timedelta(days=today.weekday()) + timedelta(days=7 + weekday)
    day = today + timedelta(days=(weekday - today.weekday()) % 7)
    if day == today and (here.wall.hour, here.wall.minute) >= clock:
        return day + timedelta(days=7)
    return day


def _day(token: Token, clock: tuple[int, int], here: _Here) -> date | Say:
    today = here.wall.date()
    if token.kind is Kind.SHIFT:
        return today + timedelta(days=token.value[0])
    if token.kind is Kind.MONTH_DAY:
        return _of_month(token, clock, here)
    year, month, day = token.value
    if year:
        return date(year, month, day)
    for add in range(9):
        try:
            found = date(today.year + add, month, day)
        except ValueError:  # 29 February
            continue
        if (today - found).days <= 0 or (today - found).days <= _JUST:
            return found
    return say("schedule-bad-date", text=token.text)


def _of_month(token: Token, clock: tuple[int, int], here: _Here) -> date | Say:
    """The next 24th (or last day) of a month."""
    if len(token.value) != 1:
        return say("schedule-bad-once", text=token.text.strip())
    day, start = token.value[0], here.wall
    for add in range(4):
        first = _plus_months(start.date().replace(day=1), add)
        last = calendar.monthrange(first.year, first.month)[1]
        if day > last:
            continue
        found = first.replace(day=last if day < 0 else day)
        if (found, clock) > (start.date(), (start.hour, start.minute)):
            return found
    return say("schedule-bad-date", text=token.text.strip())


def _at(day: date, clock: tuple[int, int], here: _Here) -> int | Say:
    """A wall time as an instant; one that the clocks leave out is told, with the first that there is."""
    local = datetime.combine(day, time(*clock))
    at, shifted = here.instant(local)
    if not shifted or not isinstance(here.zone, str):
        return at
    first = wall(at, here.zone)
    return say("schedule-bad-gap", date=date_words(day.isoformat()), time=f"{local:%H:%M}", first=f"{first:%H:%M}")
