"""Ranks of the sandbox: what each may do there, and who stands above whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.domain.people import Standing

PLATFORM: Final = "sandbox"
PLACE: Final = "lanternfall"
STEWARD: Final = "steward"

_TALK: Final = frozenset({"read", "write"})
_KEEP: Final = _TALK | {"delete", "mute", "kick", "ban", "slow"}
OWN_RIGHTS: Final = _KEEP | {"direct", "manage"}
"""What Steward may do when nobody has taken anything away."""


@dataclass(frozen=True, slots=True)
class Rank:
    """`level` orders people like role positions do; `role` is the role's id."""

    name: str
    standing: Standing
    level: int
    can: frozenset[str]
    role: str = ""

    @property
    def roles(self) -> frozenset[str]:
        """Role ids that somebody of this rank carries."""
        return frozenset({"member", self.role or self.name})


RANKS: Final = {
    rank.name: rank
    for rank in (
        Rank("newcomer", Standing.MEMBER, 10, _TALK),
        Rank("member", Standing.MEMBER, 20, _TALK),
        Rank("trusted", Standing.TRUSTED, 30, _TALK),
        Rank("bot", Standing.MEMBER, 30, _TALK),
        Rank("moderator", Standing.MODERATOR, 40, _KEEP),
        Rank("lead", Standing.LEAD, 50, _KEEP),
        Rank("steward", Standing.ADMIN, 60, OWN_RIGHTS),
        Rank("admin", Standing.ADMIN, 70, _KEEP | {"manage"}),
        Rank("owner", Standing.OWNER, 80, _KEEP | {"manage"}),
    )
}
LOWERED: Final = 5
"""Steward's level while its role stands below everybody's."""
