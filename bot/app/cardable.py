"""What a card does not offer because the platform refuses it up front: a post as a channel knows neither a mute nor a
private word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.app.turn import Turn
from bot.domain.actions import Act, Ban, Kick, Mute, SendDirect
from bot.domain.cases import Case
from bot.domain.content import Content
from bot.domain.people import Account, AccountRef
from bot.domain.time import HOUR

NEEDS: Final[Mapping[str, str]] = {
    "warn": "warn", "delwarn": "warn", "mute10m": "mute", "mute1h": "mute", "mute1d": "mute", "mute": "mute",
    "kick": "kick", "ban": "ban", "purge": "ban",
}  # fmt: skip
"""The deed behind each button that falls on an account."""


def impossible(turn: Turn, case: Case, account: Account | None) -> frozenset[str]:
    """Deeds (as in `NEEDS`) that the platform does not know for this account; none where it is not to be told."""
    platform = turn.desk.platforms.get(account.platform) if account is not None else None
    if account is None or platform is None:
        return frozenset()
    whom = AccountRef(account.platform, account.id)
    acts: dict[str, Act] = {
        "warn": SendDirect(case.place, whom, Content(()), turn.community.language),
        "mute": Mute(case.place, whom, turn.now + HOUR),
        "kick": Kick(case.place, whom),
        "ban": Ban(case.place, whom),
    }
    return frozenset(deed for deed, act in acts.items() if platform.able(act) is not None)
