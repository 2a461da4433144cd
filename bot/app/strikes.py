"""Strikes: warnings that count until they expire, and the ladder that they suggest."""

from __future__ import annotations

from bot.app.turn import Turn
from bot.domain.decisions import Strike
from bot.domain.policy import Step
from bot.ports.store import Where, where
from bot.ports.tables import STRIKES


async def active(turn: Turn, person: int) -> list[Strike]:
    """Strikes that count now, oldest first."""
    return await turn.tx.find(
        STRIKES,
        *where(community=turn.id, person=person, voided_by=None),
        Where("expires_at", ">", turn.now),
        order=("at",),
    )


async def add(turn: Turn, person: int, decision: int) -> tuple[Strike, int]:
    """One more strike; also how many count now."""
    strike = Strike(
        turn.id,
        await turn.next("strike"),
        person,
        decision,
        1,
        turn.now,
        turn.now + turn.community.settings.strike_life,
    )
    await turn.tx.add(STRIKES, strike)
    return strike, sum(one.weight for one in await active(turn, person))


async def void(turn: Turn, decision: int, by: int) -> int:
    """Take back the strikes of a decision; `by` is the decision that does it. How many there were."""
    return await turn.tx.change(STRIKES, where(community=turn.id, decision=decision, voided_by=None), voided_by=by)


def next_step(ladder: tuple[Step, ...], strikes: int) -> Step | None:
    """What the ladder suggests for one more strike: the highest step reached. Heavy steps are only ever suggested."""
    reached = [step for step in ladder if step.strikes <= strikes + 1]
    return reached[-1] if reached else None
