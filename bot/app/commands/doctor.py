"""/doctor: what is broken, in words, with the tap that mends it."""

from __future__ import annotations

from typing import Final

from bot.app import doctor
from bot.app.commands.ask import Ask
from bot.app.press import Reply
from bot.app.turn import Turn
from bot.domain.commands import Command
from bot.domain.people import Standing

DOCTOR: Final = Command("doctor", Standing.ADMIN)


async def handle(turn: Turn, ask: Ask) -> Reply:
    """Ask every platform, look the store over, answer when it is known."""
    return await doctor.press_doctor(turn, ask.as_press("look", doctor.ABOUT))
