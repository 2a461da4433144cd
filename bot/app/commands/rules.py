"""/rules: the house rules, for anyone, in their language."""

from __future__ import annotations

from typing import Final

from bot.app.commands.ask import Ask
from bot.app.house import rules_in_force
from bot.app.press import Reply
from bot.app.turn import Turn
from bot.domain.commands import Command
from bot.domain.content import Block, Content, Heading, Line, Look
from bot.domain.text import say

RULES: Final = Command("rules")


async def handle(turn: Turn, ask: Ask) -> Reply:
    """Show the house rules in the asker's language, or in the community's."""
    found = await rules_in_force(turn, ask.author.language or turn.community.language)
    if not found:
        return Reply(say("rules-none"))
    blocks: list[Block] = [Heading(say("rules-title"))]
    for rule in found:
        blocks.append(Line(say("rules-line", number=str(rule.number), title=rule.title), "strong"))
        if rule.text and rule.text != rule.title:
            blocks.append(Line(rule.text, "quiet"))
    return Reply(content=Content(tuple(blocks), look=Look.LIST))
