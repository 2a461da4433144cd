"""Flags of the platform's own moderation: a signal and a case like a rule's, one with what Steward finds itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.app import cards, evidence, findings
from bot.app.findings import Finding, kind_of
from bot.app.natives.known import name_of, topic_of
from bot.app.people import person_of
from bot.app.turn import Turn
from bot.domain.cases import Case, ExplainRow
from bot.domain.events import NativeFlagged
from bot.domain.messages import Message, MessageRef
from bot.domain.people import Person
from bot.domain.records import StoredMessage
from bot.domain.signals import Severity, Signal, SignalKind, SpanOn, Topic
from bot.domain.text import say
from bot.ports.store import where
from bot.ports.tables import CASES, MESSAGES, SIGNALS

GRAVE: Final = frozenset({Topic.HATE, Topic.THREAT, Topic.SCAM})
NATIVE: Final = "native"
"""The side of an evidence row that tells of the platform's own rule."""


async def flagged(turn: Turn, event: NativeFlagged) -> None:
    """Take it in: on the case about that message, if there is one, else as a finding of its own."""
    if event.author.is_self:
        return
    person = await person_of(turn, event.author)
    message = await _message(turn, event, person)
    if await _is_known(turn, event, person, message):
        return
    topic = await topic_of(turn, event)
    severity = Severity.HIGH if topic in GRAVE else Severity.MEDIUM
    case = await _joined(turn, event) if event.message else None
    if case is None:
        case = await findings.bring(turn, _finding(turn, event, person, topic, severity, message.ref.id))
    spans = spans_of(event.text, event.matched)
    signal = Signal(
        turn.id, await turn.next("signal"), SignalKind.NATIVE, event.rule, "", "ask", topic, severity, person.id,
        event.channel.platform, event.channel.id, message.ref.id, spans, (), turn.now, case.number,
    )  # fmt: skip
    await turn.tx.add(SIGNALS, signal)
    await evidence.keep(turn, case, message, person, spans, (_row(event, await name_of(turn, event)),))
    await cards.show(turn, case, calm=True)


async def _is_known(turn: Turn, event: NativeFlagged, person: Person, message: Message) -> bool:
    mine = where(community=turn.id, person=person.id, kind=SignalKind.NATIVE, source=event.rule, message=message.ref.id)
    return bool(await turn.tx.count(SIGNALS, *mine))


async def _message(turn: Turn, event: NativeFlagged, person: Person) -> Message:
    """What was written. What was never shown has a name that no platform gives, and is gone from the start."""
    name = event.message or f"blocked:{event.rule}:{event.at}"
    ref = MessageRef(event.channel, name)
    row = await turn.tx.get(MESSAGES, turn.id, event.channel.platform, event.channel.id, name)
    if row is None and not event.message:
        gone = StoredMessage(
            turn.id, event.channel.platform, event.channel.id, name, person.id, event.author.name, event.text, event.at,
            "", gone=True,
        )  # fmt: skip
        await turn.tx.add(MESSAGES, gone)
    text = event.text or (row.text if row is not None else event.matched)
    return Message(ref, event.author, text, event.at, event.channel_name or None)


async def _joined(turn: Turn, event: NativeFlagged) -> Case | None:
    """The open case about this very message, which counts one sign more."""
    about = await cards.cases_about(turn, MessageRef(event.channel, event.message))
    if not about:
        return None
    joined = replace(about[0], signals=about[0].signals + 1, updated_at=turn.now, version=about[0].version + 1)
    await turn.tx.put(CASES, joined)
    return joined


def _finding(
    turn: Turn, event: NativeFlagged, person: Person, topic: Topic, severity: Severity, message: str
) -> Finding:
    channel = event.channel
    cached = turn.desk.standings.get((channel.place, event.author.account))
    standing = cached[1] if cached is not None else None
    about_staff = standing is not None and standing.is_staff
    return Finding(
        topic=topic, severity=severity, rule="", house_rule=None, person=person.id, target=None,
        platform=channel.platform, place=channel.place, channel=channel.id, message=message,
        kind=kind_of(topic, about_staff), above=int(standing) + 1 if about_staff and standing is not None else 0,
    )  # fmt: skip


def spans_of(text: str, matched: str) -> tuple[SpanOn, ...]:
    """Where the words stand that the platform saw, as far as they can be found in the text as it was written."""
    word = matched.strip()
    at = text.casefold().find(word.casefold()) if word else -1
    exact = at >= 0 and text[at : at + len(word)].casefold() == word.casefold()
    return (SpanOn(0, at, at + len(word), word),) if exact else ()


def _row(event: NativeFlagged, name: str) -> ExplainRow:
    """What the platform did about it, for the card and for Explain."""
    key = "native-blocked" if "block" in event.did else "native-flagged"
    return ExplainRow(
        event.rule, NATIVE, "yes", say(key, rule=name), say("native-muted") if "mute" in event.did else ""
    )


async def case_about(turn: Turn, message: Message, person: int) -> Case | None:
    """The open case that the platform's own flag on this message has brought: what rules see in it belongs there."""
    mine = where(community=turn.id, person=person, kind=SignalKind.NATIVE, message=message.ref.id)
    rows = await turn.tx.find(SIGNALS, *mine, order=("-id",), limit=1)
    case = await turn.tx.get(CASES, turn.id, rows[0].case) if rows and rows[0].case is not None else None
    return case if case is not None and case.state.is_open else None
