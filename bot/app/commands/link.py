"""/link and /unlink: two accounts are one person's, or two places one community's."""

from __future__ import annotations

from typing import Final

from bot.app import linking, lobby
from bot.app.authorize import authorize
from bot.app.commands.ask import Ask
from bot.app.press import Reply
from bot.app.turn import Turn
from bot.domain.commands import Command, Option
from bot.domain.people import Standing
from bot.domain.text import say

LINK: Final = Command("link", Standing.MEMBER, (Option("code"),))
UNLINK: Final = Command("unlink", Standing.MEMBER)
WHOLE: Final = frozenset({"community", "сообщество"})


async def handle(turn: Turn, ask: Ask) -> Reply:
    """A code to give on the other side, for me or (`/link community`) for all of us; with a code, what it would do."""
    text = ask.args.get("code", "").strip()
    whole = text.casefold() in WHOLE
    if text and not whole:
        return await linking.enter(turn, ask, text)
    if await lobby.is_lobby(turn):
        return Reply(say("link-from-lobby"))
    if not whole:
        return await linking.issue(turn, ask, linking.PERSON)
    denied = authorize(await ask.actor(turn), "setup")
    return Reply(denied) if denied is not None else await linking.issue(turn, ask, linking.COMMUNITY)


async def undo(turn: Turn, ask: Ask) -> Reply:
    """Take the last link back."""
    return await linking.unlink(turn, ask.author)
