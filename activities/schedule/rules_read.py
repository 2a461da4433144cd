"""A recurrence, read from a person's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from activities.schedule.clocks import clock_of, settled, zone_told
from activities.schedule.lexer import tokens_of
from activities.schedule.moments import FARTHEST
from activities.schedule.rule import LAST, Freq, Rule, occurrences, wall
from activities.schedule.tokens import UNITS, Kind, Token
from bot.domain.text import Say, say

_DAY, _WEEK, _MONTH, _YEAR = (UNITS.index(one) for one in ("day", "week", "month", "year"))
_QUARTER: Final = UNITS.index("quarter")
MOST_EVERY: Final = 104
"""The longest step: every 104th week."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What was told, sorted: the step (n, unit) or None, weekdays, ordinals, days of the month, a date, whether a word
    such as "every" stands there, and a part of the day ("every morning"); `group`:
    weekdays are told together ("workdays")."""

    step: tuple[int, int] | None
    days: tuple[int, ...]
    nth: tuple[int, ...]
    month_days: tuple[int, ...]
    date: Token | None
    every: bool
    part: bool
    group: bool


def rule_in(text: str, now: int, zone: str) -> Rule | Say:
    """The rule that a text names, counted from `now` (µs UTC) on; else why not, with what to write."""
    found = tokens_of(text)
    if isinstance(found, Say):
        return found
    tokens, ends = _ends(settled(found, dates=False), now, zone)
    if isinstance(ends, Say):
        return ends
    told_zone = zone_told(tokens, zone)
    if isinstance(told_zone, Say):
        return told_zone
    if told_zone != zone:
        return say("schedule-bad-rule-zone", zone=zone)
    rule = _rule(tokens, wall(now, zone).date())
    if isinstance(rule, Say):
        return rule
    return _anchored(replace(rule, until=ends.until, count=ends.count), ends.since, now, zone)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Local dates between which a rule is due, and how often; "" and 0 where nothing is told."""

    since: str = ""
    until: str = ""
    count: int = 0


def _ends(tokens: Sequence[Token], now: int, zone: str) -> tuple[list[Token], _Ends | Say]:
    """What is left without "until 31 December", "from 1 June", "10 times"."""
    rest: list[Token] = []
    tokens = [_every_other(one) for one in tokens]
    ends, today = _Ends(), wall(now, zone).date()
    skip = False
    for place, one in enumerate(tokens):
        if skip:
            skip = False
            continue
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if one.kind is Kind.TIMES and len(one.value) == 1 and one.value[0] > 0:
            ends = replace(ends, count=one.value[0])
        elif one.kind in (Kind.UNTIL, Kind.SINCE) and after is not None and after.kind is Kind.DATE:
            day = _next_date(after, today)
            if day is None:
                return rest, say("schedule-bad-date", text=after.text)
            ends = replace(ends, until=day) if one.kind is Kind.UNTIL else replace(ends, since=day)
            skip = True
        elif one.kind is Kind.SINCE:
            continue  # «с» before something else is a little word
        else:
            rest.append(one)
    return rest, ends


def _every_other(token: Token) -> Token:
    """«через день» is every second day where a rule is told."""
    if token.kind is Kind.AFTER and token.text.startswith("через") and token.value in ((0, 1, 0), (0, 7, 0), (0, 0, 1)):
        days = token.value[1]
        return replace(token, kind=Kind.STEP, value=(2, _DAY if days == 1 else _WEEK if days else _MONTH))
    return token


