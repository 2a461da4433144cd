"""A model of Telegram behind its Bot API, for tests: people and places of its own, spoken to over real sockets.

In process: `async with TelegramWire() as wire`, then `wire.user("Ann")`, `wire.says(...)`, and a bot whose `base_url`
and `token` are the wire's. As a process: `python -m tests.wire.telegram`, driven by `client.RemoteWire`.

How to add one more thing it knows:
1. What exists goes into `state.py`; how the Bot API writes it into `shapes.py`.
2. What happens to it into `acts.py`, what the bot sees of that into `events.py`.
3. What the bot can do into `methods/<area>.py`, what people can do into `control/<area>.py`.
4. A test in `tests/wire/test_telegram_wire*.py` that speaks to it with the plain library.
"""

from __future__ import annotations

from tests.wire.telegram.client import RemoteWire
from tests.wire.telegram.control import Unable
from tests.wire.telegram.server import TOKEN, TelegramWire

__all__ = ["TOKEN", "RemoteWire", "TelegramWire", "Unable"]
