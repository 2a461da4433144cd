"""Reports by members: merged into the case about that message, counted by distinct people, weighed by their record.

A report whose case is decided as "made without cause" costs its reporter a third of their weight for 30 days; at none
left, reports are answered as ever and weigh nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from bot.app import audit, cards, evidence, findings
from bot.app.decide import latest
from bot.app.findings import BY_CHANNEL, REOPEN, Finding, kind_of
from bot.app.people import name_of, person_of
from bot.app.turn import Turn
from bot.domain.cases import Case, CaseKind, CaseState, Report
from bot.domain.content import Block, Content, Heading, Line, Look
from bot.domain.decisions import Decision, Outcome
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import Person, Standing
from bot.domain.signals import ANSWER_TOPICS, Severity, Signal, SignalKind, Topic
from bot.domain.text import Moment, say
from bot.domain.time import DAY, HOUR
from bot.ports.store import Where, where
from bot.ports.tables import CARDS, CASES, DECISIONS, EVIDENCE, PEOPLE, REPORTS, SIGNALS

FULL: Final = 3
"""Parts of a whole report: a reporter without bad reports weighs this much, and one less for each bad one."""
BAD_FOR: Final = 30 * DAY
MEDIUM: Final = 3 * FULL
HIGH: Final = 5 * FULL
MOST_AN_HOUR: Final = 15
APART: Final = frozenset({CaseKind.APPEAL, CaseKind.STUCK})
SETTLED: Final = frozenset({Outcome.NO_VIOLATION, Outcome.BAD_REPORT})


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a member reports: a message or (None) something in a channel; `standing` is that of the message's author."""

    reporter: int
    why: str
    channel: ChannelRef
    message: Message | None
    standing: Standing


async def take(turn: Turn, complaint: Complaint) -> Case | None:
    """Take in a report; the case it went to, or None when the reporter's word weighs nothing now."""
    weight = await weigh(turn, complaint.reporter)
    if weight == 0 or await _too_many(turn, complaint.reporter):
        await audit.record(turn, "report-unweighed", complaint.reporter, None)
        return None
    case = await _case_about(turn, complaint)
    if case is not None and await _told_already(turn, case, complaint):
        return case
    seen = await seen_in(turn, complaint.message)
    topic, severity = (seen.topic, seen.severity) if seen else (Topic.OTHER, Severity.LOW)
    if case is None:
        case = await findings.bring(turn, await _finding(turn, complaint, topic, severity))
    elif case.state.is_open:
        case = replace(case, signals=case.signals + 1, updated_at=turn.now, version=case.version + 1)
        await turn.tx.put(CASES, case)
    await _record(turn, case, complaint, topic, severity)
    if complaint.message is not None:
        person = await person_of(turn, complaint.message.author)
        await evidence.keep(turn, case, complaint.message, person, seen.spans if seen else ())
    case = await _weigh_case(turn, case)
    if case.state.is_open:
        await cards.show(turn, case)
    return case


async def _too_many(turn: Turn, reporter: int) -> bool:
    mine = where(community=turn.id, kind=SignalKind.REPORT, source=str(reporter))
    return await turn.tx.count(SIGNALS, *mine, Where("at", ">", turn.now - HOUR)) >= MOST_AN_HOUR


async def _case_about(turn: Turn, complaint: Complaint) -> Case | None:
    """The case about this message: an open one, else the newest that was settled in the last week. What heats up a
    conversation is a matter of its own: nothing could fall there on whoever wrote this."""
    if complaint.message is None:
        return None
    ref = complaint.message.ref
    kept = await turn.tx.find(EVIDENCE, *where(community=turn.id, channel=ref.channel.id, message=ref.id))
    cases = [await turn.tx.get(CASES, turn.id, number) for number in sorted({one.case for one in kept})]
    near = [case for case in cases if case and case.kind not in APART and case.state is not CaseState.MERGED]
    near = [case for case in near if case.topic is not Topic.TENSION]
    waiting = [case for case in near if case.state.is_open]
    settled = [case for case in near if case.closed_at is not None and turn.now - case.closed_at <= REOPEN]
    return waiting[0] if waiting else (settled[-1] if settled else None)


async def _told_already(turn: Turn, case: Case, complaint: Complaint) -> bool:
    """Whether this person has reported this very message since the case was last decided."""
    decision = await latest(turn, case.number)
    since = decision.at if decision and not case.state.is_open else -1
    rows = await turn.tx.find(SIGNALS, *where(community=turn.id, case=case.number, kind=SignalKind.REPORT))
    message = complaint.message.ref.id if complaint.message else ""
    return any(row.source == str(complaint.reporter) and row.message == message and row.at > since for row in rows)


async def seen_in(turn: Turn, message: Message | None) -> Signal | None:
    """The gravest thing that rules saw in a message, also those that only watch; criticism is no violation, and what a
    conversation or a crowd does together is no single message's."""
    if message is None:
        return None
    ref = message.ref
    rows = await turn.tx.find(
        SIGNALS, *where(community=turn.id, kind=SignalKind.RULE, channel=ref.channel.id, message=ref.id)
    )
    rows = [row for row in rows if row.topic not in (ANSWER_TOPICS | BY_CHANNEL)]
    return max(rows, key=lambda row: row.severity.order, default=None)


