"""/learning: what moderators' decisions changed about the scores, and what is wished of them."""

from __future__ import annotations

from typing import Final

from bot.app.commands.ask import Ask, Handler
from bot.app.learning import asking, changes, screens
from bot.app.press import Reply
from bot.app.screens import refusal
from bot.app.turn import Turn
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.people import Standing
from bot.domain.scores import HEADS
from bot.domain.text import say

WISHES: Final = (asking.CARDS, asking.PRECISION, "usual")
SCORE: Final = Option("score", OptionKind.CHOICE, True, HEADS)

LEARNING: Final = Command("learning", Standing.LEAD)
HEAD: Final = Command("learning head", Standing.LEAD, (SCORE,))
WISH: Final = Command(
    "learning wish", Standing.LEAD, (SCORE, Option("for", OptionKind.CHOICE, True, WISHES), Option("value", rest=True))
)
VERSIONS: Final = Command("learning versions", Standing.LEAD, (Option("version", OptionKind.NUMBER),))
PAUSE: Final = Command("learning pause", Standing.LEAD)
RESUME: Final = Command("learning resume", Standing.LEAD)
RESET: Final = Command("learning reset", Standing.LEAD)


async def handle(turn: Turn, ask: Ask) -> Reply:
    """/learning and everything below it."""
    verb = ask.command.name.partition(" ")[2] or "home"
    score = ask.args.get("score", "").strip().casefold()
    press = ask.as_press(verb, screens.ABOUT)
    denied = await refusal(turn, press, "learning")
    if denied is not None:
        return Reply(denied)
    match verb:
        case "head":
            return await screens.head(turn, press, score or "?")
        case "wish":
            return await _wish(turn, ask, score)
        case "versions" if ask.args.get("version"):
            return await changes.back(turn, press, ask.args["version"].strip())
        case "versions":
            return await screens.versions(turn, press)
        case "pause":
            return await changes.pause(turn, press)
        case "resume":
            return await changes.resume(turn, press)
        case "reset":
            return await changes.reset(turn, press)
    return await screens.home(turn, press)


async def _wish(turn: Turn, ask: Ask, score: str) -> Reply:
    """/learning wish SCORE cards|precision|usual [VALUE]."""
    kind = ask.args.get("for", "").strip().casefold()
    if kind not in WISHES:
        return Reply(say("learning-wish-unknown", text=kind[:40]))
    if score not in HEADS:
        return await screens.head(turn, ask.as_press("head", screens.ABOUT), score or "?")
    press = ask.as_press(kind, screens.ABOUT, score)
    if kind == "usual":
        return await asking.usual(turn, press)
    return await asking.wish(turn, press, ask.args.get("value", ""))


COMMANDS: Final[tuple[tuple[Command, Handler], ...]] = (
    (LEARNING, handle), (HEAD, handle), (WISH, handle), (VERSIONS, handle), (PAUSE, handle), (RESUME, handle),
    (RESET, handle),
)  # fmt: skip
