"""Taking back: every deed of the decision in force gets its inverse; the decision is superseded, never edited."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import Final

from bot.app import audit, cards, notices, strikes
from bot.app.attached import own_words
from bot.app.decide import latest, learn
from bot.app.evidence import evidence_of
from bot.app.learning import capture
from bot.app.people import account_hash
from bot.app.plan import plan
from bot.app.raids import restore, timers
from bot.app.turn import Turn
from bot.domain.actions import Act, Ban, DeleteMessage, Kick, Mute, SendDirect, SendMessage, SetSlowMode, Unban, Unmute
from bot.domain.cases import Case, CaseState
from bot.domain.content import Content, Line, Quote
from bot.domain.decisions import Action, ActionState, Decision, Outcome, Verb
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.raids import RaidState
from bot.domain.text import Say, say
from bot.ports.store import where
from bot.ports.tables import ACTIONS, CASES, DECISIONS, NOTICES, SANCTIONS

NO_MORE: Final = frozenset({Outcome.UNDONE, Outcome.OVERTURNED})
"""Decisions that took something back: they are not taken back in turn."""
NEVER_CAME: Final = frozenset({ActionState.PLANNED, ActionState.GRACE, ActionState.FAILED, ActionState.STUCK})
TAKE_BACK: Final = "take-back:"
"""What an action under way is marked with when its decision is undone; the undoing decision's number follows."""


async def undo(turn: Turn, case: Case, by: int | None, *, outcome: Outcome = Outcome.UNDONE) -> Say | None:
    """Take back the decision in force and open the case again; a refusal when there is nothing to take back.

    What a rule decided again and again on one case is one thing to people, and is taken back as one. `by` None means
    that it is part of another decision, which is the one that counts for the rule's record.
    """
    decision = await latest(turn, case.number)
    if decision is None or decision.outcome in NO_MORE:
        return say("undo-nothing")
    if case.state is CaseState.MERGED:
        return say("case-closed-already", number=str(case.number))
    new = Decision(
        turn.id, await turn.next("decision"), case.number, outcome, (), by, decision.rule, decision.version,
        decision.reason, "", turn.now, decision.id,
    )  # fmt: skip
    await turn.tx.add(DECISIONS, new)
    for one in await _run_of(turn, decision):
        for action in await turn.tx.find(ACTIONS, *where(community=turn.id, decision=one.id), order=("-id",)):
            await _take_back(turn, case, action, new.id)
        await strikes.void(turn, one.id, new.id)
        for notice in await turn.tx.find(NOTICES, *where(community=turn.id, decision=one.id)):
            await notices.correct(turn, case, notice)
    if decision.by is None:
        await timers.undone(turn, case.number, by)
    if decision.outcome is Outcome.VIOLATION and by is not None:
        await learn(turn, case.number, confirmed=False)
    await capture.taken_back(turn, case, decision, new)
    reopens = outcome is Outcome.UNDONE or (case.state.is_open and case.state is not CaseState.GRACE)
    again = replace(
        case, state=CaseState.OPEN if reopens else CaseState.CLOSED, closed_at=None if reopens else turn.now,
        updated_at=turn.now, version=case.version + 1, held=reopens and await _still_held(turn, case), owner=None,
        lease_until=None, handed_to=None,
    )  # fmt: skip
    await turn.tx.put(CASES, again)
    await audit.record(turn, "undo", by, case.person, f"case {case.number}")
    await cards.show(turn, again)
    return None


async def _run_of(turn: Turn, decision: Decision) -> list[Decision]:
    """The decision, or all that rules decided on its case since a person last did."""
    if decision.by is not None:
        return [decision]
    earlier = await turn.tx.find(DECISIONS, *where(community=turn.id, case=decision.case), order=("-id",))
    at = next(number for number, one in enumerate(earlier) if one.id == decision.id)
    return list(takewhile(lambda one: one.by is None and one.outcome not in NO_MORE, earlier[at:]))


