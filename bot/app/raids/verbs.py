"""Verbs of an incident's actions, as they stand in the store."""

from __future__ import annotations

from typing import Final
from zlib import crc32

DOORS: Final = "raid-doors"
LOCK: Final = "raid-lock"
SLOW: Final = "raid-slow"
HOLD: Final = "raid-hold"
BAN: Final = "raid-ban"
CLEAN: Final = "raid-clean"
STRIKE: Final = "raid-strike"
"""The errand that looks once more before it bans."""
BACK: Final = "raid-back"
"""Whatever puts something back; `inverse_of` says what."""
CONTAINS: Final = (DOORS, LOCK, SLOW, HOLD)
CHANNEL_LANES: Final = 6
PLAN, NIGHT, UNDONE = "plan", "night", "undone"
"""How a raid came to stand as it does where nobody pressed a button of its card; UNDONE that somebody took it back."""
AGAIN: Final = "again"
"""`follow` of doors that were paused once more: only what the first found is put back."""


def lane(case: int, part: str) -> str:
    """Acts of one part follow each other; parts go side by side."""
    return f"raid:{case}:{part}"


def channel_lane(case: int, channel: str) -> str:
    """What is done to one channel follows each other; a few channels go side by side and leave room for others."""
    return lane(case, f"channel{crc32(channel.encode()) % CHANNEL_LANES}")
