"""Taking back: every deed of the decision in force gets its inverse; the decision is superseded, never edited."""

from __future__ import annotations

from dataclasses import replace

from bot.app import audit, cards, strikes
from bot.app.decide import latest, learn
from bot.app.evidence import evidence_of
from bot.app.people import account_hash, account_of
from bot.app.plan import plan
from bot.app.turn import Turn
from bot.domain.actions import Act, Ban, DeleteMessage, Kick, Mute, SendDirect, SendMessage, SetSlowMode, Unban, Unmute
from bot.domain.cases import Case, CaseState
from bot.domain.content import Content, Heading, Line, Look, Quote
from bot.domain.decisions import Action, ActionState, Decision, Outcome
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef
from bot.domain.text import Say, say
from bot.ports.store import where
from bot.ports.tables import ACTIONS, CASES, DECISIONS, NOTICES, SANCTIONS


async def undo(turn: Turn, case: Case, by: int | None, *, outcome: Outcome = Outcome.UNDONE) -> Say | None:
    """Take back the decision in force and open the case again; a refusal when there is nothing to take back."""
    decision = await latest(turn, case.number)
    if decision is None or decision.outcome is Outcome.UNDONE:
        return say("undo-nothing")
    new = Decision(
        turn.id, await turn.next("decision"), case.number, outcome, (), by, decision.rule, decision.version,
        decision.reason, "", turn.now, decision.id,
    )  # fmt: skip
    await turn.tx.add(DECISIONS, new)
    for action in await turn.tx.find(ACTIONS, *where(community=turn.id, decision=decision.id), order=("-id",)):
        await _take_back(turn, case, action, new.id)
    await strikes.void(turn, decision.id, new.id)
    await _correct(turn, case, decision, new)
    if decision.outcome is Outcome.VIOLATION:
        await learn(turn, case.number, confirmed=False)
    state = CaseState.OPEN if outcome is Outcome.UNDONE else CaseState.CLOSED
    again = replace(
        case, state=state, closed_at=None if state is CaseState.OPEN else turn.now, updated_at=turn.now,
        version=case.version + 1, held=False,
    )  # fmt: skip
    await turn.tx.put(CASES, again)
    await audit.record(turn, "undo", by, case.person, f"case {case.number}")
    await cards.show(turn, again)
    return None


async def _take_back(turn: Turn, case: Case, action: Action, decision: int) -> None:
    if action.state in (ActionState.PLANNED, ActionState.GRACE):
        await turn.tx.put(ACTIONS, replace(action, state=ActionState.CANCELLED, done_at=turn.now))
        return
    if action.state is not ActionState.APPLIED:
        return
    inverse = await inverse_of(turn, case, action)
    if inverse is None:
        return
    verb, act = inverse
    await plan(
        turn, act, verb=verb, lane=action.lane, case=case.number, decision=decision, person=action.person,
        inverse_of=action.id,
    )  # fmt: skip
    await turn.tx.put(ACTIONS, replace(action, state=ActionState.UNDONE))
    if isinstance(action.act, Mute | Ban):
        key = account_hash(action.act.account, turn.id)
        await turn.tx.drop(SANCTIONS, *where(community=turn.id, account_hash=key))


async def inverse_of(turn: Turn, case: Case, action: Action) -> tuple[str, Act] | None:
    """What takes an act back; None where nothing does (a kick: the person may come back by themselves)."""
    match action.act:
        case Mute(place, account):
            return "unmute", Unmute(place, account)
        case Ban(place, account):
            return "unban", Unban(place, account)
        case SetSlowMode(channel):
            return "slow", SetSlowMode(channel, int(action.before or 0))
        case DeleteMessage(ref):
            return await _repost(turn, case, ref.id, ref.channel)
        case Kick():
            return None
    return None


async def _repost(turn: Turn, case: Case, message: str, channel: ChannelRef) -> tuple[str, Act] | None:
    """No platform lets a bot undelete: the words come back as a quotation from evidence."""
    for one in await evidence_of(turn, case.number):
        if one.message == message and one.surfaces:
            text = "\n".join(text for _, text in one.surfaces)
            content = Content((Line(say("repost", name=one.name)), Quote(text, author=one.name)), rings=False)
            return "repost", SendMessage(channel, content, turn.community.language)
    return None


async def _correct(turn: Turn, case: Case, decision: Decision, new: Decision) -> None:
    """Tell the member that it is taken back, if they were told before."""
    told = await turn.tx.find(NOTICES, *where(community=turn.id, decision=decision.id))
    for notice in told:
        await turn.tx.put(NOTICES, replace(notice, state="taken-back"))
        account = await account_of(turn, notice.person, case.platform)
        if account is None or notice.state not in ("sent", "shown", "public"):
            continue
        content = Content((Heading(say("correction-title")), Line(say("correction-text"))), look=Look.NOTICE)
        act = SendDirect(case.place, AccountRef(account.platform, account.id), content, notice.language)
        await plan(
            turn, act, verb="correction", lane=f"person:{account.platform}:{account.id}", case=case.number,
            decision=new.id, person=notice.person,
        )  # fmt: skip
