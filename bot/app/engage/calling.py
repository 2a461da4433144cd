"""Calls: their content is written just before each platform call, and results of actions find their activity."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities import calls
from activities.catalog import BY_NAME
from bot.app.authorize import authorize
from bot.app.due import Deed
from bot.app.engage.floors import ANNOUNCE, ASIDE, HELD, TurnFloor
from bot.app.press import Press
from bot.app.remedies import remedy_of
from bot.app.turn import Turn
from bot.domain.actions import Act, EditMessage, PinMessage, SendMessage
from bot.domain.content import plain
from bot.domain.decisions import Action
from bot.domain.records import Due
from bot.domain.reply import Reply
from bot.domain.results import Refused, Result, Why
from bot.domain.text import say

REFRESH: Final = "calls-refresh"
VERBS: Final = frozenset({calls.CALL, ANNOUNCE, ASIDE, HELD})
"""Verbs of what activities plan."""


async def write(turn: Turn, action: Action) -> Act | None:
    """A call with what its activity says now; None when there is nothing to show any more."""
    name, _, ref = action.follow.partition(":")
    activity = BY_NAME.get(name)
    if activity is None or activity.call is None or not isinstance(action.act, SendMessage | EditMessage):
        return None
    if not await calls.is_wanted(TurnFloor(turn), action):
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
    if isinstance(action.act, PinMessage) and isinstance(result, Refused) and result.why is not Why.GONE:
        await _unpinned(floor, action, result)
    activity = BY_NAME.get(action.follow.partition(":")[0])
    if activity is not None and activity.outcome is not None:
        await activity.outcome(floor, action, result)


async def _unpinned(floor: TurnFloor, action: Action, refused: Refused) -> None:
    """The message stands, but not where everybody sees it at once: the team hears what is missing."""
    name, _, ref = action.follow.partition(":")
    words = say("call-unpinned", what=say(f"activity-{name}", ref=ref), why=say(f"why-{refused.why.value}"))
    await floor.tell_staff(plain(words, remedy_of(refused.why, action.act)))


async def _again(turn: Turn, press: Press) -> Reply:
    """A call that was lost goes up once more."""
    refusal = authorize(await press.actor(turn), "retry")
    name, _, ref = press.token.ref.partition("|")
    if refusal is not None or press.token.verb != "again" or name not in BY_NAME:
        return Reply(refusal or say("press-unknown"))
    count = await calls.again(TurnFloor(turn), name, ref)
    return Reply(say("call-again-done" if count else "call-again-none"))


async def _refresh(turn: Turn, due: Due) -> None:
    name, _, ref = due.ref.partition("|")
    await calls.refresh_now(TurnFloor(turn), name, ref)


ABOUT: Final = {calls.ABOUT: _again}
"""What answers buttons about calls themselves."""
DEEDS: Final[dict[str, Deed]] = {REFRESH: _refresh}
