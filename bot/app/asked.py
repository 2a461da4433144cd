"""What was asked of those above: a mark of the case, so that its card can say it; a newer decision outdates it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.app.turn import Turn
from bot.domain.cases import Case
from bot.domain.decisions import Decision
from bot.domain.records import Mark
from bot.ports.store import where
from bot.ports.tables import MARKS

CONFIRMED: Final = frozenset({"kick", "ban", "purge"})
"""Verbs that a lead may be asked to confirm."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who wanted somebody senior to look at a case; `verb` is what a lead has to confirm, "" when nothing."""

    by: int
    verb: str


def _name(case: int) -> str:
    return f"senior:{case}"


async def mark(turn: Turn, case: Case, by: int, verb: str = "") -> None:
    """Keep that somebody asked."""
    await turn.tx.put(MARKS, Mark(turn.id, _name(case.number), f"{by}:{verb}", turn.now))


async def asked(turn: Turn, case: Case, decision: Decision | None) -> Asked | None:
    """What was asked since `decision`, the newest on this case; None when nothing was."""
    found = await turn.tx.get(MARKS, turn.id, _name(case.number))
    if found is None or (decision is not None and decision.at > found.at):
        return None
    by, _, verb = found.value.partition(":")
    return Asked(int(by), verb if verb in CONFIRMED else "")


async def settled(turn: Turn, case: Case) -> None:
    """The case was decided: nothing is asked of anybody any more."""
    await turn.tx.drop(MARKS, *where(community=turn.id, name=_name(case.number)))
