"""/help: what I can do for you here; with a name, one command with everything it takes."""

from __future__ import annotations

from typing import Final

from bot.app.commands.ask import Ask
from bot.app.press import Reply
from bot.app.turn import Turn
from bot.domain.commands import Command, Option
from bot.domain.content import Block, Content, Fact, Heading, Line, Look
from bot.domain.people import Standing
from bot.domain.text import Say, Several, say

HELP: Final = Command("help", options=(Option("command"),))


async def handle(turn: Turn, ask: Ask) -> Reply:
    """List what the asker may use; commands of others are not shown."""
    rights = ask.looked.rights.get(ask.author.account)
    standing = rights.standing if rights else Standing.MEMBER
    mine = tuple(command for command in ask.known if standing >= command.needs)
    named = ask.args.get("command", "").strip().lstrip("/").lower()
    if named:
        return _one(named, mine)
    blocks: list[Block] = [Heading(say("help-title"))]
    blocks += [Line(_line(command)) for command in mine if " " not in command.name]
    return Reply(content=Content(tuple(blocks), look=Look.LIST))


def _line(command: Command) -> Say:
    return say("help-line", name=command.name, what=say(f"command-{command.name.replace(' ', '-')}"))


def _one(named: str, mine: tuple[Command, ...]) -> Reply:
    found = next((one for one in mine if one.name == named or named in one.short), None)
    if found is None:
        return Reply(say("no-such-command", name=named))
    key = found.name.replace(" ", "-")
    blocks: list[Block] = [Heading(f"/{found.name}"), Line(say(f"command-{key}"))]
    blocks += [Fact(_shape(one), say(f"option-{key}-{one.name}")) for one in found.options]
    if found.short:
        blocks.append(Fact(say("help-short"), say("card-who", parts=Several(found.short, "comma"))))
    blocks += [Line(_line(one)) for one in mine if one.name.startswith(f"{found.name} ")]
    return Reply(content=Content(tuple(blocks), look=Look.LIST))


def _shape(option: Option) -> str:
    return f"<{option.name}>" if option.required else f"[{option.name}]"
