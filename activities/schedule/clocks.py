"""The one time of day, and the zone, among tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from activities.schedule.tokens import UNITS, Kind, Token, in_part
from bot.domain.text import Say, say

_HOUR: Final = UNITS.index("hour")


def clock_of(tokens: Sequence[Token]) -> tuple[int, int] | Say | None:
    """(hour, minute); None when none is told; a Say when two are, or there is no such time."""
    times = {one.value for one in tokens if one.kind is Kind.TIME}
    if len(times) > 1:
        return say("schedule-bad-two-times")
    if not times:
        return None
    hour, minute = times.pop()
    part = next((one.value[0] for one in tokens if one.kind is Kind.PART), None)
    if part is not None:
        hour = in_part(hour, part)
    elif hour < 12 and any(one.text in ("tonight", "this evening", "this afternoon") for one in tokens):
        hour += 12
    if hour > 23 or minute > 59:
        return say("schedule-bad-clock", text=f"{hour}:{minute:02}")
    return hour, minute


def settled(tokens: Sequence[Token], *, dates: bool) -> list[Token]:
    """Tokens with what may be a date or a time decided: "24.12" is a date where `dates` are looked for and no other
    date is told; «19 часов» and a bare "19" are times where none is told."""
    found = list(tokens)
    dated = {Kind.DATE, Kind.SHIFT, Kind.WEEKDAY, Kind.MONTH_DAY, Kind.AFTER}
    for place, one in enumerate(found):
        if one.kind is not Kind.DOT:
            continue
        first, second = one.value
        has_day = any(other.kind in dated for other in found) or not dates
        is_date = not has_day and 1 <= second <= 12 and 1 <= first <= 31
        found[place] = (
            replace(one, kind=Kind.DATE, value=(0, second, first)) if is_date else replace(one, kind=Kind.TIME)
        )
    return found if any(one.kind is Kind.TIME for one in found) else _hours(found)


def _hours(tokens: list[Token]) -> list[Token]:
    for place, one in enumerate(tokens):
        hour = one.value[0] if one.value else 24
        is_hour = one.kind is Kind.NUMBER or (one.kind is Kind.STEP and one.value[1] == _HOUR and hour != 1)
        if is_hour and hour < 24 and (place == 0 or tokens[place - 1].kind is not Kind.EVERY):
            return [*tokens[:place], Token(Kind.TIME, (hour, 0), one.text), *tokens[place + 1 :]]
    return tokens


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
