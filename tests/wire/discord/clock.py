"""The wire's own time: the machine's, moved by the tests; ids carry it as Discord's snowflakes do.

https://docs.discord.com/developers/reference#snowflakes
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import formatdate
from time import time

EPOCH_MS = 1_420_070_400_000


class Clock:
    """Wall time plus an offset in seconds."""

    def __init__(self) -> None:
        self.offset = 0.0
        self._last = 0
        self._aged = 0

    def seconds(self) -> float:
        """Unix seconds."""
        return time() + self.offset

    def iso(self, ahead: float = 0.0) -> str:
        """ISO 8601 with microseconds and zone, `ahead` seconds from now."""
        return (datetime.fromtimestamp(self.seconds(), UTC) + timedelta(seconds=ahead)).isoformat(
            timespec="microseconds"
        )

    def http(self) -> str:
        """As the header of an answer has it, in whole seconds."""
        return formatdate(self.seconds(), usegmt=True)

    def snowflake(self, age: float = 0.0) -> str:
        """A new id, never given before; `age` seconds old as far as its time goes."""
        fresh = (int((self.seconds() - age) * 1000) - EPOCH_MS) << 22
        if age:
            self._aged += 1
            return str(fresh | (self._aged & 0x3FFFFF))
        self._last = max(fresh, self._last + 1)
        return str(self._last)


def born(snowflake: str | int) -> float:
    """Unix seconds at which an id was given."""
    return ((int(snowflake) >> 22) + EPOCH_MS) / 1000


def parse(iso: str) -> float:
    """Unix seconds of an ISO 8601 time; ValueError when it is none."""
    when = datetime.fromisoformat(iso)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
