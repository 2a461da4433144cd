"""What was found in messages that came late (after an outage): one card for all of it, a case each on request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.app import cards, evidence, findings
from bot.app.authorize import Actor
from bot.app.decide import Choice, decide
from bot.app.findings import Finding, kind_of
from bot.app.press import Press, Reply
from bot.app.turn import Turn
from bot.domain.cases import Case, CaseKind, Evidence
from bot.domain.content import Block, Content, Heading, Line, Look, Quote
from bot.domain.decisions import Outcome
from bot.domain.signals import Signal, Topic
from bot.domain.text import Moment, say
from bot.ports.store import where
from bot.ports.tables import EVIDENCE, SIGNALS
from rules.hits import RuleHit


def late_finding(hits: Sequence[RuleHit], platform: str, place: str, message: str) -> Finding:
    """The finding that all late ones of a place become, about nobody alone."""
    worst = max((hit.severity for hit in hits), key=lambda one: one.order)
    return Finding(
        topic=Topic.OTHER, severity=worst, rule="", house_rule=None, person=None, target=None, platform=platform,
        place=place, channel="", message=message, kind=CaseKind.LATE,
    )  # fmt: skip


async def look_through(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """The late messages, one under the other."""
    blocks: list[Block] = [Heading(say("late-title", number=str(case.number)))]
    for one in await evidence.evidence_of(turn, case.number):
        blocks.append(
            Line(say("late-line", name=one.name, channel=one.channel_name, at=Moment(_at(one), "datetime")), "quiet")
        )
        blocks.append(Quote(one.surfaces[0][1] if one.surfaces else "", tuple((s.start, s.end) for s in one.spans)))
    return Reply(content=Content(tuple(blocks[:60]), look=Look.LIST))


def _at(one: Evidence) -> int:
    return next((row[2] for row in one.around if row[4]), one.at)


async def split(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """Each late message becomes a case of its own, with its evidence; the catch-up card is done."""
    if not case.state.is_open:
        return Reply(say("case-closed-already", number=str(case.number)))
    signals = await turn.tx.find(SIGNALS, *where(community=turn.id, case=case.number), order=("id",))
    kept = {one.message: one for one in await evidence.evidence_of(turn, case.number)}
    opened: dict[str, Case] = {}
    for signal in sorted(signals, key=lambda one: -one.severity.order):
        own = opened.get(signal.message) or await _own_case(turn, case, signal, kept.get(signal.message))
        opened[signal.message] = own
        await turn.tx.put(SIGNALS, replace(signal, case=own.number))
    for own in opened.values():
        await cards.show(turn, own)
    await decide(turn, case, Choice(Outcome.DUPLICATE, quiet=True), actor.person)
    return Reply(say("late-split", count=len(opened)))


async def _own_case(turn: Turn, late: Case, signal: Signal, one: Evidence | None) -> Case:
    rules = await turn.desk.policies.rules(turn)
    rule = rules.rule(signal.source)
    finding = Finding(
        topic=signal.topic, severity=signal.severity, rule=signal.source, house_rule=rule.house_rule if rule else None,
        person=signal.person, target=None, platform=signal.platform, place=late.place, channel=signal.channel,
        message=signal.message, kind=kind_of(signal.topic, False),
    )  # fmt: skip
    own = await findings.bring(turn, finding)
    if one is not None:
        await turn.tx.put(EVIDENCE, replace(one, case=own.number))
    return own
