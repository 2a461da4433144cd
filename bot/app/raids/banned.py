"""Whom an incident has banned already: on them nothing more is to fall."""

from __future__ import annotations

from bot.app.raids.verbs import BAN
from bot.app.turn import Turn
from bot.domain.actions import Ban, BanMany
from bot.domain.decisions import Action, ActionState
from bot.domain.people import AccountRef
from bot.ports.store import where
from bot.ports.tables import ACTIONS

CAME = (ActionState.APPLIED, ActionState.UNCERTAIN)


def banned_by(row: Action) -> list[AccountRef]:
    """Whom an act has banned (or is about to)."""
    if isinstance(row.act, Ban):
        return [row.act.account] if row.state in CAME or row.state is ActionState.PLANNED else []
    if not isinstance(row.act, BanMany) or row.state in (ActionState.UNDONE, ActionState.CANCELLED):
        return []
    known = set(row.before.split(",")) if row.before else None
    if row.state is ActionState.FAILED:
        return []
    return [one for one in row.act.accounts if known is None or one.id in known]


async def banned(turn: Turn, case: int) -> set[str]:
    """Ids of the accounts that a case's incident has banned, or is about to."""
    rows = await turn.tx.find(ACTIONS, *where(community=turn.id, case=case, verb=BAN))
    return {one.id for row in rows for one in banned_by(row)}
