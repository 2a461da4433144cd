"""/help: what I can do for you here."""

from __future__ import annotations

from typing import Final

from bot.app.commands.ask import Ask
from bot.app.press import Reply
from bot.app.turn import Turn
from bot.domain.commands import Command
from bot.domain.content import Block, Content, Heading, Line, Look
from bot.domain.people import Standing
from bot.domain.text import say

HELP: Final = Command("help")


async def handle(turn: Turn, ask: Ask) -> Reply:
    """List what the asker may use; commands of others are not shown."""
    from bot.app.commands.catalog import all_commands  # the catalogue lists this file

    rights = ask.looked.rights.get(ask.author.account)
    standing = rights.standing if rights else Standing.MEMBER
    blocks: list[Block] = [Heading(say("help-title"))]
    blocks += [
        Line(say("help-line", name=command.name, what=say(f"command-{command.name}")))
        for command in all_commands()
        if standing >= command.needs and " " not in command.name
    ]
    return Reply(content=Content(tuple(blocks), look=Look.LIST))
