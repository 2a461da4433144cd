"""Discord, with discord.py.

What comes in passes `gateway` and `inbound`; what goes out passes `outbound` and `markup`. `Session` is what every part
works with; nothing here is known outside this folder but `DiscordPlatform` and `DiscordSettings`.

How to add an act: 1. declare it in `bot/domain/actions.py`; 2. give it a function in `outbound` that makes one call;
3. say in `able` where it can't be done, with a reason; 4. put it into the contract suite (`tests/contracts`).
How to read one more event: see `events`.
"""

from adapters.discord.platform import DiscordPlatform
from adapters.discord.settings import DiscordSettings

__all__ = ["DiscordPlatform", "DiscordSettings"]
