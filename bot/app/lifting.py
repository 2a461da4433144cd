"""Lifting what holds somebody before its time: a mute, a ban, a warning, and nothing else of the decision.

Undo says that a decision was wrong and opens its case again; lifting says that it has been enough.
"""

from __future__ import annotations

from dataclasses import replace

from bot.app import audit, cards, strikes
from bot.app.commands.ask import Ask
from bot.app.decide import latest
from bot.app.people import account_hash, account_of, name_of
from bot.app.places import among_members
from bot.app.plan import plan
from bot.app.press import Reply
from bot.app.turn import Turn
from bot.app.undo import inverse_of
from bot.domain.actions import Act, Ban, Mute, SendDirect, Unban, Unmute
from bot.domain.cases import Case, CaseState
from bot.domain.content import Content, Heading, Look
from bot.domain.decisions import Action, ActionState, Decision, Outcome
from bot.domain.people import AccountRef
from bot.domain.text import say
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, CASES, DECISIONS, NOTICES, SANCTIONS

NOT_YET = (ActionState.PLANNED, ActionState.GRACE)
TOLD = ("sent", "shown", "public")


async def lift(turn: Turn, ask: Ask, person: int, kinds: tuple[str, ...]) -> Reply:
    """Take off the first of these kinds that holds the person now; of mutes and bans all that run."""
    refusal = await ask.may(turn, "undo", person)
    actor = await ask.actor(turn)
    if refusal is not None:
        await audit.record(turn, "denied:lift", actor.person, person, "by hand")
        return Reply(refusal)
    name = await name_of(turn, person)
    for kind in kinds:
        lifted = await (
            _warning(turn, person, actor.person) if kind == "warn" else _sanction(turn, kind, person, actor.person)
        )
        if lifted:
            await audit.record(turn, f"lift:{kind}", actor.person, person, f"case {lifted}")
            return Reply(say(f"lifted-{kind}", name=name))
    if len(kinds) == 1 and await _native(turn, ask, person, kinds[0]):
        await audit.record(turn, f"lift:{kinds[0]}", actor.person, person, "native")
        return Reply(say("lifted-native", name=name))
    return Reply(say("lift-nothing", name=name))


async def running(turn: Turn, person: int, kind: str) -> list[Action]:
    """Mutes or bans of a person that run or are about to, newest first."""
    live = Where("state", "in", [ActionState.APPLIED, *NOT_YET])
    rows = await turn.tx.find(ACTIONS, *where(community=turn.id, person=person, verb=kind), live, order=("-id",))
    return [row for row in rows if isinstance(row.act, Mute | Ban) and (row.act.until or turn.now + 1) > turn.now]


async def _sanction(turn: Turn, kind: str, person: int, by: int) -> int:
    """The number of the last case whose mute or ban was taken off, 0 when none runs."""
    number = 0
    for action in await running(turn, person, kind):
        case = await turn.tx.get(CASES, turn.id, action.case) if action.case is not None else None
        if case is None:
            continue
        number = case.number
        decision = await _superseded(turn, case, action.decision or 0, kind, by)
        await _take_off(turn, case, action, decision)
        if action.state is ActionState.APPLIED:
            await _tell(turn, case, action.decision, kind, decision)
        await cards.show(turn, await turn.tx.get(CASES, turn.id, case.number) or case)
    return number


async def _superseded(turn: Turn, case: Case, of: int, kind: str, by: int) -> int:
    """The decision that the lifting belongs to: a new one where the sanction was all there was to the old one."""
    decision = await latest(turn, case.number)
    if decision is None or decision.id != of or decision.verbs != (kind,):
        return of
    new = Decision(
        turn.id, await turn.next("decision"), case.number, Outcome.UNDONE, (), by, decision.rule, decision.version,
        decision.reason, "", turn.now, decision.id,
    )  # fmt: skip
    await turn.tx.add(DECISIONS, new)
    if case.state is CaseState.GRACE:
        closed = replace(
            case, state=CaseState.CLOSED, closed_at=turn.now, updated_at=turn.now, version=case.version + 1
        )
        await turn.tx.put(CASES, closed)
    return new.id


async def _take_off(turn: Turn, case: Case, action: Action, decision: int) -> None:
    if isinstance(action.act, Mute | Ban):
        key = account_hash(action.act.account, turn.id)
        await turn.tx.drop(SANCTIONS, *where(community=turn.id, account_hash=key, verb=action.verb))
    if action.state in NOT_YET:
        await turn.tx.put(ACTIONS, replace(action, state=ActionState.CANCELLED, done_at=turn.now))
        return
    inverse = await inverse_of(turn, case, action)
    if inverse is not None:
        await plan(
            turn, inverse[1], verb=inverse[0], lane=action.lane, case=case.number, decision=decision,
            person=action.person, inverse_of=action.id,
        )  # fmt: skip
        await turn.tx.put(ACTIONS, replace(action, state=ActionState.UNDONE))


async def _warning(turn: Turn, person: int, by: int) -> int:
    """The case of the last warning that counts, 0 when there is none; the warning then counts no more."""
    counting = await strikes.active(turn, person)
    decision = await turn.tx.get(DECISIONS, turn.id, counting[-1].decision) if counting else None
    case = await turn.tx.get(CASES, turn.id, decision.case) if decision else None
    if decision is None or case is None:
        return 0
    voided_by = await _superseded(turn, case, decision.id, "warn", by)
    await strikes.void(turn, decision.id, voided_by)
    await _tell(turn, case, decision.id, "warn", voided_by)
    await cards.show(turn, case)
    return case.number


async def _tell(turn: Turn, case: Case, of: int | None, kind: str, decision: int) -> None:
    """Tell the member, if they were told of what is lifted; a notice that still waits is not shown any more."""
    for notice in await turn.tx.find(NOTICES, *where(community=turn.id, decision=of)):
        account = await account_of(turn, notice.person, case.platform)
        if account is None:
            continue
        if decision != of:
            await turn.tx.put(NOTICES, replace(notice, state="taken-back"))
        if notice.state in TOLD:
            content = Content((Heading(say(f"lifted-told-{kind}")),), look=Look.NOTICE)
            act = SendDirect(case.place, AccountRef(account.platform, account.id), content, notice.language)
            lane = f"person:{account.platform}:{account.id}"
            await plan(
                turn, act, verb="correction", lane=lane, case=case.number, decision=decision, person=notice.person
            )


async def _native(turn: Turn, ask: Ask, person: int, kind: str) -> bool:
    """What somebody set by hand on the platform is taken off there."""
    account = await account_of(turn, person, ask.channel.platform) or await account_of(turn, person)
    if account is None:
        return False
    ref = AccountRef(account.platform, account.id)
    place = (await among_members(turn, ask.channel, ref.platform)).place
    act: Act = Unmute(place, ref) if kind == "mute" else Unban(place, ref)
    await plan(turn, act, verb=f"un{kind}", lane=f"person:{ref.platform}:{ref.id}", person=person)
    return True
