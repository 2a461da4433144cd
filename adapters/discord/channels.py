"""Which channel an id means: its reference, its name, whether it is a voice channel. Read from the cache once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Protocol

from adapters.discord.session import PLATFORM
from bot.domain.messages import ChannelRef

KEPT: Final = 20_000
VOICE: Final = frozenset({2, 13})
"""Voice and stage channels (https://docs.discord.com/developers/resources/channel#channel-object-channel-types)."""
FORUMS: Final = frozenset({15, 16})
"""Forum and media channels: what is written there stands in threads, and opens them."""


class FindChannel(Protocol):
    """Looks up a channel or thread of a guild in the client's cache."""

    def __call__(self, guild: int, channel: int) -> Any:
        """The library's object, or None."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A channel as messages need it. `title` is what a forum's thread is called, "" elsewhere."""

    ref: ChannelRef
    name: str | None = None
    in_voice: bool = False
    title: str = ""
    known: bool = True


class Channels:
    """Spots by guild and channel id; `forget` what changed."""

    def __init__(self, find: FindChannel) -> None:
        self._find = find
        self._spots: dict[tuple[str, str], Spot] = {}

    def spot(self, guild: str, channel: str) -> Spot:
        """Where something was written. A channel that the cache does not hold is not remembered."""
        key = (guild, channel)
        found = self._spots.get(key)
        if found is None:
            found = self._look(guild, channel)
            if found.known:
                if len(self._spots) >= KEPT:
                    self._spots.clear()
                self._spots[key] = found
        return found

    def forget(self, guild: str, channel: str) -> None:
        """The channel was changed or removed."""
        self._spots.pop((guild, channel), None)

    def clear(self) -> None:
        """Everything may look different now."""
        self._spots.clear()

    def _look(self, guild: str, channel: str) -> Spot:
        seen = self._find(int(guild or 0), int(channel or 0))
        if seen is None:
            return Spot(ChannelRef(PLATFORM, guild, channel), known=False)
        parent = getattr(seen, "parent_id", None)
        above = self._find(int(guild), parent) if parent else None
        kind = getattr(getattr(above, "type", None), "value", None)
        ref = ChannelRef(PLATFORM, guild, channel, str(parent) if parent else "")
        title = seen.name if kind in FORUMS else ""
        return Spot(ref, seen.name, seen.type.value in VOICE, title)


def direct(account: str, place: str = "") -> ChannelRef:
    """The private chat of a person; `place` the guild it is about, where that is known."""
    return ChannelRef(PLATFORM, place, f"direct:{account}")
