"""A rule in words, as keys: "every second Tuesday at 19:30"."""

from __future__ import annotations

from typing import Final

from activities.schedule.rule import LAST, Freq, Rule
from bot.domain.text import Say, Several, say

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WORKDAYS: Final = (0, 1, 2, 3, 4)
WEEKEND: Final = (5, 6)
NTH: Final = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", LAST: "last"}


def said(rule: Rule) -> Say:
    """The rule in words, with its time and its end."""
    words = say("schedule-said", how=_how(rule), time=f"{rule.hour:02}:{rule.minute:02}")
    if rule.until:
        words = say("schedule-said-until", rule=words, date=date_words(rule.until))
    if rule.count:
        words = say("schedule-said-times", rule=words, n=rule.count)
    return words


def date_words(iso: str) -> Say:
    """A local date ("2026-12-24") in words, whatever zone its reader is in."""
    year, month, day = iso.split("-")
    return say("schedule-date", day=str(int(day)), month=say(f"schedule-month-{int(month)}"), year=year)


def _how(rule: Rule) -> Say:
    match rule.freq:
        case Freq.DAILY:
            return say("schedule-said-day") if rule.every == 1 else say("schedule-said-days", n=rule.every)
        case Freq.WEEKLY:
            return _weekly(rule)
        case Freq.MONTHLY:
            on = _on(rule)
            return say("schedule-said-month", on=on) if rule.every == 1 else _apart("months", rule.every, on)
        case Freq.YEARLY:
            month = say(f"schedule-month-{rule.months[0]}") if rule.months else ""
            on = say("schedule-said-date", day=str(rule.month_days[0]) if rule.month_days else "", month=month)
            return say("schedule-said-year", on=on) if rule.every == 1 else _apart("years", rule.every, on)


def _apart(unit: str, every: int, on: Say) -> Say:
    return say(f"schedule-said-{unit}", n=every, on=on)


def _weekly(rule: Rule) -> Say:
    if rule.every == 1 and len(rule.days) == 1:
        return say(f"schedule-each-{DAYS[rule.days[0]]}")
    if tuple(sorted(rule.days)) == WORKDAYS:
        on = say("schedule-on-workdays")
    elif tuple(sorted(rule.days)) == WEEKEND:
        on = say("schedule-on-weekends")
    else:
        on = say("schedule-on-days", days=Several(tuple(say(f"schedule-days-{DAYS[day]}") for day in rule.days)))
    return on if rule.every == 1 else _apart("weeks", rule.every, on)


def _on(rule: Rule) -> Say:
    if rule.days:
        several = tuple(
            say("schedule-nth", nth=NTH.get(nth, "fifth"), day=DAYS[day]) for nth in rule.nth for day in rule.days
        )
        return say("schedule-said-nth", days=Several(several))
    if rule.month_days == (LAST,):
        return say("schedule-said-last")
    days = tuple(say("schedule-last-day") if day == LAST else str(day) for day in rule.month_days)
    return say("schedule-said-date-of", n=len(days), days=Several(days))


def notes(rule: Rule) -> tuple[Say, ...]:
    """What one should know of a rule: months that it leaves out, and from when every second week is counted."""
    found: list[Say] = []
    late = [day for day in rule.month_days if day > 28]
    if late and rule.freq is Freq.MONTHLY:
        found.append(say("schedule-note-short", day=str(min(late))))
    if late and rule.freq is Freq.YEARLY and rule.months == (2,):
        found.append(say("schedule-note-leap"))
    if 5 in rule.nth:
        found.append(say("schedule-note-fifth"))
    if rule.freq is Freq.WEEKLY and rule.every > 1:
        nth = rule.every in (2, 3, 4) and len(rule.days) == 1
        found.append(say("schedule-note-counted", date=date_words(rule.starts)))
        if nth:
            found.append(
                say("schedule-note-nth", which=say("schedule-nth", nth=NTH[rule.every], day=DAYS[rule.days[0]]))
            )
    return tuple(found)
