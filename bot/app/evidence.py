"""Evidence: what was there at the moment of the flag, kept before any action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.app import media
from bot.app.turn import Turn
from bot.domain.cases import Case, Evidence, ExplainRow
from bot.domain.messages import Message
from bot.domain.people import Person
from bot.domain.records import StoredMessage
from bot.domain.signals import SpanOn
from bot.ports.store import Where, where
from bot.ports.tables import EVIDENCE, MESSAGES

AROUND = 5
MANY = 100
"""From here on a case is a flood: each further message is kept by itself, without what stood around it."""
COMPLETED = 20


async def keep(
    turn: Turn,
    case: Case,
    message: Message,
    person: Person,
    spans: Sequence[SpanOn],
    explain: tuple[ExplainRow, ...] = (),
) -> Evidence:
    """Store a snapshot of a message beside its case; a message that is there already gets its new spans and version."""
    await media.keep(turn, case, message, person.id)
    earlier = await _kept_already(turn, case, message)
    if earlier is not None:
        return await _again(turn, earlier, message, spans, explain)
    one = Evidence(
        community=turn.id, case=case.number, id=await turn.next("evidence"), person=person.id,
        name=message.author.name, channel_name=message.channel_name or "", message=message.ref.id,
        channel=message.ref.channel.id,
        surfaces=tuple((surface.kind.value, surface.text) for surface in message.surfaces()), spans=tuple(spans),
        around=await _around(turn, message, AROUND if case.signals <= MANY else 0), facts=_facts(person),
        media=tuple((one.kind.value, one.name, one.digest, one.url) for one in message.attachments), edits=(),
        explain=explain, at=turn.now, expires_at=turn.now + turn.community.settings.keep_text,
    )  # fmt: skip
    await turn.tx.put(EVIDENCE, one)
    return one


async def _kept_already(turn: Turn, case: Case, message: Message) -> Evidence | None:
    """What is kept of this very message. In a flood only the newest is looked at, unless the message was changed."""
    mine = where(community=turn.id, case=case.number)
    this = where(message=message.ref.id, channel=message.ref.channel.id)
    if case.signals > MANY and message.edited_at is None:
        newest = await turn.tx.find(EVIDENCE, *mine, order=("-id",), limit=1)
        return next((one for one in newest if (one.message, one.channel) == (message.ref.id, this[1].value)), None)
    found = await turn.tx.find(EVIDENCE, *mine, *this, order=("id",), limit=1)
    return found[0] if found else None


async def _again(
    turn: Turn, earlier: Evidence, message: Message, spans: Sequence[SpanOn], explain: tuple[ExplainRow, ...]
) -> Evidence:
    surfaces = tuple((surface.kind.value, surface.text) for surface in message.surfaces())
    if surfaces == earlier.surfaces:
        merged = tuple(dict.fromkeys((*earlier.spans, *spans)))
        one = replace(earlier, spans=merged, explain=tuple(dict.fromkeys((*earlier.explain, *explain))))
    else:
        edits = (*earlier.edits, (turn.now, message.text))
        one = replace(earlier, edits=edits)
    await turn.tx.put(EVIDENCE, one)
    return one


def _facts(person: Person) -> tuple[tuple[str, str], ...]:
    return (
        ("joined_at", "" if person.joined_at is None else str(person.joined_at)),
        ("messages", "" if person.messages is None else str(person.messages)),
    )


async def _around(turn: Turn, message: Message, most: int) -> tuple[tuple[int, str, int, str, bool], ...]:
    channel = where(community=turn.id, channel=message.ref.channel.id)
    before, after = list[StoredMessage](), list[StoredMessage]()
    if most:
        before = await turn.tx.find(MESSAGES, *channel, Where("at", "<=", message.at), order=("-at",), limit=most + 1)
        after = await turn.tx.find(MESSAGES, *channel, Where("at", ">", message.at), order=("at",), limit=most)
    rows = [row for row in reversed(before) if row.person and row.message != message.ref.id][-AROUND:]
    own = StoredMessage(
        turn.id, message.ref.channel.platform, message.ref.channel.id, message.ref.id, 0, message.author.name,
        message.text, message.at, "",
    )  # fmt: skip
    return tuple(
        (row.person, row.name, row.at, row.text, row is own)
        for row in (*rows, own, *(row for row in after if row.message != message.ref.id))
    )


async def evidence_of(turn: Turn, case: int) -> list[Evidence]:
    """All evidence of a case, oldest first."""
    return await turn.tx.find(EVIDENCE, *where(community=turn.id, case=case), order=("id",))


async def complete(turn: Turn, case: Case) -> None:
    """Before a decision's deeds: add the messages that came after each flagged one."""
    newest = await turn.tx.find(EVIDENCE, *where(community=turn.id, case=case.number), order=("-id",), limit=COMPLETED)
    for one in newest:
        known = [row for row in one.around if not row[4]]
        after = await turn.tx.find(
            MESSAGES, *where(community=turn.id, channel=one.channel), Where("at", ">", _own_time(one)),
            order=("at",), limit=AROUND,
        )  # fmt: skip
        seen = {(row[0], row[2]) for row in known}
        more = tuple(
            (row.person, row.name, row.at, row.text, False)
            for row in after
            if row.message != one.message and (row.person, row.at) not in seen
        )
        if more:
            await turn.tx.put(EVIDENCE, replace(one, around=(*one.around, *more)[: 2 * AROUND + 1]))


def _own_time(one: Evidence) -> int:
    return next((row[2] for row in one.around if row[4]), one.at)
