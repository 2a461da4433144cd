"""Albums: what was sent together is judged as one. One item condemned condemns all, also those that come later."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.app import cards, evidence
from bot.app.people import account_of
from bot.app.plan import lane_of, plan
from bot.app.turn import Turn
from bot.domain.actions import DeleteMessage
from bot.domain.cases import Case
from bot.domain.decisions import Decision, Outcome, Verb
from bot.domain.messages import Message, MessageRef
from bot.domain.people import Person
from bot.domain.records import StoredMessage
from bot.ports.store import where
from bot.ports.tables import ACTIONS, CASES, DECISIONS, EVIDENCE, MESSAGES

REMOVED: Final = frozenset({Verb.DELETE, Verb.HOLD})


async def others(turn: Turn, message: Message, person: int) -> list[StoredMessage]:
    """The other items of a message's album that have come, oldest first."""
    if not message.album:
        return []
    channel = message.ref.channel
    mine = where(community=turn.id, person=person, platform=channel.platform, channel=channel.id, album=message.album)
    rows = await turn.tx.find(MESSAGES, *mine, order=("at", "message"))
    return [row for row in rows if row.message != message.ref.id]


async def case_of(turn: Turn, message: Message, person: int) -> Case | None:
    """The case that another item of the album is in: open, or decided in a way that took the item away."""
    items = [row.message for row in await others(turn, message, person)]
    newest: Case | None = None
    for one in await turn.tx.find(EVIDENCE, *where(community=turn.id, person=person), order=("-id",), limit=100):
        if one.message in items and one.channel == message.ref.channel.id:
            case = await turn.tx.get(CASES, turn.id, one.case)
            if case is not None and (case.state.is_open or await _verdict(turn, case) is not None):
                newest = newest or case
    return newest


async def came(turn: Turn, message: Message, person: Person) -> None:
    """One item more: it belongs to the case of the others, and goes where they went."""
    case = await case_of(turn, message, person.id)
    if case is None:
        return
    await evidence.keep(turn, case, message, person, ())
    decision = await _verdict(turn, case)
    if decision is not None:
        await _remove(turn, case, decision, message.ref)
    if case.state.is_open:
        await cards.show(turn, case, calm=True)


async def keep_all(turn: Turn, case: Case, message: Message, person: Person) -> None:
    """Every item is evidence as soon as one is, so that what is decided falls on all."""
    for row in await others(turn, message, person.id):
        ref = MessageRef(message.ref.channel, row.message)
        item = replace(message, ref=ref, text=row.text, at=row.at, attachments=(), extra=(), links=(), edited_at=None)
        if not await _is_kept(turn, case, ref):
            await evidence.keep(turn, case, item, person, ())
        decision = await _verdict(turn, case)
        if decision is not None:
            await _remove(turn, case, decision, ref)


async def _is_kept(turn: Turn, case: Case, ref: MessageRef) -> bool:
    mine = where(community=turn.id, case=case.number, message=ref.id, channel=ref.channel.id)
    return bool(await turn.tx.count(EVIDENCE, *mine))


async def is_condemned(turn: Turn, case: Case) -> bool:
    """Whether the decision in force took the items away."""
    return await _verdict(turn, case) is not None


async def _verdict(turn: Turn, case: Case) -> Decision | None:
    """The decision in force, where it took the items away."""
    rows = await turn.tx.find(DECISIONS, *where(community=turn.id, case=case.number), order=("-id",), limit=1)
    found = rows[0] if rows else None
    return found if found and found.outcome is Outcome.VIOLATION and REMOVED & set(found.verbs) else None


async def _remove(turn: Turn, case: Case, decision: Decision, ref: MessageRef) -> None:
    """Plan the item's deletion under the decision, once."""
    act = DeleteMessage(ref)
    planned = await turn.tx.find(ACTIONS, *where(community=turn.id, decision=decision.id))
    if any(row.act == act for row in planned):
        return
    account = await account_of(turn, case.person, case.platform) if case.person is not None else None
    lane = lane_of(case, account)
    verb = Verb.HOLD if Verb.HOLD in decision.verbs else Verb.DELETE
    grace = any(row.state == "grace" for row in planned)
    await plan(
        turn, act, verb=verb, lane=lane, case=case.number, decision=decision.id, person=case.person, grace=grace
    )  # fmt: skip
