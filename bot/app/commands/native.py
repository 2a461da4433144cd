"""/automod native: the platform's own rules; with a rule of ours, what of it the platform could block by itself."""

from __future__ import annotations

from typing import Final

from bot.app.automod import find
from bot.app.commands.ask import Ask
from bot.app.natives import tools
from bot.app.press import Reply
from bot.app.screens import refusal
from bot.app.turn import Turn
from bot.domain.commands import Command, Option
from bot.domain.people import Standing
from rules.file import Rule

NATIVE: Final = Command("automod native", Standing.ADMIN, (Option("rule", rest=True),))


async def handle(turn: Turn, ask: Ask) -> Reply:
    """Look, or (with a rule) offer to give its words away."""
    named = ask.args.get("rule", "").strip()
    if not named:
        return await tools.press_native(turn, ask.as_press("look", tools.ABOUT))
    denied = await refusal(turn, ask.as_press("look", tools.ABOUT), "automod")
    if denied is not None:
        return Reply(denied)
    rule = find.by_words(await turn.desk.policies.rules(turn), named)
    return await tools.offer(turn, rule) if isinstance(rule, Rule) else Reply(rule)
