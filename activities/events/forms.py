"""The forms of events, and what is done with what people typed: what can't be read is said, what can is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from activities.events import lifecycle
from activities.events.model import MAX_TITLE, NAME, Brief, Event, State
from activities.events.reading import as_typed, read_capacity, read_when
from activities.floor import Floor
from bot.domain.buttons import Token, write_token
from bot.domain.content import Field, FieldKind, Form
from bot.domain.text import Say, say

MAX_ABOUT: Final = 1000
MAX_PLACE: Final = 200
MAX_LINE: Final = 500
PLAN: Final = ("goal", "audience", "script", "speakers", "budget")


def _token(event: Event | None, verb: str) -> str:
    return write_token(Token(NAME, event.ref if event is not None else "0", verb))


def basics(event: Event | None, zone: str) -> Form:
    """What members see, five blanks; filled in where there is something already."""
    known = event or Event(0, 0)
    title = say("events-form-new") if event is None else say("events-form-edit")
    return Form(
        _token(event, "new" if event is None else "edit"), title,
        (Field("title", say("events-field-title"), value=known.title, max_length=MAX_TITLE),
         Field("when", say("events-field-when"), required=False, hint=say("events-hint-when"),
               value=as_typed(known.starts, known.ends, zone), max_length=100),
         Field("place", say("events-field-place"), required=False, hint=say("events-hint-place"), value=known.place,
               max_length=MAX_PLACE),
         Field("about", say("events-field-about"), FieldKind.LONG, required=False, value=known.about,
               max_length=MAX_ABOUT),
         Field("capacity", say("events-field-capacity"), required=False, hint=say("events-hint-capacity"),
               value=str(known.capacity or ""), max_length=10)),
        say("events-save"),
    )  # fmt: skip


def plan(event: Event) -> Form:
    """The rest of the brief, for the team."""
    fields = tuple(
        Field(name, say(f"events-field-{name}"), FieldKind.LONG, required=False, value=getattr(event.brief, name),
              max_length=MAX_LINE)
        for name in PLAN
    )  # fmt: skip
    return Form(_token(event, "plan"), say("events-form-plan"), fields, say("events-save"))


def ask(event: Event) -> Form:
    """A question for the event."""
    field = Field("text", say("events-field-question"), FieldKind.LONG, max_length=300)
    return Form(_token(event, "ask"), say("events-form-ask"), (field,), say("events-send"))


def here(event: Event) -> Form:
    """The code that the host shows."""
    field = Field("code", say("events-field-code"), hint=say("events-hint-code"), max_length=12)
    return Form(_token(event, "here"), say("events-form-here"), (field,), say("events-send"))


def cancel(event: Event) -> Form:
    """Call it off, with a reason if they like."""
    field = Field("reason", say("events-field-reason"), FieldKind.LONG, required=False, max_length=MAX_LINE)
    return Form(_token(event, "cancel"), say("events-form-cancel"), (field,), say("events-press-cancel"))


def dates(event: Event) -> Form:
    """Up to eight dates to choose from."""
    hint = say("events-hint-dates")
    field = Field("times", say("events-field-dates"), FieldKind.LONG, hint=hint, max_length=600)
    return Form(_token(event, "dates"), say("events-form-dates"), (field,), say("events-send"))


def read_basics(event: Event, values: Mapping[str, str], now: int, zone: str) -> tuple[Event, Say | None]:
    """The event with everything that could be read, and the first thing that could not, with its remedy."""
    wrong: Say | None = None
    if title := " ".join(values.get("title", "").split())[:MAX_TITLE]:
        event = replace(event, title=title)
    if place := values.get("place", "").strip()[:MAX_PLACE]:
        event = replace(event, place=place)
    if "about" in values:
        event = replace(event, about=values["about"].strip()[:MAX_ABOUT])
    if "capacity" in values:
        capacity = read_capacity(values["capacity"])
        event, wrong = (event, capacity) if isinstance(capacity, Say) else (replace(event, capacity=capacity), None)
    when = values.get("when", "").strip()
    if when and when != as_typed(event.starts, event.ends, zone):
        times = read_when(when, now, zone)
        if isinstance(times, Say):
            wrong = times
        elif event.state is State.RUNNING:
            wrong = say("events-running")
        else:
            event = replace(event, starts=times[0], ends=times[1])
    return event, wrong


async def save_basics(floor: Floor, event: Event, values: Mapping[str, str]) -> tuple[Event, Say | None]:
    """Keep what could be read; a change of time tells everybody who said yes or maybe."""
    after, wrong = read_basics(event, values, floor.now, floor.zone)
    return (await lifecycle.change(floor, event, after) if after != event else event), wrong


async def save_plan(floor: Floor, event: Event, values: Mapping[str, str]) -> Event:
    """Keep the rest of the brief."""
    said = {name: values[name].strip()[:MAX_LINE] for name in PLAN if name in values}
    return await lifecycle.change(floor, event, replace(event, brief=replace(event.brief or Brief(), **said)))
