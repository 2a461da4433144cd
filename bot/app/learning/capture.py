"""From a person's word on a case to lessons, in the transaction of that word: exactly once, and a later word counts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.app.learning.state import learning_of
from bot.app.people import account_of
from bot.app.turn import Turn
from bot.domain.cases import Case, CaseKind, Evidence
from bot.domain.decisions import Decision, Outcome
from bot.domain.lessons import HEAD_OF, UNNAMED, LessonRow
from bot.domain.signals import ANSWER_TOPICS, Signal, SignalKind
from bot.domain.time import MINUTE
from bot.ports.store import where
from bot.ports.tables import CASES, DECISIONS, DUE, EVIDENCE, LESSONS, SIGNALS

DUE_KIND: Final = "learning"
REFRESH: Final = "refresh"
SOON: Final = 5 * MINUTE
"""So long after the first new lesson all that came meanwhile is learned from together."""
NEWEST: Final = 50
"""Messages of a case that are looked at; of a flood the newest stand for all."""
UNTAUGHT: Final = frozenset({CaseKind.APPEAL, CaseKind.STUCK, CaseKind.LATE})
"""Kinds of cases whose decisions say nothing of a message, or only what was said of it before."""
_ANSWERED: Final = frozenset({HEAD_OF[topic] for topic in ANSWER_TOPICS & HEAD_OF.keys()} | {"wellbeing"})
"""Heads that ask for an answer or care: a punishment on such a case says nothing of them."""
ANSWERS: Final = {Outcome.ANSWERED: True, Outcome.NO_VIOLATION: False}
"""What the other outcomes say; one that is not named here says nothing. "All is well" may be said after helping."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a word is about: a message (by its evidence) and a head; `reported` when only members pointed to it."""

    evidence: int
    head: str
    reported: bool


async def decided(turn: Turn, case: Case, decision: Decision) -> None:
    """Somebody decided a case. What a rule decides teaches nothing."""
    if decision.by is None:
        return
    if decision.outcome is Outcome.UPHELD:
        await _upheld(turn, case, decision.by)
    for one in await _subjects(turn, case):
        answer = answer_of(decision.outcome, one)
        if answer is not None:
            await _keep(turn, case, one, answer, decision.by, decision.id)


def answer_of(outcome: Outcome, about: Subject) -> bool | None:
    """Whether an outcome says that the message was what the head names; None where it says nothing of it."""
    if about.head == UNNAMED:
        return True if outcome is Outcome.VIOLATION else None
    if outcome is Outcome.VIOLATION:
        return None if about.head in _ANSWERED else True
    if outcome is Outcome.BAD_REPORT:
        return False if about.reported else None
    return ANSWERS.get(outcome)


async def taken_back(turn: Turn, case: Case, undone: Decision, new: Decision) -> None:
    """A decision was undone or overturned: a violation was none after all, any other answer stands no longer."""
    if new.by is None:
        return
    if undone.outcome is not Outcome.VIOLATION:
        for row in await _of_decision(turn, case, undone):
            await turn.tx.put(LESSONS, replace(row, violation=None, decision=new.id, at=turn.now))
            await soon(turn)
        return
    known = await _of_decision(turn, case, undone)
    about = [Subject(row.evidence, row.head, row.reported) for row in known] or await _subjects(turn, case)
    for one in about:
        if one.head == UNNAMED:
            await _withdraw(turn, case, one, new)
        elif one.head not in _ANSWERED:
            await _keep(turn, case, one, False, new.by, new.id)


async def _upheld(turn: Turn, appeal: Case, by: int) -> None:
    """A second look found right what was done: that teaches where a rule had done it, for nobody had looked yet."""
    origin = await turn.tx.get(CASES, turn.id, appeal.origin) if appeal.origin is not None else None
    if origin is None:
        return
    mine = where(community=turn.id, case=origin.number)
    newest = await turn.tx.find(DECISIONS, *mine, order=("-id",), limit=1)
    if newest and newest[0].by is None and newest[0].outcome is Outcome.VIOLATION:
        await confirmed(turn, origin, by)


