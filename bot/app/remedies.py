"""The way to mend what a platform refused, with a right's name as that platform's own settings have it.

How to add a platform: 1. its rights in `RIGHTS`; 2. texts `right-<platform>-<switch>`, `mend-right-<platform>` and
`mend-above-<platform>`, both languages; 3. a row of the test in `tests/app/test_remedies.py`. Without these the words
are general.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.domain.actions import (
    Act,
    Ban,
    BanMany,
    DeleteMessage,
    DeleteMessages,
    Kick,
    MakeInvite,
    Mute,
    PinMessage,
    SendPoll,
    SetNativeEvent,
    SetSlowMode,
    Unban,
    Unmute,
    platform_of,
)
from bot.domain.results import Why
from bot.domain.text import Say, Several, say

RIGHTS: Final[dict[str, dict[str, str]]] = {
    "discord": {
        one: one
        for one in (
            "read", "write", "delete", "mute", "kick", "ban", "slow", "manage", "polls", "pins", "events", "invites",
        )
    },
    "telegram": {
        "delete": "delete", "mute": "ban", "kick": "ban", "ban": "ban", "manage": "manage", "pins": "pins",
        "invites": "manage",
    },
}  # fmt: skip
"""What is switched on for Steward there, by the names of `Rights.can` and of what `_TAKES` adds: one switch may give
several."""
_TAKES: Final[tuple[tuple[tuple[type[Act], ...], str], ...]] = (
    ((DeleteMessage, DeleteMessages), "delete"),
    ((Mute, Unmute), "mute"),
    ((Kick,), "kick"),
    ((Ban, Unban, BanMany), "ban"),
    ((SetSlowMode,), "slow"),
    ((SendPoll,), "polls"),
    ((PinMessage,), "pins"),
    ((SetNativeEvent,), "events"),
    ((MakeInvite,), "invites"),
)
"""Acts that take one right everywhere; what the others take differs, and is left unnamed."""


def remedy(why: str, platform: str, rights: Iterable[str] = ()) -> Say:
    """What to do about a refusal (`Why`'s value) for want of these rights."""
    known = RIGHTS.get(platform, {})
    switches = dict.fromkeys(known[one] for one in rights if one in known)
    if why == Why.NO_RIGHT and switches:
        names = tuple(say(f"right-{platform}-{one}") for one in switches)
        return say(f"mend-right-{platform}", right=Several(names, "comma"))
    if why == Why.ABOVE_ME and platform in RIGHTS:
        return say(f"mend-above-{platform}")
    return say(f"remedy-{why}")


def remedy_of(why: str, act: Act) -> Say:
    """The same for an act that was refused."""
    return remedy(why, platform_of(act), [right for kinds, right in _TAKES if isinstance(act, kinds)])
