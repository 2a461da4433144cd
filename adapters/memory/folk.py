"""Who lives on the platform in memory, and what is written there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from bot.domain.content import Content
from bot.domain.messages import MessageRef
from bot.domain.people import Standing
from bot.domain.polls import NativePoll

OWN: Final = "steward"


@dataclass(slots=True)
class Member:
    """Somebody there; times in µs UTC, `banned` None = not, 0 = until undone."""

    standing: Standing = Standing.MEMBER
    rank: int = 20
    here: bool = True
    closed: bool = False
    muted: int = 0
    banned: int | None = None
    is_bot: bool = False
    roles: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Written:
    """A message; `content` or `poll` (with `closed`) for Steward's own, `text` for members'."""

    ref: MessageRef
    author: str
    text: str = ""
    content: Content | None = None
    nonce: str = ""
    gone: bool = False
    pinned: bool = False
    poll: NativePoll | None = None
    closed: bool = False


def townsfolk() -> dict[str, Member]:
    """Two members, two of the team, Steward and the owner."""
    return {
        "bob": Member(),
        "kestrel": Member(),
        "mira": Member(Standing.MODERATOR, 40),
        "oskar": Member(Standing.LEAD, 50),
        OWN: Member(Standing.ADMIN, 60, is_bot=True),
        "ada": Member(Standing.OWNER, 80),
    }
