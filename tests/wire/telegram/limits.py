"""How much the bot may send: 30 a second in all, 20 a minute to a group, one a second with bursts to a person.

The figures are those of the Bot FAQ and of Bot Support; Telegram's own are not published. Only sends count.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from typing import Final

from tests.wire.telegram.clock import Clock
from tests.wire.telegram.errors import too_many
from tests.wire.telegram.state import Chat

OVERALL: Final = (30, 1.0)
GROUP: Final = (20, 60.0)
PRIVATE: Final = (10, 10.0)


class Limits:
    """Sliding windows over what was sent; `on` switches them."""

    def __init__(self, clock: Clock) -> None:
        self.on = True
        self.refused = 0
        self._clock = clock
        self._sent: defaultdict[int, deque[float]] = defaultdict(deque)

    def spend(self, chat: Chat, count: int = 1) -> None:
        """Take a send's worth, or refuse with the seconds to wait."""
        if not self.on:
            return
        windows = ((0, OVERALL), (chat.id, PRIVATE if chat.kind == "private" else GROUP))
        waits = [wait for key, window in windows if (wait := self._wait(key, *window, count)) > 0]
        if waits:
            self.refused += 1
            raise too_many(max(1, math.ceil(max(waits))))
        for key, _ in windows:
            self._sent[key].extend([self._clock.now()] * count)

    def _wait(self, key: int, most: int, seconds: float, count: int) -> float:
        """Seconds until a window has room again."""
        sent, now = self._sent[key], self._clock.now()
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        over = len(sent) + count - most
        return 0.0 if over <= 0 else sent[min(over, len(sent)) - 1] + seconds - now if sent else 0.0
