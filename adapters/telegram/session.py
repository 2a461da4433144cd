"""What every part of the Telegram adapter works with."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Bot

from adapters.telegram.settings import TelegramSettings
from bot.ports.clock import Clock
from bot.ports.dice import Dice
from bot.ports.notebook import Notebook
from bot.ports.texts import Texts

PLATFORM = "telegram"


@dataclass(slots=True)
class Session:
    """The real bot (with our own limiter) and what the core hands in. `bot` is initialised once started."""

    settings: TelegramSettings
    bot: Bot
    clock: Clock
    dice: Dice
    texts: Texts
    notebook: Notebook
