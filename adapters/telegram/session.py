"""What every part of the Telegram adapter works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from telegram import Bot

from adapters.telegram.settings import TelegramSettings
from bot.ports.clock import Clock
from bot.ports.dice import Dice
from bot.ports.notebook import Notebook
from bot.ports.texts import Texts

PLATFORM = "telegram"
T = TypeVar("T")


@dataclass(slots=True)
class Session:
    """The real bot (with our own limiter) and what the core hands in. `bot` is initialised once started."""

    settings: TelegramSettings
    bot: Bot
    clock: Clock
    dice: Dice
    texts: Texts
    notebook: Notebook
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False)

    def kept(self, make: Callable[[], T]) -> T:
        """What `make` (a class without arguments) made the first time: the one cache or state of its kind here."""
        if make not in self._kept:
            self._kept[make] = make()
        found: T = self._kept[make]
        return found
