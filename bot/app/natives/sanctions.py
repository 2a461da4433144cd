"""Sanctions by hand: what a moderator did by the platform's own means becomes a decided case with a notice, an Undo
and a second look, as if it had been decided here."""

from __future__ import annotations

from typing import Final

from bot.app import audit, cards, notices
from bot.app.decide import remember_sanction
from bot.app.lifting import running
from bot.app.people import SOMEBODY, account_hash, find_person, person_of
from bot.app.turn import Turn
from bot.domain.actions import Act, Ban, BanMany, Kick, Mute, Unban, Unmute
from bot.domain.cases import Case, CaseKind, CaseState
from bot.domain.decisions import Action, ActionState, Decision, Outcome, Verb
from bot.domain.events import MemberSanctioned
from bot.domain.people import AccountRef
from bot.domain.signals import Severity, Topic
from bot.domain.time import DAY, MINUTE
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, CASES, DECISIONS, SANCTIONS

OPEN_END: Final = 3650 * DAY
"""How long a mute counts whose end the platform does not tell."""
NEWEST: Final = 200
"""Actions that are looked at for one of Steward's own, newest first."""
ACTS: Final = {"mute": Mute, "kick": Kick, "ban": Ban, "unmute": Unmute, "unban": Unban}
LIFTED: Final = {"unmute": "mute", "unban": "ban"}


async def sanctioned(turn: Turn, event: MemberSanctioned) -> None:
    """Record it; Steward's own deeds, seen by the platform's eyes, are passed over."""
    if event.verb not in ACTS or event.author.is_self or await _is_ours(turn, event):
        return
    by = (await person_of(turn, event.by)).id if event.by is not None else SOMEBODY
    if event.verb in LIFTED:
        await _lifted(turn, event, by)
        return
    person = await person_of(turn, event.author)
    case = Case(
        community=turn.id, number=await turn.next("case"), kind=CaseKind.ENFORCE, state=CaseState.CLOSED,
        topic=Topic.OTHER, severity=Severity.MEDIUM, rule="", house_rule=None, person=person.id, target=None,
        platform=event.platform, place=event.place, channel="", message="", opened_at=event.at, updated_at=turn.now,
        closed_at=turn.now,
    )  # fmt: skip
    await turn.tx.add(CASES, case)
    decision = Decision(
        turn.id, await turn.next("decision"), case.number, Outcome.VIOLATION, (Verb(event.verb),), by, "", "", "",
        event.reason.strip()[:1000], event.at,
    )  # fmt: skip
    await turn.tx.add(DECISIONS, decision)
    act = act_of(event)
    await _done(turn, event, case, decision, act)
    await remember_sanction(turn, case, act)
    length = event.until - turn.now if event.until is not None else None
    await notices.prepare(turn, case, decision, length if length is None or length > 0 else None, False)
    await audit.record(turn, f"native:{event.verb}", by or None, person.id, f"case {case.number}")
    await cards.show(turn, case)


def act_of(event: MemberSanctioned) -> Act:
    """What was done, as Steward would have done it."""
    account = event.author.account
    if event.verb == "mute":
        return Mute(event.place, account, event.until or event.at + OPEN_END, event.reason)
    if event.verb == "ban":
        return Ban(event.place, account, event.until, event.reason)
    return Kick(event.place, account, event.reason)


async def _done(turn: Turn, event: MemberSanctioned, case: Case, decision: Decision, act: Act) -> None:
    """The deed stands as done, so that Undo takes it back."""
    account = event.author.account
    row = Action(
        community=turn.id, id=await turn.next("action"), lane=f"person:{account.platform}:{account.id}",
        case=case.number, decision=decision.id, person=case.person, verb=event.verb, act=act,
        state=ActionState.APPLIED, not_before=event.at, planned_at=event.at, done_at=event.at,
    )  # fmt: skip
    await turn.tx.add(ACTIONS, row)


async def _is_ours(turn: Turn, event: MemberSanctioned) -> bool:
    """Whether it is the echo of a deed of Steward's own: the same account and verb within a minute."""
    if event.by is not None and not event.by.is_self and not event.by.is_bot:
        return False
    since = Where("planned_at", ">", event.at - DAY)
    rows = await turn.tx.find(ACTIONS, *where(community=turn.id), since, order=("-id",), limit=NEWEST)
    return any(_is_echo(row, event) for row in rows)


def _is_echo(row: Action, event: MemberSanctioned) -> bool:
    near = row.state is ActionState.SENDING or (row.done_at is not None and abs(event.at - row.done_at) <= MINUTE)
    return near and _falls_on(row.act, event.verb, event.author.account)


def _falls_on(act: Act, verb: str, account: AccountRef) -> bool:
    if isinstance(act, BanMany):
        return verb == "ban" and account in act.accounts
    return isinstance(act, ACTS[verb]) and getattr(act, "account", None) == account


async def _lifted(turn: Turn, event: MemberSanctioned, by: int) -> None:
    """Taken back by hand: what ran here runs no longer, and the cards say so."""
    person = await find_person(turn, event.author.account)
    if person is None:
        return
    kind = LIFTED[event.verb]
    await audit.record(turn, f"native:{event.verb}", by or None, person.id)
    key = account_hash(event.author.account, turn.id)
    await turn.tx.drop(SANCTIONS, *where(community=turn.id, account_hash=key, verb=kind))
    for action in await running(turn, person.id, kind):
        if action.state is not ActionState.APPLIED or getattr(action.act, "account", None) != event.author.account:
            continue
        mine = where(community=turn.id, id=action.id, state=ActionState.APPLIED)
        await turn.tx.change(ACTIONS, mine, state=ActionState.UNDONE)
        case = await turn.tx.get(CASES, turn.id, action.case) if action.case is not None else None
        if case is not None:
            await cards.show(turn, case)
