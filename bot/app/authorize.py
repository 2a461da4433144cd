"""One question for every path in: may this person do this here, to that one?

Buttons, commands, text forms, forms and operator events all ask `authorize`; it fails closed. Standings and ranks are
the platform's own, read at the moment of the act; ids, never names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.domain.people import Rights, Standing
from bot.domain.text import Say, say

NEEDS: Final[dict[str, Standing]] = {
    "look": Standing.MODERATOR,
    "history": Standing.MODERATOR,
    "note": Standing.MODERATOR,
    "rule": Standing.MODERATOR,
    "answer": Standing.MODERATOR,
    "claim": Standing.MODERATOR,
    "hand": Standing.MODERATOR,
    "escalate": Standing.MODERATOR,
    "ok": Standing.MODERATOR,
    "warn": Standing.MODERATOR,
    "delete": Standing.MODERATOR,
    "mute": Standing.MODERATOR,
    "kick": Standing.MODERATOR,
    "ban": Standing.MODERATOR,
    "slow": Standing.MODERATOR,
    "undo": Standing.MODERATOR,
    "retry": Standing.MODERATOR,
    "wrong": Standing.MODERATOR,
    "merge": Standing.MODERATOR,
    "raid": Standing.MODERATOR,
    "raid_ban": Standing.LEAD,
    "undo_all": Standing.LEAD,
    "confirm_heavy": Standing.LEAD,
    "learning": Standing.LEAD,
    "automod": Standing.ADMIN,
    "config": Standing.ADMIN,
    "house": Standing.ADMIN,
    "setup": Standing.ADMIN,
    "doctor": Standing.ADMIN,
    "forget": Standing.ADMIN,
}
"""The standing that each verb takes. A verb that is not named here is refused to everyone."""

ON_PEOPLE: Final = frozenset({"warn", "delete", "mute", "kick", "ban"})
"""Verbs that fall on a person: hierarchy counts."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: their person id and their rights as read now (None when the platform did not tell)."""

    person: int
    rights: Rights | None


@dataclass(frozen=True, slots=True)
class Target:
    """Whom it falls on; `rights` None when the platform did not tell (then only an absent person may be acted on)."""

    person: int | None
    rights: Rights | None
    gone: bool = False


def authorize(actor: Actor, verb: str, target: Target | None = None, above: int = 0) -> Say | None:
    """None when allowed, else the refusal to show. `above` is the standing that a case demands by itself."""
    needed = NEEDS.get(verb)
    if needed is None or actor.rights is None or not actor.rights.present or actor.rights.is_bot:
        return say("denied-unknown")
    refusal = lacks(actor.rights, needed)
    if refusal is not None:
        return refusal
    if actor.rights.standing < above:
        return say("denied-above")
    if target is None:
        return None
    if target.person is not None and target.person == actor.person:
        return say("denied-self")
    return _hierarchy(actor.rights, verb, target)


def lacks(rights: Rights | None, needed: Standing) -> Say | None:
    """None when these rights come up to a standing, else the refusal; who isn't there, or isn't told of, has none."""
    standing = rights.standing if rights is not None and rights.present else Standing.NOBODY
    return say("denied-standing", needed=say(f"standing-{needed.name.lower()}")) if standing < needed else None


def _hierarchy(mine: Rights, verb: str, target: Target) -> Say | None:
    if verb not in ON_PEOPLE or target.gone:
        return None
    theirs = target.rights
    if theirs is None:
        return say("denied-target-unknown")
    if theirs.is_self or theirs.is_bot:
        return say("denied-bot")
    if theirs.is_owner:
        return say("denied-owner")
    if theirs.standing >= mine.standing or 0 < mine.rank <= theirs.rank:
        return say("denied-equal")
    return None
