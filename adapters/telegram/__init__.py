"""Telegram, with python-telegram-bot.

What comes in passes `gateway` and `inbound`; what goes out passes `outbound` and `markup`. `Session` is what every part
works with; nothing here is known outside this folder but `TelegramPlatform` and `TelegramSettings`.

How to add an act: 1. declare it in `bot/domain/actions.py`; 2. give it a function in `outbound` that makes one call;
3. say in `able` where it can't be done, with a reason; 4. put it into the contract suite (`tests/contracts`).
"""

from adapters.telegram.platform import TelegramPlatform
from adapters.telegram.settings import TelegramSettings

__all__ = ["TelegramPlatform", "TelegramSettings"]
