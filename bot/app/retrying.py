"""Trying again what did not work: the deeds, what they mean for running sanctions, and the word to the person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.app.decide import remember_sanction
from bot.app.turn import Turn
from bot.domain.decisions import Action, ActionState
from bot.ports.store import where
from bot.ports.tables import ACTIONS, CASES, DECISIONS, NOTICES


async def try_again(turn: Turn, rows: Sequence[Action]) -> None:
    """Plan these actions anew, for now."""
    for row in rows:
        await turn.tx.put(ACTIONS, replace(row, state=ActionState.PLANNED, not_before=turn.now, tries=0))
        case = await turn.tx.get(CASES, turn.id, row.case) if row.case is not None else None
        if case is not None:
            await remember_sanction(turn, case, row.act)
    for decision in {row.decision for row in rows}:
        await _tell_after_all(turn, decision)
    turn.rings = turn.rings or bool(rows)


async def _tell_after_all(turn: Turn, decision: int | None) -> None:
    """A notice that was dropped because nothing had been done waits behind the deeds again."""
    dropped = where(community=turn.id, decision=decision)
    for notice in await turn.tx.find(NOTICES, *dropped) if decision is not None else ():
        if notice.state == "none":
            decided = await turn.tx.get(DECISIONS, turn.id, notice.decision)
            verbs = "+".join(decided.verbs) if decided else notice.verb
            await turn.tx.put(NOTICES, replace(notice, state="planned", verb=verbs))
            again = (*dropped, *where(verb="notice", state=ActionState.CANCELLED))
            await turn.tx.change(ACTIONS, again, state=ActionState.PLANNED, not_before=turn.now, tries=0)
