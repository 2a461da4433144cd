"""Kinds of due items: what happens when their time comes."""

from __future__ import annotations

from typing import Final

from bot.app import morning, teamwork, undoing
from bot.app.decide import release
from bot.app.desk import Desk
from bot.app.due import Deed
from bot.app.engage import calling
from bot.app.plan import plan
from bot.app.privacy import purge
from bot.app.raids import gate, taking, timers
from bot.app.turn import Turn
from bot.domain.actions import DeleteMessage
from bot.domain.cases import CaseState
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.records import Due
from bot.domain.time import HOUR
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


KINDS: Final[dict[str, Deed]] = {
    "lease": _lease,
    "waiting": _waited,
    "grace": _grace,
    "unsay": _unsay,
    "purge": purge,
    undoing.KIND: undoing.carry_out,
    morning.KIND: morning.carry_out,
    **timers.DEEDS,
    taking.TIDY: taking.tidy,
    **gate.DEEDS,
    **calling.DEEDS,
}
