"""/house: the house rules, kept by administrators."""

from __future__ import annotations

from typing import Final

from bot.app import housekeeping
from bot.app.commands.ask import Ask, Handler
from bot.app.numbers import number_in
from bot.app.press import Reply
from bot.app.screens import refusal
from bot.app.turn import Turn
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.people import Standing
from bot.domain.text import say

NUMBER: Final = Option("number", OptionKind.NUMBER, required=True)
LANGUAGE: Final = Option("language", OptionKind.CHOICE, choices=("en", "ru"))
HOUSE: Final = Command("house", Standing.ADMIN, (Option("number", OptionKind.NUMBER),))
WRITE: Final = Command("house write", Standing.ADMIN, (NUMBER, Option("text", rest=True), LANGUAGE))
WITHDRAW: Final = Command("house withdraw", Standing.ADMIN, (NUMBER,))
PASTE: Final = Command("house paste", Standing.ADMIN, (Option("text", rest=True),))
FIVE: Final = Command("house five", Standing.ADMIN)


async def handle(turn: Turn, ask: Ask) -> Reply:
    """Every command of the house rules goes the way of its button."""
    verb = ask.command.name.partition(" ")[2] or "home"
    typed = ask.args.get("number", "")
    number = number_in(typed) or 0
    language = ask.args.get("language", "").strip().lower()
    press = ask.as_press(verb, housekeeping.ABOUT, str(number) if number else "")
    denied = await refusal(turn, press, "house")
    if denied is not None:
        return Reply(denied)
    if typed and not 1 <= number <= housekeeping.MOST_NUMBER:
        return Reply(say("house-bad-number", most=housekeeping.MOST_NUMBER))
    match verb:
        case "write":
            text = ask.args.get("text", "")
            return await housekeeping.write(turn, press, number, language, text)
        case "withdraw":
            return await housekeeping.withdraw(turn, press, number)
        case "paste":
            return await housekeeping.paste(turn, press, ask.args.get("text", ""))
        case "five":
            return await housekeeping.five(turn, press)
    return await housekeeping.show(turn, press, number) if number else await housekeeping.home(turn, press)


COMMANDS: Final[tuple[tuple[Command, Handler], ...]] = tuple(
    (one, handle) for one in (HOUSE, WRITE, WITHDRAW, PASTE, FIVE)
)
