"""Merging: two cases about one thing become one; the earlier stays, and everything found moves to it."""

from __future__ import annotations

from dataclasses import replace

from bot.app import audit, cards
from bot.app.authorize import Actor, Target, authorize
from bot.app.evidence import evidence_of
from bot.app.findings import BY_CHANNEL
from bot.app.numbers import number_in
from bot.app.press import SILENT, Press, Reply
from bot.app.turn import Turn
from bot.domain.cases import Case, CaseKind, CaseState
from bot.domain.text import Say, say
from bot.ports.store import where
from bot.ports.tables import CASES, EVIDENCE, FLAGS, REPORTS, SIGNALS


async def merge_press(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """`/case 214 merge 215`: the number of the other case comes as the text."""
    text = press.values.get("text", "").strip().lstrip("#№ ")
    number = number_in(text)
    other = await turn.tx.get(CASES, turn.id, number) if number is not None else None
    if other is None:
        return Reply(say("case-unknown", number=text) if text else say("merge-which", number=str(case.number)))
    target = Target(other.person, None) if other.person is not None else None
    refusal = authorize(actor, "merge", target, other.above)
    if refusal is not None:
        await audit.record(turn, "denied:merge", actor.person, other.person, f"case {other.number}")
        return Reply(refusal)
    kept, gone = sorted((case, other), key=lambda one: one.number)
    refusal = why_not(kept, gone)
    if refusal is not None:
        return Reply(refusal)
    await merge(turn, kept, gone, actor.person)
    return SILENT


def why_not(kept: Case, gone: Case) -> Say | None:
    """What keeps two cases apart; None when they may become one. `gone` is the later one."""
    if kept.number == gone.number:
        return say("merge-same")
    if CaseState.MERGED in (kept.state, gone.state) or not gone.state.is_open or gone.state is CaseState.GRACE:
        return say("case-closed-already", number=str(gone.number if not gone.state.is_open else kept.number))
    special = {CaseKind.APPEAL, CaseKind.STUCK, CaseKind.WELLBEING}
    if kept.above != gone.above or special & {kept.kind, gone.kind}:
        return say("merge-apart")
    if gone.held:
        return say("merge-held", number=str(gone.number))
    crowd = kept.person is None or kept.topic in BY_CHANNEL
    if not crowd and gone.person is not None and gone.person != kept.person:
        return say("merge-two-people")
    return None


async def merge(turn: Turn, kept: Case, gone: Case, by: int | None) -> Case:
    """Move everything found about `gone` to `kept`; `gone` only points there."""
    mine = where(community=turn.id, case=gone.number)
    await turn.tx.change(SIGNALS, mine, case=kept.number)
    await turn.tx.change(FLAGS, mine, case=kept.number)
    await _move_evidence(turn, kept.number, gone.number)
    await _move_reports(turn, kept.number, gone.number)
    worse = max(kept.severity, gone.severity, key=lambda one: one.order)
    one = replace(
        kept, signals=kept.signals + gone.signals, severity=worse, message=kept.message or gone.message,
        rule=kept.rule or gone.rule, house_rule=kept.house_rule or gone.house_rule, updated_at=turn.now,
        version=kept.version + 1,
    )  # fmt: skip
    merged = replace(
        gone, state=CaseState.MERGED, merged_into=kept.number, owner=None, lease_until=None, handed_to=None,
        updated_at=turn.now, version=gone.version + 1,
    )  # fmt: skip
    await turn.tx.put(CASES, one)
    await turn.tx.put(CASES, merged)
    await audit.record(turn, "merge", by, gone.person, f"case {gone.number} into {kept.number}")
    await cards.show(turn, merged)
    await cards.show(turn, one)
    return one


async def _move_evidence(turn: Turn, to: int, of: int) -> None:
    there = {(one.channel, one.message) for one in await evidence_of(turn, to)}
    for one in await evidence_of(turn, of):
        await turn.tx.drop(EVIDENCE, *where(community=turn.id, case=of, id=one.id))
        if not one.message or (one.channel, one.message) not in there:
            await turn.tx.put(EVIDENCE, replace(one, case=to))


async def _move_reports(turn: Turn, to: int, of: int) -> None:
    for one in await turn.tx.find(REPORTS, *where(community=turn.id, case=of)):
        await turn.tx.drop(REPORTS, *where(community=turn.id, case=of, person=one.person))
        await turn.tx.add(REPORTS, replace(one, case=to))  # who reported both counts once
