"""/event: everything that can be typed. Buttons do the same, and members need no command at all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from activities.activity import Handler
from activities.asked import Asked
from activities.events import (
    cards,
    dates,
    duties,
    forms,
    lifecycle,
    picking,
    publishing,
    questions,
    reminding,
    series,
    settling,
)
from activities.events.finding import AHEAD, ON, events_in, house_of, is_host, meant
from activities.events.model import Event, State
from activities.events.tables import HOUSES
from activities.floor import Floor
from activities.schedule.said import said
from activities.schedule.words import read_rule
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.messages import ChannelRef
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import Arg, Moment, Say, Several, say

NUMBER: Final = Option("number", OptionKind.NUMBER)
WHICH: Final = Option("number", OptionKind.NUMBER, required=True)
OFF: Final = frozenset({"off", "no", "stop", "none", "нет", "стоп", "выключить"})
ANY: Final = tuple(State)
Deed = Callable[[Floor, Asked, Event], Awaitable[Reply]]


def _on(deed: Deed, states: tuple[State, ...] = ANY, *, host: bool = True) -> Handler:
    """A handler for the event that the command means."""

    async def handle(floor: Floor, asked: Asked) -> Reply:
        event = await meant(floor, asked, states)
        if isinstance(event, Say):
            return Reply(event)
        if host and not is_host(event, asked):
            return Reply(asked.lacks(Standing.MODERATOR))
        return await deed(floor, asked, event)

    return handle


async def _list(floor: Floor, asked: Asked) -> Reply:
    events = [one for one in await events_in(floor, AHEAD) if one.state is not State.DRAFT or is_host(one, asked)]
    return Reply(content=await cards.listing(floor, events))


async def _show(floor: Floor, asked: Asked, event: Event) -> Reply:
    return Reply(content=await cards.more(floor, event, asked))


async def _new(floor: Floor, asked: Asked) -> Reply:
    values = {name: text for name, text in asked.args.items() if text.strip()}
    return await new(floor, asked, values) if values else Reply(form=forms.basics(None, floor.zone))


async def new(floor: Floor, asked: Asked, values: dict[str, str]) -> Reply:
    """Make a draft of what was typed; what could not be read stands in the answer, the rest is kept."""
    refused = asked.lacks(Standing.MODERATOR)
    if refused is not None:
        return Reply(refused)
    blank = Event(floor.id, 0, owner=asked.person.id)
    read, wrong = forms.read_basics(blank, values, floor.now, floor.zone)
    event = await lifecycle.draft(floor, read)
    return Reply(content=await cards.checklist(floor, event, asked, wrong or say("events-drafted")))


async def _edit(floor: Floor, asked: Asked, event: Event) -> Reply:
    if not (event.is_ahead or event.is_on):
        return Reply(settling.over(event))
    values = {name: text for name, text in asked.args.items() if name in ("title", "place", "about", "capacity")}
    event, wrong = await forms.save_basics(floor, event, values)
    if wrong is None:
        event, wrong = await settling.details(floor, asked, event)
    return Reply(content=await cards.checklist(floor, event, asked, wrong))


async def _publish(floor: Floor, asked: Asked, event: Event) -> Reply:
    channels = asked.channels.get("channels", ()) if asked.args.get("channels") else (asked.channel,)
    return Reply(await publishing.publish(floor, asked, event, channels))


async def _date(floor: Floor, asked: Asked, event: Event) -> Reply:
    if event.state is not State.DRAFT:
        return Reply(say("events-dates-over"))
    text = asked.args.get("times", "").strip()
    if text:
        channels = asked.channels.get("channels", ()) if asked.args.get("channels") else (asked.channel,)
        return await ask_dates(floor, asked, event, text, channels)
    if await dates.options_of(floor, event):
        return Reply(content=await picking.standing(floor, event))
    return Reply(form=forms.dates(event))


async def ask_dates(floor: Floor, asked: Asked, event: Event, text: str, channels: tuple[ChannelRef, ...]) -> Reply:
    """Ask the members when they can come."""
    found = dates.read_dates(text, floor.now, floor.zone)
    if isinstance(found, Say):
        return Reply(found)
    refused = await publishing.unfit(floor, asked, channels)
    if refused is not None:
        return Reply(refused)
    await dates.ask(floor, event, found, channels)
    return Reply(say("events-dates-sent", count=len(found), number=event.ref))


async def _move(floor: Floor, asked: Asked, event: Event) -> Reply:
    if not event.is_ahead:
        return Reply(say("events-running") if event.state is State.RUNNING else settling.over(event))
    moved, wrong = await forms.save_basics(floor, event, {"when": asked.args.get("when", "")})
    if wrong is not None:
        return Reply(wrong)
    told = say("events-move-done", at=Moment(moved.starts))
    return Reply(content=await cards.checklist(floor, moved, asked, told))


async def _cancel(floor: Floor, asked: Asked, event: Event) -> Reply:
    return Reply(await settling.cancel(floor, asked, event, asked.args.get("reason", "")))


async def _people(floor: Floor, asked: Asked, event: Event) -> Reply:
    return Reply(content=await cards.people(floor, event))


async def _ask(floor: Floor, asked: Asked, event: Event) -> Reply:
    text = asked.args.get("question", "").strip()
    return await settling.ask(floor, asked, event, text) if text else Reply(form=forms.ask(event))


async def _questions(floor: Floor, asked: Asked, event: Event) -> Reply:
    return Reply(content=await questions.listed(floor, event, asked.person.id, host=is_host(event, asked)))


async def _code(floor: Floor, asked: Asked, event: Event) -> Reply:
    return Reply(settling.code(event))


async def _slots(floor: Floor, asked: Asked, event: Event) -> Reply:
    text = asked.args.get("names", "").strip()
    if text:
        names = [] if text.casefold() in OFF else duties.read_names(text)
        if isinstance(names, Say):
            return Reply(names)
        await duties.set_names(floor, event, names)
    return Reply(content=await duties.listed(floor, event, asked.person.id))


async def _promote(floor: Floor, asked: Asked, event: Event) -> Reply:
    if not event.starts or not event.is_ahead:
        return Reply(say("events-promote-dateless"))
    text = asked.args.get("when", "").strip()
    times = [] if text.casefold() in OFF else reminding.read_plan(text, event, floor.now, floor.zone)
    if isinstance(times, Say):
        return Reply(times)
    channels = asked.channels.get("channels", ())
    if asked.args.get("channels") and (refused := await publishing.unfit(floor, asked, channels)) is not None:
        return Reply(refused)
    coming: tuple[Arg, ...] = tuple(Moment(at) for at in await reminding.set_promos(floor, event, times, channels))
    return Reply(say("events-promote-done", times=Several(coming)) if coming else say("events-promote-none"))


async def _repeat(floor: Floor, asked: Asked, event: Event) -> Reply:
    text = asked.args.get("rule", "").strip()
    if text.casefold() in OFF:
        return Reply(say("events-repeat-off" if await series.stop(floor, event) else "events-repeat-none"))
    if not event.is_on:
        return Reply(say("events-repeat-first"))
    rule = read_rule(text, floor.now, floor.zone)
    if isinstance(rule, Say):
        return Reply(rule)
    coming: tuple[Arg, ...] = tuple(Moment(one.at) for one in await series.start(floor, event, rule, asked.person.id))
    return Reply(say("events-repeat-done", rule=said(rule), times=Several(coming)))


async def _report(floor: Floor, asked: Asked, event: Event) -> Reply:
    if event.state is not State.OVER:
        return Reply(say("events-report-early"))
    return Reply(content=await cards.report(floor, event))


async def _settings(floor: Floor, asked: Asked) -> Reply:
    short = asked.args.get("brief") == "short"
    await floor.tx.put(HOUSES, replace(await house_of(floor), short=short))
    return Reply(say("events-brief-short" if short else "events-brief-full"))


def _texts(*names: str) -> tuple[Option, ...]:
    return tuple(Option(name) for name in names)


CHANNELS: Final = Option("channels", OptionKind.CHANNELS)
MODERATOR: Final = Standing.MODERATOR
NEW: Final = _texts("title", "when", "place", "about", "capacity")
EDIT: Final = (
    NUMBER, *_texts("title", "place", "about", "capacity"), Option("voice", OptionKind.CHANNEL),
    Option("owner", OptionKind.PERSON), Option("role"), Option("pin", OptionKind.CHOICE, choices=("yes", "no")),
    Option("questions", OptionKind.CHOICE, choices=("open", "looked")),
)  # fmt: skip
COMMANDS: Final[tuple[tuple[Command, Handler], ...]] = (
    (Command("event list"), _list),
    (Command("event show", options=(NUMBER,)), _on(_show, host=False)),
    (Command("event new", MODERATOR, NEW), _new),
    (Command("event edit", options=EDIT), _on(_edit, AHEAD)),
    (Command("event publish", MODERATOR, (WHICH, CHANNELS)), _on(_publish)),
    (Command("event date", MODERATOR, (WHICH, Option("times", rest=True), CHANNELS)), _on(_date)),
    (Command("event move", MODERATOR, (WHICH, Option("when", required=True, rest=True))), _on(_move)),
    (Command("event cancel", MODERATOR, (WHICH, Option("reason", rest=True))), _on(_cancel)),
    (Command("event people", options=(NUMBER,)), _on(_people)),
    (Command("event ask", options=(NUMBER, Option("question", rest=True))), _on(_ask, ON, host=False)),
    (Command("event questions", options=(NUMBER,)), _on(_questions, ON, host=False)),
    (Command("event code", options=(NUMBER,)), _on(_code, ON)),
    (Command("event slots", MODERATOR, (WHICH, Option("names", rest=True))), _on(_slots)),
    (Command("event promote", MODERATOR, (WHICH, Option("when", required=True, rest=True), CHANNELS)), _on(_promote)),
    (Command("event repeat", MODERATOR, (WHICH, Option("rule", required=True, rest=True))), _on(_repeat)),
    (Command("event report", options=(WHICH,)), _on(_report)),
    (Command("event settings", Standing.LEAD,
             (Option("brief", OptionKind.CHOICE, required=True, choices=("full", "short")),)), _settings),
)  # fmt: skip
