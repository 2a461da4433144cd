"""/warn: a warning that counts, by a house rule if one is named."""

from __future__ import annotations

from typing import Final

from bot.app.cardfacts import house_rule
from bot.app.commands.ask import Ask
from bot.app.commands.sanction import PERSON, REASON
from bot.app.numbers import number_in
from bot.app.openings import Deed, do
from bot.app.press import Reply
from bot.app.quoting import whom
from bot.app.turn import Turn
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.people import Standing
from bot.domain.text import say

WARN: Final = Command(
    "warn",
    Standing.MODERATOR,
    (PERSON, Option("rule", OptionKind.NUMBER), REASON),
    ("!варн", "!пред", "!warn"),
    True,
)


async def handle(turn: Turn, ask: Ask) -> Reply:
    """Warn; words where a rule's number was meant belong to the reason."""
    person = await whom(turn, ask)
    if not isinstance(person, int):
        return Reply(person)
    rule, reason = ask.args.get("rule", "").strip(), ask.args.get("reason", "").strip()
    number = number_in(rule)
    if number is not None:
        if await house_rule(turn, number) is None:
            return Reply(say("warn-no-rule", number=str(number)))
    elif rule:
        reason = f"{rule} {reason}".strip()
    return await do(turn, ask, Deed("warn", person, {"reason": reason[:1000]}, number))
