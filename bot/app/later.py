"""Kinds of due items: what happens when their time comes.

How to add one: in an activity, a line in its `due`; in the core, a deed here under a name of its own.
"""

from __future__ import annotations

from typing import Final

from activities.activity import Kind
from activities.catalog import BY_NAME, CATALOG
from activities.schedule import service as schedules
from activities.schedule.model import FIRE, NOW, RUN
from activities.schedule.tables import HELD
from bot.app import morning, teamwork, undoing
from bot.app.decide import release
from bot.app.desk import Desk
from bot.app.due import Deed, DueKind, UnknownKind
from bot.app.engage import calling, holding
from bot.app.engage.floors import TurnFloor
from bot.app.learning import capture, refresh
from bot.app.plan import plan
from bot.app.privacy import purge
from bot.app.raids import gate, taking, timers
from bot.app.turn import Turn
from bot.domain.actions import DeleteMessage
from bot.domain.cases import CaseState
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.records import Due, Late
from bot.domain.results import Refused, Why
from bot.domain.time import HOUR, MINUTE
from bot.ports.store import Tx
from bot.ports.tables import ACTIONS, CASES, COMMUNITIES, DUE


async def _lease(turn: Turn, due: Due) -> None:
    """A claim lapses."""
    case = await turn.tx.get(CASES, turn.id, int(due.ref))
    if case is not None:
        await teamwork.lapse(turn, case, CaseState.CLAIMED)


async def _waited(turn: Turn, due: Due) -> None:
    """A wait is over."""
    case = await turn.tx.get(CASES, turn.id, int(due.ref))
    if case is not None:
        await teamwork.lapse(turn, case, CaseState.WAITING)


async def _grace(turn: Turn, due: Due) -> None:
    """A heavy verb's seconds of grace are over."""
    case = await turn.tx.get(CASES, turn.id, int(due.ref))
    if case is not None:
        await release(turn, case)


async def _unsay(turn: Turn, due: Due) -> None:
    """A silent line in the chat has been there long enough."""
    action = await turn.tx.get(ACTIONS, turn.id, int(due.ref))
    if action is None or not action.made_message:
        return
    act = action.act
    channel = getattr(act, "channel", None)
    if isinstance(channel, ChannelRef):
        ref = MessageRef(channel, action.made_message)
        await plan(turn, DeleteMessage(ref), verb="unsay", lane=f"post:{channel.platform}:{channel.id}")


async def ensure_daily(desk: Desk) -> None:
    """See that every community has its daily purge and its next morning in the table; what is there keeps its time."""

    async def body(tx: Tx) -> None:
        for community in await tx.find(COMMUNITIES):
            await tx.add(DUE, Due(community.id, "purge", "daily", desk.clock.now() + HOUR))
            await morning.first(tx, community, desk.clock.now())

    await desk.store.write(body)


CATCHING_UP: Final = MINUTE
"""From how late on (µs) announcements are spread, lest a chat gets a whole night's at once."""


def _floor(turn: Turn, due: Due) -> TurnFloor:
    return TurnFloor(turn, catches_up=turn.now - due.at > CATCHING_UP)


def _of_activity(kind: Kind) -> DueKind:
    async def run(turn: Turn, due: Due) -> None:
        await kind.run(_floor(turn, due), due)

    return DueKind(run, kind.late, kind.fresh, kind.holds, told=kind.late is not Late.COLLAPSE)


def _fires(name: str) -> schedules.Fires:
    """What an activity does at one occurrence of its schedules."""
    found = BY_NAME.get(name)
    if found is None or found.fires is None:
        raise UnknownKind(name)
    return found.fires


async def _fire(turn: Turn, due: Due) -> None:
    """A schedule's next occurrence. What is late about it the schedule itself knows."""
    held = await turn.tx.get(HELD, turn.id, due.kind, due.ref)
    forced = held is not None and held.resumed
    await schedules.carry_out(_floor(turn, due), int(due.ref), _fires, forced=forced)


async def _run_now(turn: Turn, due: Due) -> None:
    """Somebody asked for an occurrence beside the rule."""
    await schedules.run_now(TurnFloor(turn), int(due.ref), _fires)


async def _dropped(turn: Turn, due: Due) -> None:
    """What crisis mode held was dropped: its activity hears of it."""
    row = await turn.tx.get(ACTIONS, turn.id, int(due.ref))
    if row is not None:
        await calling.outcome(turn, row, Refused(Why.NOT_POSSIBLE, detail="crisis"))


KINDS: Final[dict[str, Deed | DueKind]] = {
    "lease": _lease,
    "waiting": _waited,
    "grace": _grace,
    "unsay": _unsay,
    "purge": purge,
    undoing.KIND: undoing.carry_out,
    morning.KIND: morning.carry_out,
    capture.DUE_KIND: refresh.plan_errand,
    **timers.DEEDS,
    taking.TIDY: taking.tidy,
    **gate.DEEDS,
    **calling.DEEDS,
    FIRE: DueKind(_fire, holds=True, told=True, tells=True),
    RUN: DueKind(_fire, told=True, tells=True),
    NOW: DueKind(_run_now, told=True),
    holding.DROPPED: DueKind(_dropped),
    **{name: _of_activity(kind) for one in CATALOG for name, kind in one.due.items()},
}
