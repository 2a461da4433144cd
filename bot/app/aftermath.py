"""Aftermath: a platform's answer is recorded, and what follows from it is planned."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.app import cards, notices
from bot.app.findings import Finding, bring
from bot.app.turn import Turn
from bot.domain.actions import Act, Answer, DeleteMessage, EditMessage, OpenForm, SendMessage, SetSlowMode
from bot.domain.cases import CaseKind
from bot.domain.decisions import Action, ActionState
from bot.domain.results import Done, Later, Refused, Result, Uncertain, Why
from bot.domain.signals import Severity, Topic
from bot.ports.store import where
from bot.ports.tables import ACTIONS, CASES, MESSAGES

MOST_LATER: Final = 50
ALERTS: Final = frozenset({"card", "notice", "correction"})


def platform_of(act: Act) -> str:
    """The platform that an act is for."""
    if isinstance(act, SendMessage | SetSlowMode):
        return act.channel.platform
    if isinstance(act, EditMessage | DeleteMessage):
        return act.ref.channel.platform
    return act.account.platform


async def record(turn: Turn, row: Action, result: Result) -> None:
    """Store the result of an action and plan what follows. Nothing happens twice: only a row that is still under way
    is changed."""
    fresh = await turn.tx.get(ACTIONS, turn.id, row.id)
    if fresh is None or fresh.state not in (ActionState.SENDING, ActionState.PLANNED):
        return
    match result:
        case Done():
            await _done(turn, fresh, result)
        case Later(after):
            await _later(turn, fresh, after)
        case Uncertain():
            await _uncertain(turn, fresh)
        case Refused():
            await _refused(turn, fresh, result)


async def _done(turn: Turn, row: Action, result: Done) -> None:
    if isinstance(row.act, Answer | OpenForm):
        await _drop(turn, row)
        return
    ref = result.ref
    applied = replace(
        row, state=ActionState.APPLIED, result="", before=result.before, done_at=turn.now,
        made_channel=ref.channel.id if ref else "", made_message=ref.id if ref else "",
    )  # fmt: skip
    await turn.tx.put(ACTIONS, _lean(applied))
    if isinstance(row.act, DeleteMessage):
        channel = row.act.ref.channel
        key = where(community=turn.id, platform=channel.platform, channel=channel.id, message=row.act.ref.id)
        await turn.tx.change(MESSAGES, key, gone=True)
    if row.verb in ("card", cards.SEAT):  # finding seats changes nothing to show; showing would look for seats again
        if ref is not None and not isinstance(row.act, EditMessage):
            await cards.stands(turn, row, ref)
        return
    if row.verb == "notice":
        await notices.delivered(turn, row)
    if row.verb == "public" and ref is not None:
        await turn.later("unsay", str(row.id), turn.now + notices.PUBLIC_LINE)
    await _show(turn, row)


async def _drop(turn: Turn, row: Action) -> None:
    """What only the asker saw is not kept: nothing hangs on it, and it names an account."""
    await turn.tx.drop(ACTIONS, *where(community=turn.id, id=row.id))


def _lean(row: Action) -> Action:
    """Cards are not kept twice: their content goes once they arrived."""
    if row.verb in ALERTS and isinstance(row.act, EditMessage | SendMessage):
        return replace(row, act=replace(row.act, content=cards.EMPTY))
    return row


async def _later(turn: Turn, row: Action, after: int) -> None:
    state = ActionState.STUCK if row.tries >= MOST_LATER else ActionState.PLANNED
    await turn.tx.put(ACTIONS, replace(row, state=state, not_before=turn.now + after))
    turn.wakes_at = turn.now + after
    turn.rings = True


async def _uncertain(turn: Turn, row: Action) -> None:
    """Nobody knows whether it arrived: cards and notices are sent again (they carry the case's number); what the
    public would see twice asks staff."""
    if row.verb in ALERTS and row.tries < 3:
        await turn.tx.put(ACTIONS, replace(row, state=ActionState.PLANNED))
        turn.rings = True
        return
    await turn.tx.put(ACTIONS, replace(row, state=ActionState.UNCERTAIN, done_at=turn.now))
    await _show(turn, row)


async def _refused(turn: Turn, row: Action, refused: Refused) -> None:
    if isinstance(row.act, Answer | OpenForm):
        await _drop(turn, row)
        return
    if isinstance(row.act, DeleteMessage) and refused.why is Why.GONE:
        await _done(turn, row, Done())  # gone already is what was wanted
        return
    await turn.tx.put(ACTIONS, _lean(replace(row, state=ActionState.FAILED, result=refused.why, done_at=turn.now)))
    if row.verb == "card":
        if refused.why in (Why.GONE, Why.ROOM_GONE):
            await cards.fell(turn, row)
        return
    if row.verb == "notice":
        await notices.refused(turn, row)
    await _show(turn, row)


async def _show(turn: Turn, row: Action) -> None:
    if row.case is None:
        return
    case = await turn.tx.get(CASES, turn.id, row.case)
    if case is not None:
        await cards.show(turn, case)


async def set_aside(turn: Turn, row: Action) -> None:
    """An action raised three times: staff get a card about it."""
    if row.verb == "card":
        return  # a card about a card that can't be drawn would fail alike; /doctor lists it
    finding = Finding(
        topic=Topic.OTHER, severity=Severity.MEDIUM, rule="", house_rule=None, person=None, target=None,
        platform=platform_of(row.act), place="", channel="", message=f"action:{row.id}", kind=CaseKind.STUCK,
    )  # fmt: skip
    await cards.show(turn, await bring(turn, finding))
