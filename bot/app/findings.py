"""From a finding (a rule's hit, a member's report) to a flag and its case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from bot.app.turn import Turn
from bot.domain.cases import Case, CaseKind, CaseState
from bot.domain.signals import ANSWER_TOPICS, Flag, Severity, Topic
from bot.domain.time import DAY, MINUTE
from bot.ports.store import where
from bot.ports.tables import CARDS, CASES, DECISIONS, FLAGS

REOPEN: Final = 7 * DAY
WAVE: Final = 8
"""So many people found by one rule within a minute are a crowd."""
LOOKED_BACK: Final = 16
CROWDED: Final = frozenset({Topic.SPAM, Topic.SCAM, Topic.INVITE, Topic.FLOOD})
"""What is about the mass and not about the person; an insult is somebody's, however many there are."""
BY_CHANNEL: Final = frozenset({Topic.TENSION, Topic.RAID})
"""Topics about a conversation or a crowd: one case for all of it, whoever wrote."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found where. `person` whom it is about, `target` whom the words aim at; `above` as in `Case`."""

    topic: Topic
    severity: Severity
    rule: str
    house_rule: int | None
    person: int | None
    target: int | None
    platform: str
    place: str
    channel: str
    message: str
    kind: CaseKind
    above: int = 0

    def key(self) -> str:
        """What makes two findings one flag."""
        if self.kind is CaseKind.LATE:
            return f"late:{self.platform}:{self.place}"
        if self.topic in BY_CHANNEL:
            return f"{self.topic}:{self.platform}:{self.place}:{self.channel if self.topic is Topic.TENSION else ''}"
        return f"{self.topic}:{self.person}:{self.platform}:{self.channel}"


def kind_of(topic: Topic, about_staff: bool) -> CaseKind:
    """What a case of this topic needs."""
    if about_staff:
        return CaseKind.STAFF
    if topic is Topic.WELLBEING:
        return CaseKind.WELLBEING
    return CaseKind.ANSWER if topic in ANSWER_TOPICS else CaseKind.ENFORCE


async def bring(turn: Turn, finding: Finding, *, crowd: bool = False) -> Case:
    """Open a case, join the open one that this finding belongs to, or reopen the one closed in the last week.

    `crowd`: when one rule finds spam by many people within a minute, all further ones are one case about a crowd.
    """
    key = finding.key()
    flags = await turn.tx.find(FLAGS, *where(community=turn.id, key=key), order=("-id",), limit=1)
    flag = flags[0] if flags else None
    case = await turn.tx.get(CASES, turn.id, flag.case) if flag else None
    if flag and case and case.state.is_open and turn.now <= flag.quiet_until:
        return await _join(turn, flag, case, finding)
    if flag and case and _may_reopen(turn, case):
        return await _reopen(turn, flag, case, finding)
    impersonal = finding.topic in CROWDED and finding.kind is CaseKind.ENFORCE and not finding.above
    if crowd and impersonal and finding.person is not None:
        return await _in_crowd(turn, key, finding)
    return await _open(turn, key, finding)


async def _in_crowd(turn: Turn, key: str, finding: Finding) -> Case:
    """The wave that this belongs to, if there is one; else a case of its own."""
    wave = f"wave:{finding.rule}:{finding.platform}:{finding.place}"
    known = await turn.tx.find(FLAGS, *where(community=turn.id, key=wave), order=("-id",), limit=1)
    for flag in known:
        case = await turn.tx.get(CASES, turn.id, flag.case)
        if case is not None and case.state.is_open and turn.now <= flag.quiet_until:
            return await _join(turn, flag, case, finding)
    newest = await turn.tx.find(CASES, *where(community=turn.id), order=("-number",), limit=LOOKED_BACK)
    alike = [one for one in newest if one.rule == finding.rule and turn.now - one.opened_at <= MINUTE]
    if len(alike) >= WAVE:
        return await _open(turn, wave, replace(finding, person=None, target=None))
    return await _open(turn, key, finding)


def _may_reopen(turn: Turn, case: Case) -> bool:
    return case.state is CaseState.CLOSED and case.closed_at is not None and turn.now - case.closed_at <= REOPEN


async def _open(turn: Turn, key: str, finding: Finding) -> Case:
    number = await turn.next("case")
    case = Case(
        community=turn.id, number=number, kind=finding.kind, state=CaseState.OPEN, topic=finding.topic,
        severity=finding.severity, rule=finding.rule, house_rule=finding.house_rule, person=finding.person,
        target=finding.target, platform=finding.platform, place=finding.place, channel=finding.channel,
        message=finding.message, opened_at=turn.now, updated_at=turn.now, above=finding.above,
    )  # fmt: skip
    await turn.tx.add(CASES, case)
    flag = Flag(
        turn.id, await turn.next("flag"), key, finding.topic, finding.severity, number, 1, 1, turn.now, turn.now,
        turn.now + turn.community.settings.dedupe,
    )  # fmt: skip
    await turn.tx.add(FLAGS, flag)
    return case


async def _join(turn: Turn, flag: Flag, case: Case, finding: Finding) -> Case:
    await _slide(turn, flag, finding)
    worse = max(case.severity, finding.severity, key=lambda one: one.order)
    joined = replace(
        case, signals=case.signals + 1, severity=worse, updated_at=turn.now, version=case.version + 1,
        message=finding.message or case.message,
    )  # fmt: skip
    await turn.tx.put(CASES, joined)
    return joined


async def _reopen(turn: Turn, flag: Flag, case: Case, finding: Finding) -> Case:
    await _slide(turn, flag, finding)
    goes_on = turn.now <= flag.quiet_until and await _by_rule(turn, case)
    if not goes_on:
        await turn.tx.drop(CARDS, *where(community=turn.id, case=case.number))  # a new card where people look
    again = replace(
        case, state=CaseState.OPEN, reopened=case.reopened or not goes_on, signals=case.signals + 1,
        message=finding.message,
        severity=max(case.severity, finding.severity, key=lambda one: one.order), rule=finding.rule,
        updated_at=turn.now, closed_at=None, owner=None, lease_until=None, handed_to=None, version=case.version + 1,
        held=False,
    )  # fmt: skip
    await turn.tx.put(CASES, again)
    return again


async def _by_rule(turn: Turn, case: Case) -> bool:
    """Whether a rule decided last: what it goes on doing counts up on the card that stands."""
    newest = await turn.tx.find(DECISIONS, *where(community=turn.id, case=case.number), order=("-id",), limit=1)
    return bool(newest) and newest[0].by is None


async def _slide(turn: Turn, flag: Flag, finding: Finding) -> None:
    worse = max(flag.severity, finding.severity, key=lambda one: one.order)
    quiet = turn.now + turn.community.settings.dedupe
    await turn.tx.put(
        FLAGS, replace(flag, signals=flag.signals + 1, severity=worse, last_at=turn.now, quiet_until=quiet)
    )
