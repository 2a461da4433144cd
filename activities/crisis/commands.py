"""/crisis: on, off, what is held, and statements; by command or button alike."""

from __future__ import annotations

from typing import Final

from activities.activity import Handler
from activities.asked import Asked
from activities.crisis import service, statements, views
from activities.crisis.model import NAME
from activities.crisis.templates import TEMPLATES
from activities.floor import Floor
from bot.domain.buttons import Token
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import Words, say

MOST_REASON: Final = 300
STATUS: Final = Command("crisis", Standing.LEAD)
ON: Final = Command("crisis on", Standing.LEAD, (Option("reason", rest=True),))
OFF: Final = Command("crisis off", Standing.LEAD)
SAY: Final = Command("crisis say", Standing.LEAD, (Option("channels", OptionKind.CHANNELS, rest=True),))


async def press(floor: Floor, asked: Asked) -> Reply:
    """Any button or form of crisis mode; authorised anew."""
    denied = asked.lacks(Standing.LEAD)
    if denied is not None:
        return Reply(denied)
    token = asked.token or Token(NAME, "", "home")
    page = int(token.arg) if token.arg.isdecimal() and token.arg.isascii() else 0
    match token.verb:
        case "home":
            return await home(floor, page)
        case "on":
            return await _on(floor, asked, asked.values.get("reason", "")) if asked.is_form else _why()
        case "off":
            return await _off(floor, asked)
        case "go" | "drop":
            done = await service.decide(floor, (token.ref,), asked.person.id, go=token.verb == "go")
            return await home(floor, page, _decided(done, token.verb))
        case "goall" | "dropped":
            return await _all(floor, asked, go=token.verb == "goall")
        case "dropall":
            held = await floor.held()
            return Reply(content=views.sure(len(held))) if held else await home(floor)
    return await _statement(floor, asked, token)


async def _statement(floor: Floor, asked: Asked, token: Token) -> Reply:
    number = int(token.ref) if token.ref.isdecimal() and token.ref.isascii() and len(token.ref) < 12 else 0
    match token.verb:
        case "say":
            return Reply(content=statements.pick())
        case "write" if token.arg in TEMPLATES:
            if asked.is_form:
                return await statements.written(floor, asked, token.arg)
            return Reply(form=statements.form(token.arg))
        case "post":
            return await statements.post(floor, asked, number)
        case "forget":
            return await statements.forget(floor, number)
    return Reply(say("press-unknown"))


def _why() -> Reply:
    return Reply(form=views.reason_form())


def _decided(done: int, verb: str) -> Words:
    if not done:
        return say("crisis-gone")
    return say("crisis-went", n=done) if verb == "go" else say("crisis-dropped", n=done)


async def home(floor: Floor, page: int = 0, told: Words | None = None) -> Reply:
    """The screen."""
    return Reply(content=views.status(await service.last(floor), floor.is_held, await floor.held(), page, told))


async def _on(floor: Floor, asked: Asked, reason: str) -> Reply:
    done = await service.switch_on(floor, asked.person.id, " ".join(reason.split())[:MOST_REASON])
    return await home(floor, told=say("crisis-on-already") if done is None else say("crisis-on-now", n=done[1]))


async def _off(floor: Floor, asked: Asked) -> Reply:
    done = await service.switch_off(floor, asked.person.id)
    return await home(floor, told=say("crisis-off-already" if done is None else "crisis-off-now"))


async def _all(floor: Floor, asked: Asked, *, go: bool) -> Reply:
    keys = [one.key for one in await floor.held()]
    done = await service.decide(floor, keys, asked.person.id, go=go)
    return await home(floor, told=_decided(done, "go" if go else "drop"))


async def _status(floor: Floor, asked: Asked) -> Reply:
    return await home(floor)


async def _switch_on(floor: Floor, asked: Asked) -> Reply:
    return await _on(floor, asked, asked.args.get("reason", ""))


async def _say(floor: Floor, asked: Asked) -> Reply:
    """Where it goes, if that is told; then which template."""
    named = asked.args.get("channels", "").strip()
    channels = asked.channels.get("channels", ())
    if named and not channels:
        return Reply(say("crisis-no-such-channel", text=named))
    if channels:
        await statements.choose(floor, asked.person.id, channels, named)
    return Reply(content=statements.pick())


COMMANDS: Final[tuple[tuple[Command, Handler], ...]] = ((STATUS, _status), (ON, _switch_on), (OFF, _off), (SAY, _say))