async def _still_held(turn: Turn, case: Case) -> bool:
    """Whether a rule holds a message back on this case, once the decision above it is gone."""
    held = where(community=turn.id, case=case.number, verb=Verb.HOLD, state=ActionState.APPLIED)
    return bool(await turn.tx.count(ACTIONS, *held))


async def put_back(turn: Turn, case: Case, by: int) -> None:
    """Whatever rules did to a case is taken back, also when a person's decision lay above it and was undone."""
    number = await turn.next("decision")
    decided = await turn.tx.find(DECISIONS, *where(community=turn.id, case=case.number), order=("id",))
    for one in decided:
        if one.by is None and one.outcome is Outcome.VIOLATION:
            for action in await turn.tx.find(ACTIONS, *where(community=turn.id, decision=one.id), order=("-id",)):
                await _take_back(turn, case, action, number)
            await strikes.void(turn, one.id, number)
            for notice in await turn.tx.find(NOTICES, *where(community=turn.id, decision=one.id)):
                await notices.correct(turn, case, notice)
    await timers.undone(turn, case.number, by, RaidState.OVER)
    new = Decision(
        turn.id, number, case.number, Outcome.UNDONE, (), by, case.rule, "", "", "", turn.now,
        decided[-1].id if decided else None,
    )  # fmt: skip
    await turn.tx.add(DECISIONS, new)
    await audit.record(turn, "undo", by, case.person, f"case {case.number}")


async def _take_back(turn: Turn, case: Case, action: Action, decision: int) -> None:
    """Nothing of an action stays: what waits or failed is cancelled, what is under way is taken back on arrival."""
    if action.verb == "notice" and action.state is not ActionState.PLANNED and action.state is not ActionState.GRACE:
        return  # it was sent; the correction follows it
    if isinstance(action.act, Mute | Ban):
        key = account_hash(action.act.account, turn.id)
        await turn.tx.drop(SANCTIONS, *where(community=turn.id, account_hash=key, verb=action.verb))
    if action.state in NEVER_CAME:
        await turn.tx.put(ACTIONS, replace(action, state=ActionState.CANCELLED, done_at=turn.now))
    elif action.state is ActionState.SENDING:
        await turn.tx.put(ACTIONS, replace(action, follow=f"{TAKE_BACK}{decision}"))
    elif action.state in (ActionState.APPLIED, ActionState.UNCERTAIN):
        await reverse(turn, case, action, decision)


async def reverse(turn: Turn, case: Case, action: Action, decision: int) -> None:
    """Plan the inverse of an act that was carried out (or may have been)."""
    if action.verb.startswith("raid-"):  # what contains a crowd keeps more of how it was
        await restore.put_back(turn, action, decision)
        return
    inverse = await inverse_of(turn, case, action)
    if inverse is None:
        if isinstance(action.act, Kick | DeleteMessage):  # it does not stand any more; the card says what stays
            await turn.tx.put(ACTIONS, replace(action, state=ActionState.UNDONE))
        return
    verb, act = inverse
    await plan(
        turn, act, verb=verb, lane=action.lane, case=case.number, decision=decision, person=action.person,
        inverse_of=action.id,
    )  # fmt: skip
    await turn.tx.put(ACTIONS, replace(action, state=ActionState.UNDONE))


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
        case SendMessage() | SendDirect() if action.verb == "reply" and action.made_message:
            place = action.act.channel.place if isinstance(action.act, SendMessage) else action.act.place
            channel = ChannelRef(case.platform, place, action.made_channel)
            return "unsay", DeleteMessage(MessageRef(channel, action.made_message))
        case Kick():
            return None
    return None


async def _repost(turn: Turn, case: Case, message: str, channel: ChannelRef) -> tuple[str, Act] | None:
    """No platform lets a bot undelete: the words come back as a quotation from evidence; what was attached does not."""
    for one in await evidence_of(turn, case.number):
        text = own_words(one)
        if one.message == message and text:
            content = Content((Line(say("repost", name=one.name)), Quote(text, author=one.name)), rings=False)
            return "repost", SendMessage(channel, content, turn.community.language)
    return None
