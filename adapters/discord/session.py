"""What every part of the Discord adapter works with."""

from __future__ import annotations

from dataclasses import dataclass

import discord

from adapters.discord.settings import DiscordSettings
from bot.ports.clock import Clock
from bot.ports.dice import Dice
from bot.ports.notebook import Notebook
from bot.ports.texts import Texts

PLATFORM = "discord"


@dataclass(slots=True)
class Session:
    """The real client with what the core hands in. `client` is logged in once the platform has started."""

    settings: DiscordSettings
    client: discord.AutoShardedClient
    clock: Clock
    dice: Dice
    texts: Texts
    notebook: Notebook
