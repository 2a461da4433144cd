"""What becomes due in an incident: its end, doors paused once more, the end of a grace. All outlive a restart."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.app import audit, cards
from bot.app.due import Deed
from bot.app.raids import contain, steps, strike
from bot.app.raids.incident import keep, raid_of
from bot.app.raids.restore import again, restore, unfinished
from bot.app.raids.verbs import BACK, NIGHT, PLAN, UNDONE
from bot.app.turn import Turn
from bot.domain.cases import CaseState
from bot.domain.raids import Raid, RaidState
from bot.domain.records import Due
from bot.domain.time import DAY, MINUTE
from bot.ports.store import where
from bot.ports.tables import CASES, DUE

CHECK: Final = "raid-check"
"""What could not be put back is tried again by itself."""
CHECK_EVERY: Final = 15 * MINUTE
CHECKED_FOR: Final = 7 * DAY


async def calm(turn: Turn, due: Due) -> None:
    """Nothing came of it for a while, or its night is over: everything is put back."""
    raid = await raid_of(turn, int(due.ref))
    if raid is None or raid.state is not RaidState.CONTAINED:
        return
    ends = raid.last_at + steps.CALM_FOR
    ends = min(ends, raid.until) if raid.until else ends
    if turn.now < ends:
        await turn.later(contain.CALM, due.ref, ends)
        return
    await end(turn, raid, None)
    await audit.record(turn, "raid:end", None, None, f"case {raid.case}")


async def end(turn: Turn, raid: Raid, by: int | None) -> Raid:
    """Put everything back. The case of a raid that ended by itself is closed unless messages are held in it."""
    await restore(turn, raid.case)
    await drop_dues(turn, raid.case)
    await turn.later(CHECK, str(raid.case), turn.now + CHECK_EVERY)
    over = await keep(turn, replace(raid, state=RaidState.OVER, changed_at=turn.now, by=by, until=0, asked_by=None))
    case = await turn.tx.get(CASES, turn.id, raid.case)
    if case is None:
        return over
    if by is None and raid.by is None and case.state.is_open and not case.held:
        case = replace(
            case, state=CaseState.CLOSED, closed_at=turn.now, updated_at=turn.now, version=case.version + 1,
            owner=None, lease_until=None, handed_to=None,
        )  # fmt: skip
        await turn.tx.put(CASES, case)
    await cards.show(turn, case)
    return over


async def undone(turn: Turn, case: int, by: int | None, state: RaidState = RaidState.SEEN) -> None:
    """What a plan or the night guard did by itself was taken back: it is not contained, and no plan does it again.

    `state` is what it is then: still there to be decided about, or over.
    """
    raid = await raid_of(turn, case)
    if raid is None or raid.state is not RaidState.CONTAINED or raid.how not in (PLAN, NIGHT):
        return
    await restore(turn, case)
    for kind in (contain.CALM, contain.REARM):
        await turn.tx.drop(DUE, *where(community=turn.id, kind=kind, ref=str(case)))
    await turn.later(CHECK, str(case), turn.now + CHECK_EVERY)
    await keep(turn, replace(raid, state=state, changed_at=turn.now, how=UNDONE, by=by, until=0))


async def drop_dues(turn: Turn, case: int) -> None:
    """Nothing of it is due any more."""
    for kind in (contain.CALM, contain.REARM, strike.DUE):
        await turn.tx.drop(DUE, *where(community=turn.id, kind=kind, ref=str(case)))


async def rearm(turn: Turn, due: Due) -> None:
    """The doors' day is nearly over while it lasts."""
    raid = await raid_of(turn, int(due.ref))
    if raid is not None and raid.state is RaidState.CONTAINED:
        await contain.rearm(turn, raid)


async def grace(turn: Turn, due: Due) -> None:
    """The grace of a ban and clean-up is over."""
    raid = await raid_of(turn, int(due.ref))
    if raid is not None and raid.strike_at:
        await strike.send(turn, raid)


async def check(turn: Turn, due: Due) -> None:
    """Rights may be back: what failed to be put back is tried again, for a week."""
    raid = await raid_of(turn, int(due.ref))
    at_work = raid is not None and raid.state.is_live and raid.how != UNDONE
    if raid is None or at_work or turn.now - raid.changed_at > CHECKED_FOR:
        return
    if any(row.verb == BACK for row in await unfinished(turn, raid.case)):
        await again(turn, raid.case)
        await turn.later(CHECK, due.ref, turn.now + CHECK_EVERY)


DEEDS: Final[dict[str, Deed]] = {
    contain.CALM: calm,
    contain.REARM: rearm,
    strike.DUE: grace,
    CHECK: check,
}
