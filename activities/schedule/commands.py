"""/schedule: what repeats, listed, previewed, paused, moved, run now, deleted; by command or button alike."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities.activity import Handler
from activities.asked import Asked
from activities.floor import Floor
from activities.schedule import service, views
from activities.schedule.echo import echo
from activities.schedule.model import NAME, NOW, Schedule, State
from activities.schedule.tables import SCHEDULES
from activities.schedule.words import read_moment, read_rule
from bot.domain.buttons import Token
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.content import Content, Line, Look
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import Moment, Say, Words, say
from bot.ports.store import Where, where

_NUMBER: Final = (Option("number", OptionKind.NUMBER, required=True),)
LIST: Final = Command("schedule", Standing.MODERATOR)
PREVIEW: Final = Command("schedule preview", Standing.MODERATOR, (Option("what", required=True, rest=True),))
MOVE: Final = Command(
    "schedule move", Standing.MODERATOR, (*_NUMBER, Option("rule", rest=True))
)  # fmt: skip
VERBS: Final = ("pause", "resume", "run", "delete")


async def press(floor: Floor, asked: Asked) -> Reply:
    """Any button or form of schedules; authorised anew."""
    denied = asked.lacks(Standing.MODERATOR)
    if denied is not None:
        return Reply(denied)
    token = asked.token or Token(NAME, "", "home")
    if token.verb == "home":
        return await home(floor, int(token.arg) if token.arg.isdecimal() else 0)
    row = await service.schedule(floor, int(token.ref)) if token.ref.isdecimal() and len(token.ref) < 12 else None
    if row is None:
        return Reply(say("schedule-unknown"))
    return await _deed(floor, asked, row, token.verb)


async def home(floor: Floor, page: int = 0) -> Reply:
    """Everything that goes on, what comes next first."""
    alive = (*where(community=floor.id), Where("state", "in", [State.ACTIVE, State.PAUSED]))
    rows = sorted(await floor.tx.find(SCHEDULES, *alive), key=lambda one: (one.next_at == 0, one.next_at, one.id))
    held = len(await floor.held()) if floor.is_held else 0
    return Reply(content=views.listed([(one, _thing(floor, one)) for one in rows], page, held))


async def _deed(floor: Floor, asked: Asked, row: Schedule, verb: str) -> Reply:
    if row.state is State.ENDED and verb != "show":
        return Reply(say("schedule-is-ended"))
    match verb:
        case "pause" | "resume":
            return await _rest(floor, asked, row, verb)
        case "run":
            await floor.later(NOW, str(row.id), floor.now)
            await floor.audit("schedule:run", asked.person.id, None, f"schedule {row.id}")
            held = say("schedule-ran-held") if floor.is_held and row.holds else say("schedule-ran")
            return _shown(floor, row, held)
        case "move":
            return await _move(floor, asked, row, asked.values.get("rule", "")) if asked.is_form else _form(row)
        case "delete":
            return Reply(content=views.sure(row, _thing(floor, row)))
        case "deleted":
            await service.cancel(floor, row.id)
            await floor.audit("schedule:delete", asked.person.id, None, f"schedule {row.id}")
            return Reply(say("schedule-deleted", thing=_thing(floor, row)))
        case "show":
            return _shown(floor, row)
    return Reply(say("press-unknown"))


def _thing(floor: Floor, row: Schedule) -> Words:
    return floor.thing(row.activity, row.ref)


def _form(row: Schedule) -> Reply:
    return Reply(form=views.moving(row))


def _shown(floor: Floor, row: Schedule, told: Say | None = None) -> Reply:
    return Reply(content=views.one_schedule(row, _thing(floor, row), service.zone_for(floor, row), floor.now, told))


async def _rest(floor: Floor, asked: Asked, row: Schedule, verb: str) -> Reply:
    done = await (service.pause if verb == "pause" else service.resume)(floor, row.id)
    if done is None:  # pressed twice, or by two
        return _shown(floor, row)
    await floor.audit(f"schedule:{verb}", asked.person.id, None, f"schedule {row.id}")
    return _shown(floor, done, say("schedule-paused" if verb == "pause" else "schedule-resumed"))


async def _move(floor: Floor, asked: Asked, row: Schedule, text: str) -> Reply:
    rule = read_rule(text, floor.now, service.zone_for(floor, row))
    if isinstance(rule, Say):
        return Reply(rule)
    moved = await service.move(floor, row.id, rule)
    if moved is None:
        return Reply(say("schedule-is-ended"))
    await floor.audit("schedule:move", asked.person.id, None, f"schedule {row.id}")
    return _shown(floor, moved, say("schedule-moved"))


async def _list(floor: Floor, asked: Asked) -> Reply:
    return await home(floor)


async def _preview(floor: Floor, asked: Asked) -> Reply:
    """One schedule by its number; or what a rule in words comes to, before it is used anywhere."""
    text = asked.args.get("what", "").strip()
    number = text.lstrip("#№ ")
    if number.isdecimal() and len(number) < 10:
        return await _by_number(floor, asked, number, "show")
    rule = read_rule(text, floor.now, floor.zone)
    if not isinstance(rule, Say):
        return Reply(content=Content(echo(rule, floor.zone, floor.now), look=Look.LIST, rings=False))
    at = read_moment(text, floor.now, floor.zone)
    if isinstance(at, int):
        return Reply(content=Content((Line(say("schedule-once", at=Moment(at))),), look=Look.LIST, rings=False))
    return Reply(rule)


async def _by_number(floor: Floor, asked: Asked, number: str, verb: str) -> Reply:
    return await press(floor, replace(asked, token=Token(NAME, number, verb)))


async def _moved(floor: Floor, asked: Asked) -> Reply:
    number, rule = asked.args.get("number", "").strip().lstrip("#№ "), asked.args.get("rule", "")
    form = replace(asked, values={"rule": rule}, is_form=bool(rule.strip()))
    return await _by_number(floor, form, number, "move")


def _verb(verb: str) -> tuple[Command, Handler]:
    async def handle(floor: Floor, asked: Asked) -> Reply:
        return await _by_number(floor, asked, asked.args.get("number", "").strip().lstrip("#№ "), verb)

    return Command(f"schedule {verb}", Standing.MODERATOR, _NUMBER), handle


COMMANDS: Final[tuple[tuple[Command, Handler], ...]] = (
    (LIST, _list),
    (PREVIEW, _preview),
    *(_verb(verb) for verb in VERBS),
    (MOVE, _moved),
)
