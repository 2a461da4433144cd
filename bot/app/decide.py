"""Deciding: a decision is stored, its deeds are planned, the member's notice is prepared, the rule's record grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.app import audit, cards, evidence, notices, strikes
from bot.app.automod.stepback import step_back
from bot.app.learning import capture
from bot.app.people import account_hash, account_of
from bot.app.plan import lane_of, plan
from bot.app.turn import Turn
from bot.domain.actions import Act, Ban, DeleteMessage, Kick, Mute, SetSlowMode
from bot.domain.cases import Case, CaseState
from bot.domain.decisions import Action, ActionState, Decision, Outcome, Sanction, Verb
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import Account, AccountRef
from bot.domain.records import HeavyUse, RuleRecord
from bot.domain.time import MINUTE, SECOND
from bot.ports.store import where
from bot.ports.tables import ACTIONS, CASES, DECISIONS, HEAVY, RULE_RECORDS, SANCTIONS, SIGNALS
from rules.promotion import with_decision


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose: an outcome and verbs, with a length for mutes (µs) and a note for staff.

    `only` is the one message that it falls on; without it, all that the case holds.
    """

    outcome: Outcome
    verbs: tuple[Verb, ...] = ()
    length: int | None = None
    note: str = ""
    quiet: bool = False
    only: MessageRef | None = None


async def decide(turn: Turn, case: Case, choice: Choice, by: int | None, *, rule: str = "", version: str = "") -> Case:
    """Store a decision on an open case and plan its deeds. `by` None means a rule decided."""
    await evidence.complete(turn, case)
    decision = await _store(turn, case, choice, by, rule or case.rule, version)
    account = await account_of(turn, case.person, case.platform) if case.person is not None else None
    grace = by is not None and any(verb.is_heavy for verb in choice.verbs)
    planned = await _deeds(turn, case, decision, choice, account, grace)
    if Verb.WARN in choice.verbs and case.person is not None:
        await strikes.add(turn, case.person, decision.id)
    if choice.verbs and account and not choice.quiet and _is_told(choice):
        await notices.prepare(turn, case, decision, choice.length, grace)
    state = CaseState.GRACE if grace else CaseState.CLOSED
    closed = replace(
        case, state=state, updated_at=turn.now, closed_at=None if grace else turn.now, version=case.version + 1,
        owner=None, lease_until=None, handed_to=None, held=False,
    )  # fmt: skip
    await turn.tx.put(CASES, closed)
    if grace:
        await turn.later("grace", str(case.number), turn.now + turn.community.settings.grace)
        await _count_heavy(turn, by, planned)
    await _learn(turn, case, choice.outcome, by)
    await capture.decided(turn, case, decision)
    verbs = "+".join(choice.verbs) or choice.outcome.value
    await audit.record(turn, f"decide:{verbs}", by, case.person, f"case {case.number}")
    await cards.show(turn, closed)
    return closed


def _is_told(choice: Choice) -> bool:
    return bool({Verb.WARN, Verb.DELETE, Verb.MUTE, Verb.KICK, Verb.BAN, Verb.HOLD} & set(choice.verbs))


async def _store(turn: Turn, case: Case, choice: Choice, by: int | None, rule: str, version: str) -> Decision:
    earlier = await latest(turn, case.number)
    decision = Decision(
        turn.id, await turn.next("decision"), case.number, choice.outcome, choice.verbs, by, rule, version,
        str(case.house_rule or ""), choice.note, turn.now, earlier.id if earlier else None,
    )  # fmt: skip
    await turn.tx.add(DECISIONS, decision)
    return decision


async def latest(turn: Turn, case: int) -> Decision | None:
    """The decision in force on a case (the newest)."""
    rows = await turn.tx.find(DECISIONS, *where(community=turn.id, case=case), order=("-id",), limit=1)
    return rows[0] if rows else None


async def _deeds(
    turn: Turn, case: Case, decision: Decision, choice: Choice, account: Account | None, grace: bool
) -> list[Action]:
    planned = []
    for verb, act in await _acts(turn, case, choice, account):
        if decision.by is None and isinstance(act, Mute) and await _muted_already(turn, act):
            continue
        planned.append(
            await plan(
                turn, act, verb=verb, lane=lane_of(case, account), case=case.number, decision=decision.id,
                person=case.person, grace=grace, not_before=turn.now,
            )
        )  # fmt: skip
        await remember_sanction(turn, case, act)
    return planned


