"""Calls: their content is written just before each platform call, and results of actions find their activity."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities import calls
from activities.catalog import BY_NAME
from bot.app.due import Deed
from bot.app.engage.floors import ANNOUNCE, ASIDE, HELD, TurnFloor
from bot.app.turn import Turn
from bot.domain.actions import Act, EditMessage, SendMessage
from bot.domain.decisions import Action
from bot.domain.records import Due
from bot.domain.results import Result

REFRESH: Final = "calls-refresh"
VERBS: Final = frozenset({calls.CALL, ANNOUNCE, ASIDE, HELD})
"""Verbs of what activities plan."""


async def write(turn: Turn, action: Action) -> Act | None:
    """A call with what its activity says now; None when there is nothing to show any more."""
    name, _, ref = action.follow.partition(":")
    activity = BY_NAME.get(name)
    if activity is None or activity.call is None or not isinstance(action.act, SendMessage | EditMessage):
        return None
    content = await activity.call(TurnFloor(turn), ref)
    return replace(action.act, content=content) if content is not None else None


async def outcome(turn: Turn, action: Action, result: Result) -> None:
    """An activity's action has its final result."""
    if action.verb not in VERBS or not action.follow:
        return
    floor = TurnFloor(turn)
    if action.verb == calls.CALL:
        await calls.arrived(floor, action, result)
    activity = BY_NAME.get(action.follow.partition(":")[0])
    if activity is not None and activity.outcome is not None:
        await activity.outcome(floor, action, result)


async def _refresh(turn: Turn, due: Due) -> None:
    name, _, ref = due.ref.partition("|")
    await calls.refresh_now(TurnFloor(turn), name, ref)


DEEDS: Final[dict[str, Deed]] = {REFRESH: _refresh}
