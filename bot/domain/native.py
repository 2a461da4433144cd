"""Moderation that a platform does by itself: its own rules, as Steward reads and keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NativeKind(StrEnum):
    """What a rule of the platform's own looks at."""

    KEYWORD = "keyword"
    PROFILE = "profile"
    SPAM = "spam"
    PRESET = "preset"
    MENTIONS = "mentions"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NativeRule:
    """One rule of the platform's own.

    `words` as the platform writes them ("*" at an end stands for anything), `patterns` are regexes, `presets` names of
    the platform's own lists; `blocks` says that the message is never shown, `alerts` that a channel is told, `mutes`
    the seconds of silence it gives (0: none); `mine` that Steward made it; `by_name` who wrote it, where known.
    """

    id: str
    name: str
    kind: NativeKind
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    allows: tuple[str, ...] = ()
    presets: tuple[str, ...] = ()
    mentions: int = 0
    blocks: bool = False
    alerts: str = ""
    mutes: int = 0
    on: bool = True
    exempt_roles: tuple[str, ...] = ()
    exempt_channels: tuple[str, ...] = ()
    mine: bool = False