async def _acts(turn: Turn, case: Case, choice: Choice, account: Account | None) -> Sequence[tuple[Verb, Act]]:
    acts: list[tuple[Verb, Act]] = []
    target = AccountRef(account.platform, account.id) if account else None
    if {Verb.DELETE, Verb.HOLD} & set(choice.verbs):
        verb = Verb.HOLD if Verb.HOLD in choice.verbs else Verb.DELETE
        refs = await messages_of(turn, case) if choice.only is None else [choice.only]
        acts += [(verb, DeleteMessage(ref)) for ref in refs]
    if Verb.SLOW in choice.verbs:
        channel = ChannelRef(case.platform, case.place, case.channel)
        acts.append((Verb.SLOW, SetSlowMode(channel, (choice.length or MINUTE // 2) // SECOND)))
    if target and Verb.MUTE in choice.verbs:
        acts.append((Verb.MUTE, Mute(case.place, target, turn.now + (choice.length or 10 * MINUTE))))
    if target and Verb.KICK in choice.verbs:
        acts.append((Verb.KICK, Kick(case.place, target)))
    if target and Verb.BAN in choice.verbs:
        acts.append((Verb.BAN, Ban(case.place, target)))
    return acts


async def messages_of(turn: Turn, case: Case) -> list[MessageRef]:
    """Every message that a case's evidence holds and that still stands, as far as is known."""
    kept = await evidence.evidence_of(turn, case.number)
    refs = [MessageRef(ChannelRef(case.platform, case.place, one.channel), one.message) for one in kept if one.message]
    return [ref for ref in refs if not await cards.is_gone(turn, ref)]


async def _muted_already(turn: Turn, act: Mute) -> bool:
    """Whether a mute runs (or is about to) that ends at most a minute earlier: a flood is muted once."""
    running = await turn.tx.get(SANCTIONS, turn.id, account_hash(act.account, turn.id), "mute")
    return running is not None and running.until is not None and running.until > act.until - MINUTE


async def remember_sanction(turn: Turn, case: Case, act: Act) -> None:
    """Running sanctions stay under a keyed hash, so that forgetting a person does not lift them."""
    if isinstance(act, Mute | Ban):
        verb = "mute" if isinstance(act, Mute) else "ban"
        key = account_hash(act.account, turn.id)
        await turn.tx.put(SANCTIONS, Sanction(turn.id, key, verb, act.until, case.number, turn.now))


async def _count_heavy(turn: Turn, by: int | None, planned: list[Action]) -> None:
    if by is None:
        return
    for action in planned:
        if action.verb in (Verb.KICK, Verb.BAN):
            await turn.tx.put(HEAVY, HeavyUse(turn.id, by, action.id, turn.now))


async def _learn(turn: Turn, case: Case, outcome: Outcome, by: int | None) -> None:
    """A person's decision is evidence for or against the rules that asked."""
    if by is None or outcome not in (Outcome.VIOLATION, Outcome.NO_VIOLATION, Outcome.ANSWERED):
        return
    await learn(turn, case.number, confirmed=outcome is not Outcome.NO_VIOLATION)


async def learn(turn: Turn, case: int, *, confirmed: bool) -> None:
    """Add one judgement to the record of every rule version behind a case."""
    signals = await turn.tx.find(SIGNALS, *where(community=turn.id, case=case))
    for rule, version in dict.fromkeys((one.source, one.version) for one in signals if one.version):
        record = with_decision(await record_of(turn, rule, version), confirmed)
        await turn.tx.put(RULE_RECORDS, record)
        await step_back(turn, record)


async def record_of(turn: Turn, rule: str, version: str) -> RuleRecord:
    """What is known of a rule's version so far."""
    found = await turn.tx.get(RULE_RECORDS, turn.id, rule, version)
    return found or RuleRecord(turn.id, rule, version, 0, 0, "", None, 0)


async def release(turn: Turn, case: Case) -> None:
    """The grace is over: what was held back is planned."""
    if case.state is not CaseState.GRACE:
        return
    mine = where(community=turn.id, case=case.number, state=ActionState.GRACE)
    await turn.tx.change(ACTIONS, mine, state=ActionState.PLANNED, not_before=turn.now)
    closed = replace(case, state=CaseState.CLOSED, closed_at=turn.now, updated_at=turn.now, version=case.version + 1)
    await turn.tx.put(CASES, closed)
    turn.rings = True
    await _came_meanwhile(turn, closed)
    await cards.show(turn, closed)


async def _came_meanwhile(turn: Turn, case: Case) -> None:
    """ "Remove all" means also what was written during the grace."""
    decision = await latest(turn, case.number)
    if decision is None or Verb.DELETE not in decision.verbs:
        return
    known = {
        one.act.ref
        for one in await turn.tx.find(ACTIONS, *where(community=turn.id, decision=decision.id))
        if isinstance(one.act, DeleteMessage)
    }
    account = await account_of(turn, case.person, case.platform) if case.person is not None else None
    for ref in await messages_of(turn, case):
        if ref not in known:
            await plan(
                turn, DeleteMessage(ref), verb=Verb.DELETE, lane=lane_of(case, account), case=case.number,
                decision=decision.id, person=case.person,
            )  # fmt: skip
