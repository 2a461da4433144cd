"""The one time of day, and the zone, among tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from activities.schedule.tokens import EVENING, PARTS, UNITS, Kind, Token, in_part
from activities.schedule.vocabulary import NIGHT
from bot.domain.text import Say, say

_HOUR: Final = UNITS.index("hour")
_DATED: Final = {Kind.DATE, Kind.SHIFT, Kind.MONTH_DAY, Kind.AFTER}
_BARE: Final = re.compile(r"(?:(?:at|в|во|к) )?[1-5](?: ?час(?:ов|а)?| ?ч|h)?")
_PARTED: Final = re.compile(rf"\d ?(?:{'|'.join(PARTS)})$|noon|midday|midnight|полдень|полночь")
_MIDNIGHT: Final = re.compile(rf"midnight|полночь|12(?::00)?(?: ?час(?:ов|а)?)? ?(?:{NIGHT})$")


def clock_of(tokens: Sequence[Token]) -> tuple[int, int] | Say | None:
    """(hour, minute); None when none is told; a Say when two are, or there is no such time."""
    times = {one.value: one.text for one in tokens if one.kind is Kind.TIME}
    if len(times) > 1:
        return say("schedule-bad-two-times")
    if not times:
        return None
    (told, minute), text = times.popitem()
    hour = _hour_meant(told, text, tokens)
    if not 0 <= hour <= 23 or minute > 59:
        return say("schedule-bad-clock", text=f"{told}:{minute:02}")
    if hour == told and 1 <= hour <= 5 and _BARE.fullmatch(text) and not any(one.kind is Kind.PART for one in tokens):
        return say("schedule-bad-hour", hour=str(hour), night=f"{hour:02}:00", day=f"{hour + 12}:00")
    return hour, minute


def _hour_meant(hour: int, text: str, tokens: Sequence[Token]) -> int:
    """The hour, with the part of the day that stands elsewhere: "tonight at 8", «сегодня вечером в 8»."""
    if _PARTED.search(text):
        return hour
    part = next((one for one in tokens if one.kind is Kind.PART), None)
    if part is not None:
        return -1 if hour == 12 and part.text in EVENING else in_part(hour, part.value[0])
    if any(one.text == "tonight" for one in tokens):
        return 0 if hour == 12 else hour + 12 if 5 <= hour < 12 else hour
    if any(one.text == "this evening" for one in tokens):
        return -1 if hour == 12 else in_part(hour, 3)
    return in_part(hour, 2) if any(one.text == "this afternoon" for one in tokens) else hour


def is_at_night(tokens: Sequence[Token], clock: tuple[int, int]) -> bool:
    """Whether a time is told as one of the night, which belongs to two days: "midnight", "tonight at 1"."""
    nights = [one for one in tokens if one.kind is Kind.PART and one.value == (1,)]
    told = any(one.kind is Kind.TIME and _MIDNIGHT.search(one.text) for one in tokens)
    return clock[0] < 5 and (told or bool(nights) or any(one.text == "tonight" for one in tokens))


def settled(tokens: Sequence[Token], *, dates: bool) -> list[Token]:
    """Tokens with what may be a date or a time decided: "24.12" is a date where `dates` are looked for and no other
    date is told; «19 часов» and a bare "19" are times where none is told."""
    found = list(tokens)
    for place, one in enumerate(found):
        if one.kind is Kind.DOT:
            found[place] = _dot(one, found, place, dates=dates)
    return found if any(one.kind is Kind.TIME for one in found) else _hours(found)


def _dot(one: Token, tokens: Sequence[Token], place: int, *, dates: bool) -> Token:
    """ "24.12" as a date, as a time, or as it was, where it may be both: "Friday 18.12"."""
    first, second = one.value
    others = [other for at, other in enumerate(tokens) if at != place]
    may_be_date, is_short = 1 <= second <= 12 and 1 <= first <= 31, one.text[-2] == "."
    timed = any(other.kind in (Kind.TIME, Kind.NUMBER) or (other.kind is Kind.DOT) for other in others)
    bound = place > 0 and tokens[place - 1].kind in (Kind.UNTIL, Kind.SINCE)
    dayed = any(other.kind in _DATED for other in others)
    on_weekday = any(other.kind is Kind.WEEKDAY for other in others)
    clear = not dayed and (timed or (dates and not on_weekday))
    if may_be_date and (bound or clear or (dates and _timed_else(others))):
        return replace(one, kind=Kind.DATE, value=(0, second, first))
    if is_short or (may_be_date and dates and on_weekday and not dayed):
        return one
    return replace(one, kind=Kind.TIME)


def _timed_else(others: Sequence[Token]) -> bool:
    return any(other.kind is Kind.TIME for other in others)


def _hours(tokens: list[Token]) -> list[Token]:
    """Tokens with the one that can only be the hour taken as the time."""
    found = []
    for place, one in enumerate(tokens):
        hour = one.value[0] if one.value else 24
        step = one.kind is Kind.STEP and one.value[1] == _HOUR and hour != 1 and one.text[:1].isdecimal()
        if (step or one.kind is Kind.NUMBER) and hour < 24 and (place == 0 or tokens[place - 1].kind is not Kind.EVERY):
            found.append(place)
    if len(found) != 1:
        return tokens
    place = found[0]
    return [*tokens[:place], Token(Kind.TIME, (tokens[place].value[0], 0), tokens[place].text), *tokens[place + 1 :]]


def zone_told(tokens: Sequence[Token], zone: str) -> str | timezone | Say:
    """The zone that is told, else the given one; an offset as a fixed zone."""
    told = [one for one in tokens if one.kind is Kind.ZONE]
    if not told:
        return zone
    if len(told) > 1 and not (len(told) == 2 and told[0].name == "UTC" and told[1].value):
        return say("schedule-bad-two-zones")
    one = told[-1]
    if one.value:
        return timezone(timedelta(minutes=one.value[0]))
    return known_zone(one.name) or say("schedule-bad-zone", text=one.name)


def known_zone(name: str) -> str:
    """The IANA name as it is spelled, whatever the case it was typed in; "" when there is none such."""
    spelled = "/".join("_".join(part.capitalize() for part in piece.split("_")) for piece in name.split("/"))
    for one in (name, spelled):
        try:
            return ZoneInfo(one).key
        except (KeyError, ValueError, OSError):
            continue
    return ""
