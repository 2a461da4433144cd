"""Aftermath: a platform's answer is recorded, and what follows from it is planned."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.app import cards, media, notices
from bot.app.engage import calling
from bot.app.findings import Finding, bring
from bot.app.onboarding import making
from bot.app.people import account_hash
from bot.app.turn import Turn
from bot.app.undo import TAKE_BACK, reverse
from bot.domain.actions import (
    Answer,
    Ban,
    CopyMedia,
    DeleteMessage,
    DeleteMessages,
    DropCopy,
    EditMessage,
    Mute,
    OpenForm,
    SendMessage,
    place_of,
    platform_of,
)
from bot.domain.cases import CaseKind
from bot.domain.decisions import Action, ActionState
from bot.domain.results import Done, Later, Refused, Result, Uncertain, Why
from bot.domain.signals import Severity, Topic
from bot.domain.time import DAY, MINUTE, SECOND
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, CASES, MESSAGES, SANCTIONS

LONGEST_LATER: Final = DAY
"""How long a platform may put an act off before it counts as failed."""
LEAST_LATER: Final = SECOND // 5
LEAST_UNSURE: Final = 2 * SECOND
ANSWERED: Final = 15 * MINUTE
PUBLIC: Final = frozenset({"post", "staff", "activity-call", "announce", "activity"})
ALERTS: Final = frozenset({"card", "notice", "correction"})


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
        made_channel=_made_in(result), made_message=ref.id if ref else "",
    )  # fmt: skip
    await turn.tx.put(ACTIONS, _lean(applied))
    if row.follow.startswith(TAKE_BACK):  # its decision was undone while it was under way
        case = await turn.tx.get(CASES, turn.id, row.case) if row.case is not None else None
        if case is not None:
            await reverse(turn, case, applied, int(row.follow.removeprefix(TAKE_BACK)))
    if isinstance(row.act, DeleteMessage):
        channel = row.act.ref.channel
        key = where(community=turn.id, platform=channel.platform, channel=channel.id, message=row.act.ref.id)
        await turn.tx.change(MESSAGES, key, gone=True)
    if isinstance(row.act, DeleteMessages):
        channel = row.act.channel
        key = where(community=turn.id, platform=channel.platform, channel=channel.id)
        await turn.tx.change(MESSAGES, (*key, Where("message", "in", list(row.act.ids))), gone=True)
    if row.verb in ("card", cards.SEAT):  # finding seats changes nothing to show; showing would look for seats again
        if ref is not None and not isinstance(row.act, EditMessage):
            await cards.stands(turn, row, ref)
        return
    if row.verb == "notice":
        await notices.delivered(turn, row)
    if row.verb == making.MADE:
        await making.made(turn, row, result)
    if row.verb == media.VERB:
        await media.arrived(turn, applied)
    if row.verb == "public" and ref is not None:
        await turn.later("unsay", str(row.id), turn.now + notices.PUBLIC_LINE)
    await calling.outcome(turn, applied, result)
    await _show(turn, row)


def _made_in(result: Done) -> str:
    channel = result.ref.channel if result.ref else result.room
    return channel.id if channel else ""


async def _drop(turn: Turn, row: Action) -> None:
    """What only the asker saw is not kept: nothing hangs on it, and it names an account."""
    await turn.tx.drop(ACTIONS, *where(community=turn.id, id=row.id))


def _lean(row: Action) -> Action:
    """Cards are not kept twice: their content goes once they arrived."""
    if row.verb in ALERTS and isinstance(row.act, EditMessage | SendMessage):
        return replace(row, act=replace(row.act, content=cards.EMPTY))
    return row


async def _later(turn: Turn, row: Action, after: int) -> None:
    """Tried again when the platform says so, for a day; an answer only as long as somebody waits for it."""
    waits = ANSWERED if isinstance(row.act, Answer | OpenForm) else LONGEST_LATER
    if row.follow.startswith(TAKE_BACK):
        await turn.tx.put(ACTIONS, replace(row, state=ActionState.CANCELLED, done_at=turn.now))
    elif turn.now - row.planned_at > waits or media.gives_up(row, turn.now + after):
        await _refused(turn, row, Refused(Why.TOO_OLD))
    else:
        at = turn.now + max(after, LEAST_LATER)
        await turn.tx.put(ACTIONS, replace(row, state=ActionState.PLANNED, not_before=at))
        turn.wakes_at = at if turn.wakes_at is None else min(turn.wakes_at, at)
        turn.rings = True


async def _uncertain(turn: Turn, row: Action) -> None:
    """Nobody knows whether it arrived: cards and notices are sent again (they carry the case's number), so are edits,
    which may be made twice; what the public would see twice asks staff."""
    if isinstance(row.act, Answer | OpenForm):
        await _drop(turn, row)
        return
    if (row.verb in ALERTS or isinstance(row.act, EditMessage)) and row.tries < 3:
        at = turn.now + row.tries * LEAST_UNSURE
        await turn.tx.put(ACTIONS, replace(row, state=ActionState.PLANNED, not_before=at))
        turn.wakes_at = at if turn.wakes_at is None else min(turn.wakes_at, at)
        return
    unsure = replace(row, state=ActionState.UNCERTAIN, done_at=turn.now)
    await turn.tx.put(ACTIONS, _lean(unsure))
    if row.follow.startswith(TAKE_BACK) and row.case is not None:
        case = await turn.tx.get(CASES, turn.id, row.case)
        if case is not None:
            await reverse(turn, case, unsure, int(row.follow.removeprefix(TAKE_BACK)))
    elif row.verb == "card":
        await cards.homeless(turn, row)  # showing it once more would be as uncertain; the next change tries again
    elif row.verb == "notice":
        await notices.lost(turn, row)
        await _show(turn, row)
    else:
        await _ask(turn, unsure)


async def _refused(turn: Turn, row: Action, refused: Refused) -> None:
    if isinstance(row.act, Answer | OpenForm):
        await _drop(turn, row)
        return
    if isinstance(row.act, DeleteMessage | DropCopy) and refused.why is Why.GONE:
        await _done(turn, row, Done())  # gone already is what was wanted
        return
    await turn.tx.put(ACTIONS, _lean(replace(row, state=ActionState.FAILED, result=refused.why, done_at=turn.now)))
    if row.verb == "card":
        await cards.fell(turn, row, refused.why)
        return
    if isinstance(row.act, Mute | Ban):
        key = account_hash(row.act.account, turn.id)
        await turn.tx.drop(SANCTIONS, *where(community=turn.id, account_hash=key, verb=row.verb, case=row.case))
    if row.verb == making.MADE:
        await making.made(turn, row, refused)
    if row.verb == "notice":
        await notices.refused(turn, row)
    if row.verb == "correction":
        await notices.correction_refused(turn, row)
    await calling.outcome(turn, row, refused)
    await _show(turn, row)


async def _ask(turn: Turn, row: Action) -> None:
    """What the public might see twice asks staff: on its case's card, or on a card of its own."""
    if row.case is not None:
        await _show(turn, row)
    elif isinstance(row.act, SendMessage | CopyMedia) and row.verb in PUBLIC:
        await turn.tx.put(ACTIONS, replace(row, state=ActionState.STUCK, result="uncertain"))
        await set_aside(turn, row)


async def _show(turn: Turn, row: Action) -> None:
    if row.case is None:
        return
    case = await turn.tx.get(CASES, turn.id, row.case)
    if case is not None:
        one_of_many = row.state is ActionState.SENDING and isinstance(row.act, DeleteMessage)
        await cards.show(turn, case, calm=one_of_many or row.verb.startswith("raid-"))


async def set_aside(turn: Turn, row: Action) -> None:
    """An action raised three times: staff get a card about it."""
    if row.verb == "card":
        return  # a card about a card that can't be drawn would fail alike; /doctor lists it
    finding = Finding(
        topic=Topic.OTHER, severity=Severity.MEDIUM, rule="", house_rule=None, person=None, target=None,
        platform=platform_of(row.act), place=place_of(row.act), channel="", message=f"action:{row.id}",
        kind=CaseKind.STUCK,
    )  # fmt: skip
    await cards.show(turn, await bring(turn, finding))