async def confirmed(turn: Turn, case: Case, by: int) -> None:
    """Somebody looked at what a rule had done, and it was right."""
    for one in await _subjects(turn, case):
        if one.head not in _ANSWERED and one.head != UNNAMED:
            await _keep(turn, case, one, True, by, 0)


async def called_wrong(turn: Turn, case: Case, by: int) -> None:
    """[Wrong] on a case: what its rule saw was not there."""
    for one in await _subjects(turn, case, case.rule):
        if one.head != UNNAMED:
            await _keep(turn, case, one, False, by, 0)


async def _subjects(turn: Turn, case: Case, rule: str = "") -> list[Subject]:
    """What a word on a case is about: for each head the newest message that was flagged for it (by one rule)."""
    if case.kind in UNTAUGHT:
        return []
    mine = where(community=turn.id, case=case.number)
    signals = await turn.tx.find(SIGNALS, *mine, order=("-id",), limit=8 * NEWEST)
    kept = await turn.tx.find(EVIDENCE, *mine, order=("-id",), limit=NEWEST)
    return subjects([one for one in signals if not rule or one.source == rule], kept)


def subjects(signals: Iterable[Signal], kept: Iterable[Evidence]) -> list[Subject]:
    """The same from rows, both newest first. A report alone names no head: the classifier is asked later which."""
    by_message: Mapping[tuple[str, str], int] = {(one.channel, one.message): one.id for one in reversed([*kept])}
    told: dict[str, list[Signal]] = {}
    reports: list[Signal] = []
    for one in signals:
        if one.topic in HEAD_OF:
            told.setdefault(HEAD_OF[one.topic], []).append(one)
        elif one.kind is SignalKind.REPORT:
            reports.append(one)
    if not told and reports:
        told[UNNAMED] = reports
    found = []
    for head, rows in told.items():
        about = next((by_message[key] for row in rows if (key := (row.channel, row.message)) in by_message), None)
        if about is not None:
            found.append(Subject(about, head, all(row.kind is SignalKind.REPORT for row in rows)))
    return found


async def _of_decision(turn: Turn, case: Case, decision: Decision) -> list[LessonRow]:
    return await turn.tx.find(LESSONS, *where(community=turn.id, case=case.number, decision=decision.id))


async def _keep(turn: Turn, case: Case, about: Subject, answer: bool, by: int, decision: int) -> None:
    """Write a lesson, or a later word over an earlier one: what was measured then stays."""
    known = await turn.tx.get(LESSONS, turn.id, case.number, about.evidence, about.head)
    voice = await voice_of(turn, by)
    if known is not None:
        row = replace(known, violation=answer, voice=voice, decision=decision, at=turn.now)
    else:
        state = await learning_of(turn)
        row = LessonRow(
            turn.id, case.number, about.evidence, about.head, await turn.next("lesson"), answer, about.reported, voice,
            decision, state.in_force, turn.now,
        )  # fmt: skip
    await turn.tx.put(LESSONS, row)
    await soon(turn)


async def _withdraw(turn: Turn, case: Case, about: Subject, new: Decision) -> None:
    known = await turn.tx.get(LESSONS, turn.id, case.number, about.evidence, about.head)
    if known is not None:
        await turn.tx.put(LESSONS, replace(known, violation=None, decision=new.id, at=turn.now))
        await soon(turn)


async def voice_of(turn: Turn, person: int) -> str:
    """Whose answer it is, only to tell teachers apart: salted, so that forgetting the person leaves a number."""
    account = await account_of(turn, person)
    salt = account.salt if account is not None else b""
    return hashlib.blake2b(str(person).encode(), key=salt[:64], digest_size=8).hexdigest()


async def soon(turn: Turn) -> None:
    """See that what is new is learned from; what waits already is not put off."""
    if await turn.tx.get(DUE, turn.id, DUE_KIND, REFRESH) is None:
        await turn.later(DUE_KIND, REFRESH, turn.now + SOON)
