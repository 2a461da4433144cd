"""Calls: their content is written just before each platform call, and results of actions find their activity."""

from __future__ import annotations

from collections.abc import Sequence
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
from bot.ports.store import where

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


async def leave_behind(turn: Turn, platform: str, place: str) -> list[calls.Stand]:
    """A chat moves: its messages stay in the old one, and the new one numbers its own from one, so that nothing may be
    edited by their numbers any more. Which calls stood there."""
    here = where(community=turn.id, platform=platform, place=place, state="shown")
    found = await turn.tx.find(calls.STANDS, *here)
    for one in found:
        await turn.tx.put(calls.STANDS, replace(one, state="lost", message=""))
    return [one for one in found if not one.quiet]


async def hang_again(turn: Turn, stands: Sequence[calls.Stand]) -> None:
    """What still asks people to take part goes up in the new chat; what is over does not."""
    floor = TurnFloor(turn)
    for name, ref in dict.fromkeys((one.activity, one.ref) for one in stands):
        activity = BY_NAME.get(name)
        content = await activity.call(floor, ref) if activity is not None and activity.call is not None else None
        if content is not None and content.buttons:
            await calls.again(floor, name, ref)


async def _refresh(turn: Turn, due: Due) -> None:
    name, _, ref = due.ref.partition("|")
    await calls.refresh_now(TurnFloor(turn), name, ref)


ABOUT: Final = {calls.ABOUT: _again}
"""What answers buttons about calls themselves."""
DEEDS: Final[dict[str, Deed]] = {REFRESH: _refresh}