async def _finding(turn: Turn, complaint: Complaint, topic: Topic, severity: Severity) -> Finding:
    about_staff = complaint.standing.is_staff
    message = complaint.message
    channel = message.ref.channel if message else complaint.channel
    person = (await person_of(turn, message.author)).id if message else None
    return Finding(
        topic=topic, severity=severity, rule="", house_rule=None, person=person, target=None,
        platform=channel.platform, place=channel.place, channel=channel.id, message=message.ref.id if message else "",
        kind=kind_of(topic, about_staff), above=int(complaint.standing) + 1 if about_staff else 0,
    )  # fmt: skip


async def _record(turn: Turn, case: Case, complaint: Complaint, topic: Topic, severity: Severity) -> None:
    why = complaint.why.strip()[:1000]
    await turn.tx.put(REPORTS, Report(turn.id, case.number, complaint.reporter, turn.now, why))
    ref = complaint.message.ref if complaint.message else MessageRef(complaint.channel, "")
    signal = Signal(
        turn.id, await turn.next("signal"), SignalKind.REPORT, str(complaint.reporter), "", "ask", topic, severity,
        case.person or 0, ref.channel.platform, ref.channel.id, ref.id, (), (), turn.now, case.number,
    )  # fmt: skip
    await turn.tx.add(SIGNALS, signal)


async def _weigh_case(turn: Turn, case: Case) -> Case:
    """Three whole reporters make a case medium, five high; three after a settlement open it again."""
    decision = await latest(turn, case.number)
    settled = decision is not None and not case.state.is_open
    since = decision.at if decision and decision.outcome is not Outcome.UNDONE else -1
    rows = await turn.tx.find(REPORTS, *where(community=turn.id, case=case.number))
    total = sum([await weigh(turn, row.person) for row in rows if row.at > since])
    weighed = Severity.HIGH if total >= HIGH else Severity.MEDIUM if total >= MEDIUM else Severity.LOW
    worse = max(case.severity, weighed, key=lambda one: one.order)
    if settled:
        again = total >= MEDIUM and decision is not None and decision.outcome in SETTLED
        return await _open_again(turn, case, worse) if again else case
    if worse is not case.severity:
        case = replace(case, severity=worse, version=case.version + 1)
        await turn.tx.put(CASES, case)
    return case


async def _open_again(turn: Turn, case: Case, severity: Severity) -> Case:
    await turn.tx.drop(CARDS, *where(community=turn.id, case=case.number))  # a new card where people look
    again = replace(
        case, state=CaseState.OPEN, reopened=True, severity=severity, closed_at=None, owner=None, lease_until=None,
        updated_at=turn.now, version=case.version + 1, held=False,
    )  # fmt: skip
    await turn.tx.put(CASES, again)
    return again


async def weigh(turn: Turn, person: int) -> int:
    """How much a person's reports weigh now, 0 to FULL; `Person.weight` says whether it is more than nothing."""
    weight = max(0, FULL - await bad_reports(turn, person))
    row: Person | None = await turn.tx.get(PEOPLE, turn.id, person)
    if row is not None and row.weight != min(weight, 1):
        await turn.tx.put(PEOPLE, replace(row, weight=min(weight, 1)))
    return weight


async def bad_reports(turn: Turn, person: int) -> int:
    """How often in the last 30 days a report of this person was decided to be without cause, and not taken back."""
    mine = await turn.tx.find(REPORTS, *where(community=turn.id, person=person))
    return sum([await _bad_on(turn, row.case, person) for row in mine])


async def _bad_on(turn: Turn, case: int, person: int) -> int:
    decisions = await turn.tx.find(DECISIONS, *where(community=turn.id, case=case), order=("id",))
    if not any(one.outcome is Outcome.BAD_REPORT for one in decisions):
        return 0
    signals = await turn.tx.find(SIGNALS, *where(community=turn.id, case=case, kind=SignalKind.REPORT))
    told = [one.at for one in signals if one.source == str(person)]
    count, before = 0, -1
    for decision in decisions:
        if _is_bad(decision, decisions, turn.now):
            count += any(before < at <= decision.at for at in told)
        before = decision.at
    return count


def _is_bad(decision: Decision, all_: list[Decision], now: int) -> bool:
    undone = any(one.replaces == decision.id and one.outcome is Outcome.UNDONE for one in all_)
    return decision.outcome is Outcome.BAD_REPORT and decision.at > now - BAD_FOR and not undone


async def reports_of(turn: Turn, case: int) -> list[Report]:
    """The reports on a case, oldest first."""
    return await turn.tx.find(REPORTS, *where(community=turn.id, case=case), order=("at",))


async def what_they_say(turn: Turn, case: Case) -> Content:
    """Who reported and why, for those who may decide the case."""
    blocks: list[Block] = [Heading(say("reports-title", number=str(case.number)))]
    for row in await reports_of(turn, case.number):
        name, at = await name_of(turn, row.person), Moment(row.at, "ago")
        key = say("reports-line", name=name, ago=at, why=row.reason) if row.reason else say(
            "reports-line-bare", name=name, ago=at
        )  # fmt: skip
        blocks.append(Line(key))
    if len(blocks) == 1:
        blocks.append(Line(say("reports-none")))
    return Content(tuple(blocks), look=Look.LIST)
