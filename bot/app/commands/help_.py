"""/help: what I can do for you here, grouped; with a name, one family of commands or one command with its blanks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.app.commands.ask import Ask
from bot.app.press import Reply
from bot.app.turn import Turn
from bot.domain.commands import Command, Option
from bot.domain.content import Block, Content, Fact, Heading, Line, Look
from bot.domain.people import Standing
from bot.domain.text import Say, Several, say

HELP: Final = Command("help", options=(Option("command"),))
_SECTIONS: Final = ((Standing.TRUSTED, "help-everybody"), (Standing.LEAD, "help-team"), (Standing.OWNER, "help-setup"))
"""Up to which standing a heading reaches."""


async def handle(turn: Turn, ask: Ask) -> Reply:
    """List what the asker may use; commands of others are not shown."""
    rights = ask.looked.rights.get(ask.author.account)
    standing = rights.standing if rights else Standing.MEMBER
    mine = tuple(one for one in ask.known if standing >= one.needs and not one.greets)
    named = " ".join(ask.args.get("command", "").replace("_", " ").lower().removeprefix("/").split())
    return _one(named, mine) if named else _all(mine)


def _all(mine: Sequence[Command]) -> Reply:
    """A line for each family under the heading of those whom its first command is for."""
    families: dict[str, list[Command]] = {}
    for one in mine:
        families.setdefault(one.name.split()[0], []).append(one)
    blocks: list[Block] = [Heading(say("help-title"))]
    lower = -1
    for highest, key in _SECTIONS:
        listed = [of for of in families.values() if lower < min(one.needs for one in of) <= highest]
        if listed and lower >= 0:
            blocks.append(Line(say(key), tone="strong"))
        blocks += [Line(_line(of[0]) if len(of) == 1 else _folded(of)) for of in listed]
        lower = highest
    if any(len(of) > 1 for of in families.values()):
        blocks.append(Line(say("help-more"), tone="quiet"))
    return Reply(content=Content(tuple(blocks), look=Look.LIST))


def _folded(family: Sequence[Command]) -> Say:
    """A whole family in a line: its first word, and what it is about."""
    name = family[0].name.split()[0]
    return say("help-family", name=name, what=say(f"command-{name}"))


def _line(command: Command) -> Say:
    return say("help-line", name=command.name, what=say(f"command-{command.name.replace(' ', '-')}"))


def _one(named: str, mine: Sequence[Command]) -> Reply:
    found = next((one for one in mine if named in (one.name, one.name.replace("_", " ")) or named in one.short), None)
    inside = [one for one in mine if one.name.startswith(f"{named} ")]
    if found is None and not inside:
        return Reply(say("no-such-command", name=named))
    if found is None:
        blocks: list[Block] = [Heading(say(f"command-{named}")), *(Line(_line(one)) for one in inside)]
        blocks.append(Line(say("help-blanks", example=inside[0].name), tone="quiet"))
        return Reply(content=Content(tuple(blocks), look=Look.LIST))
    return Reply(content=Content((*_whole(found), *(Line(_line(one)) for one in inside)), look=Look.LIST))


def _whole(command: Command) -> list[Block]:
    """What it does, each of its blanks, its short forms."""
    key = command.name.replace(" ", "-")
    blocks: list[Block] = [Heading(f"/{command.name}"), Line(say(f"command-{key}"))]
    blocks += [Fact(_shape(one), say(f"option-{key}-{one.name}")) for one in command.options]
    if command.short:
        blocks.append(Fact(say("help-short"), say("card-who", parts=Several(command.short, "comma"))))
    return blocks


def _shape(option: Option) -> str:
    return f"<{option.name}>" if option.required else f"[{option.name}]"
