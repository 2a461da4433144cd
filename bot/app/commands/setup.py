"""/setup: the guided set-up, begun or gone on with."""

from __future__ import annotations

from typing import Final

from bot.app.commands.ask import Ask
from bot.app.onboarding import steps
from bot.app.press import Reply
from bot.app.screens import refusal
from bot.app.turn import Turn
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.people import Standing

SETUP: Final = Command("setup", Standing.ADMIN, (Option("step", OptionKind.CHOICE, choices=steps.STEPS),))


async def handle(turn: Turn, ask: Ask) -> Reply:
    """Resume where it was left, or at the step that was named."""
    step = ask.args.get("step", "").strip().casefold()
    press = ask.as_press("go", "setup", step if step in steps.STEPS else "")
    denied = await refusal(turn, press, "setup")
    if denied is not None:
        return Reply(denied)
    return await (steps.go(turn, press) if press.token.ref else steps.resume(turn, press))
