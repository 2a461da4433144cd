"""Buttons and forms of /learning; authorised anew each time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from bot.app.learning import asking, changes, screens
from bot.app.press import Press, Reply
from bot.app.screens import refusal
from bot.app.turn import Turn
from bot.domain.text import say

Screen: TypeAlias = Callable[[Turn, Press], Awaitable[Reply]]


async def press_learning(turn: Turn, press: Press) -> Reply:
    """Any press on a screen of /learning."""
    denied = await refusal(turn, press, "learning")
    if denied is not None:
        return Reply(denied)
    found = VERBS.get(press.token.verb)
    return await found(turn, press) if found is not None else Reply(say("press-unknown"))


VERBS: Final[dict[str, Screen]] = {
    "home": screens.home,
    "all": screens.home,
    "head": screens.head,
    "versions": screens.versions,
    asking.CARDS: asking.wish,
    asking.PRECISION: asking.wish,
    "usual": asking.usual,
    "pause": changes.pause,
    "resume": changes.resume,
    "reset": changes.reset,
    "back": changes.back,
    "undo": changes.undo,
}