def _next_date(token: Token, today: date) -> str | None:
    year, month, day = token.value
    for one in (year,) if year else range(today.year, today.year + 9):
        try:
            found = date(one, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found.isoformat()
    return None


def _told(tokens: Sequence[Token]) -> _Told | Say:
    steps = [one.value for one in tokens if one.kind is Kind.STEP]
    if len({unit for _, unit in steps}) > 1 and not _is_part_of_month(steps):
        return say("schedule-bad-clash", one=_text(tokens, Kind.STEP, 0), other=_text(tokens, Kind.STEP, -1))
    step = max(steps, key=lambda one: (one[1] == _QUARTER, one[0])) if steps else None
    dates = [one for one in tokens if one.kind is Kind.DATE]
    if len(dates) > 1:
        return say("schedule-bad-clash", one=dates[0].text, other=dates[1].text)
    days = [day for one in tokens if one.kind in (Kind.WEEKDAY, Kind.DAYS) for day in one.value]
    month_days = [n for one in tokens if one.kind in (Kind.MONTH_DAY, Kind.NUMBER) for n in one.value]
    return _Told(
        (step[0], step[1]) if step else None,
        tuple(sorted(set(days))),
        tuple(dict.fromkeys(one.value[0] for one in tokens if one.kind is Kind.NTH)),
        tuple(dict.fromkeys(month_days)),
        dates[0] if dates else None,
        any(one.kind is Kind.EVERY for one in tokens),
        any(one.kind is Kind.PART for one in tokens),
        any(one.kind is Kind.DAYS for one in tokens),
    )


def _is_part_of_month(steps: Sequence[tuple[int, ...]]) -> bool:
    """ "the first day of the month every 3 months" tells months only; "quarterly" months by three."""
    return {unit for _, unit in steps} <= {_MONTH, _QUARTER}


def _text(tokens: Sequence[Token], kind: Kind, place: int) -> str:
    return [one.text for one in tokens if one.kind is kind][place].strip()


def _rule(tokens: Sequence[Token], today: date) -> Rule | Say:
    odd = next((one for one in tokens if one.kind in (Kind.AFTER, Kind.SHIFT, Kind.STAMP, Kind.NEXT, Kind.UNTIL)), None)
    if odd is not None:
        return say("schedule-bad-repeat", text=odd.text.strip())
    told = _tangled(tokens) or _told(tokens)
    if isinstance(told, Say):
        return told
    if told.step is not None and UNITS[told.step[1]] in ("second", "minute", "hour"):
        return say("schedule-bad-often")
    if told.step is not None and not 1 <= told.step[0] <= MOST_EVERY:
        return say("schedule-bad-step", most=MOST_EVERY)
    clock = clock_of(tokens)
    if isinstance(clock, Say):
        return clock
    made = _kind_of(told, Rule(Freq.DAILY, today.isoformat(), *(clock or (0, 0))))
    if isinstance(made, Rule) and clock is None:
        return say("schedule-bad-rule-time")
    return made


def _kind_of(told: _Told, rule: Rule) -> Rule | Say:
    if told.date is not None:
        return _yearly(told, rule)
    if told.days:
        return _by_weekday(told, rule)
    if told.month_days or (told.nth and _unit(told) in (_MONTH, _QUARTER)):
        return _by_month_day(told, rule)
    n, unit = told.step or (1, None)
    if unit == _DAY or (unit is None and told.every and told.part):
        return replace(rule, every=n)
    if unit in (_WEEK, _MONTH, _QUARTER, _YEAR):
        return say("schedule-bad-which-day")
    return say("schedule-bad-rule")


def _tangled(tokens: Sequence[Token]) -> Say | None:
    """What is two rules, or less than one: "first Monday and third Friday", "three times a week on Monday"."""
    dot = next((one for one in tokens if one.kind is Kind.DOT), None)
    if dot is not None:
        return say("schedule-bad-dot", text=dot.text, time=f"{dot.value[0]:02}:{dot.value[1]:02}")
    days = [place for place, one in enumerate(tokens) if one.kind in (Kind.WEEKDAY, Kind.DAYS)]
    many = sum(len(tokens[place].value) for place in days)
    per = [one for one in tokens if one.kind is Kind.TIMES and len(one.value) == 2]
    if any(one.value != (many, _WEEK) for one in per):
        return say("schedule-bad-which-day")
    nths = [place for place, one in enumerate(tokens) if one.kind is Kind.NTH]
    if not days or not nths:
        return None
    units = [one.value[1] for one in tokens if one.kind is Kind.STEP]
    if any(tokens[place].text == "other" for place in nths) and (_MONTH in units or _QUARTER in units):
        return say("schedule-bad-which-week")
    again = any(
        one.kind is Kind.EVERY and following.kind in (Kind.WEEKDAY, Kind.NTH, Kind.DAYS) and place > days[0]
        for place, (one, following) in enumerate(pairwise(tokens))
    )
    if again or nths[-1] > days[0] or (len(nths) > 1 and many > 1):
        return say("schedule-bad-mixed")
    return None


def _unit(told: _Told) -> int | None:
    return told.step[1] if told.step else None


def _months(told: _Told) -> int:
    n, unit = told.step or (1, _MONTH)
    return n * 3 if unit == _QUARTER else n


def _by_weekday(told: _Told, rule: Rule) -> Rule | Say:
    unit, n = _unit(told), told.step[0] if told.step else 1
    if told.month_days or unit == _YEAR:
        return say("schedule-bad-mixed")
    monthly = unit in (_MONTH, _QUARTER)
    if told.nth and (monthly or not told.every or told.nth[0] in (1, 5, LAST)):
        if told.group:
            return say("schedule-bad-nth-days")
        return replace(rule, freq=Freq.MONTHLY, every=_months(told), days=told.days, nth=told.nth)
    if monthly:
        return say("schedule-bad-which-week")
    if unit == _DAY and n != 1:
        return say("schedule-bad-mixed")
    if told.nth and (len(told.nth) > 1 or n != 1):
        return say("schedule-bad-mixed")
    return replace(rule, freq=Freq.WEEKLY, every=told.nth[0] if told.nth else n, days=told.days)


def _by_month_day(told: _Told, rule: Rule) -> Rule | Say:
    if _unit(told) not in (None, _MONTH, _QUARTER):
        return say("schedule-bad-mixed")
    days = (*told.month_days, *told.nth)
    if any(not (1 <= day <= 31 or day == LAST) for day in days):
        return say("schedule-bad-rule")
    ordered = tuple(sorted(days, key=lambda day: (day < 0, day)))
    return replace(rule, freq=Freq.MONTHLY, every=_months(told), month_days=ordered)


def _yearly(told: _Told, rule: Rule) -> Rule | Say:
    assert told.date is not None
    if told.days or told.month_days or told.nth or _unit(told) not in (None, _YEAR):
        return say("schedule-bad-mixed")
    year, month, day = told.date.value
    if year or not (told.every or told.step):
        return say("schedule-bad-repeat", text=told.date.text)
    n = told.step[0] if told.step else 1
    return replace(rule, freq=Freq.YEARLY, every=n, months=(month,), month_days=(day,))


def _anchored(rule: Rule, since: str, now: int, zone: str) -> Rule | Say:
    """Counted from its first occurrence, so that "every second Tuesday" begins with the coming one."""
    start = replace(rule, starts=since or rule.starts, every=1, count=0)
    first = next(iter(occurrences(start, zone, now, 1)), None)
    if first is None:
        return say("schedule-bad-over")
    if first.at - now > FARTHEST:
        return say("schedule-bad-far-rule")
    return replace(rule, starts=first.local[:10])
