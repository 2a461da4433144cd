"""/history: what stands about a person; about staff only for those above them."""

from __future__ import annotations

from typing import Final

from bot.app import audit, history
from bot.app.commands.ask import Ask
from bot.app.commands.sanction import PERSON
from bot.app.openings import denial
from bot.app.press import Reply
from bot.app.quoting import whom
from bot.app.turn import Turn
from bot.domain.commands import Command
from bot.domain.people import Standing
from bot.domain.text import say

HISTORY: Final = Command("history", Standing.MODERATOR, (PERSON,), ("!история", "!history"), True)


async def handle(turn: Turn, ask: Ask) -> Reply:
    """Show the first page; reading and being refused are both on record."""
    person = await whom(turn, ask)
    if not isinstance(person, int):
        return Reply(person)
    actor = await ask.actor(turn)
    if person == actor.person:
        return Reply(say("history-own"))
    refusal = denial(actor, "history", await ask.target_of(turn, person))
    if refusal is not None or actor.rights is None:
        await audit.record(turn, "denied:history", actor.person, person, "by hand")
        return Reply(refusal)
    return Reply(content=await history.read(turn, person, actor.person, actor.rights.standing, 1))
