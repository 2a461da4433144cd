"""/note: something for colleagues to know about a person; the person is not told and nothing counts against them."""

from __future__ import annotations

from typing import Final

from bot.app.commands.ask import Ask
from bot.app.commands.sanction import PERSON
from bot.app.openings import Deed, do
from bot.app.press import Reply
from bot.app.quoting import whom
from bot.app.turn import Turn
from bot.domain.commands import Command, Option
from bot.domain.people import Standing
from bot.domain.text import say

NOTE: Final = Command(
    "note", Standing.MODERATOR, (PERSON, Option("text", rest=True)), ("!заметка", "!note"), True
)  # fmt: skip


async def handle(turn: Turn, ask: Ask) -> Reply:
    """Keep a note about somebody as a decided case of its own."""
    person = await whom(turn, ask)
    if not isinstance(person, int):
        return Reply(person)
    text = ask.args.get("text", "").strip()
    if not text:
        return Reply(say("note-empty"))
    return await do(turn, ask, Deed("note", person, {"note": text[:1000]}))
