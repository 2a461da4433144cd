"""Forgetting a person, and letting time forget: what is kept, for how long, and how it goes.

Forgetting destroys names, platform ids, texts and the person's salt. What stays (cases, decisions, strikes as numbers,
the audit chain) names a random id that leads to nobody; running sanctions stay under a keyed hash until they lapse.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.app import audit, cards, linking, media, scrub
from bot.app.cardfacts import left_mark
from bot.app.engage import persons
from bot.app.linking import tries_mark
from bot.app.lobby import heard_mark, used_mark
from bot.app.notebook import forget_about, forget_forms
from bot.app.oneperson import links_of, mark_of
from bot.app.turn import Turn
from bot.domain.cases import Case
from bot.domain.decisions import ActionState
from bot.domain.records import Due, InboxState
from bot.domain.time import DAY
from bot.ports.store import Table, Where, where
from bot.ports.tables import (
    ACCOUNTS,
    ACTIONS,
    ADAPTER_NOTES,
    CASES,
    DECISIONS,
    ENTRIES,
    EVIDENCE,
    INBOX,
    MARKS,
    MESSAGES,
    NOTICES,
    PEOPLE,
    RAIDERS,
    REPORTS,
    SANCTIONS,
    TRACES,
)

PAGE: Final = 500
MARKED: Final = (left_mark, used_mark, heard_mark, tries_mark)
"""How marks about a person are named."""
OWN: Final[tuple[Table[Any], ...]] = (MESSAGES, TRACES, NOTICES, REPORTS, EVIDENCE, RAIDERS, ENTRIES)
"""Tables whose rows about a person go whole."""
OTHERS: Final[tuple[Table[Any], ...]] = (EVIDENCE, MESSAGES, ACTIONS, INBOX, MARKS, CASES, DECISIONS)
"""Tables whose rows about others may hold a person's id, name or words."""
FINISHED: Final = (
    ActionState.APPLIED, ActionState.FAILED, ActionState.UNDONE, ActionState.EXPIRED, ActionState.CANCELLED,
)  # fmt: skip


async def forget(turn: Turn, person: int, by: int | None) -> int:
    """Erase a person; how many rows were erased or emptied. The audit names the deed, never the person."""
    accounts = await turn.tx.find(ACCOUNTS, *where(community=turn.id, person=person))
    if not accounts:
        return 0
    await audit.record(turn, "forget", by if by != person else None, None)
    links = await links_of(turn, person)
    who = scrub.somebody(person, accounts, (one.gone for one in links))
    touched = await media.forget(turn, person)
    for own in OWN:
        touched += await turn.tx.drop(own, *where(community=turn.id, person=person))
    touched += await _forget_cases(turn, person)
    touched += await persons.forget(turn, person)
    for table in OTHERS:
        touched += await _scrub_table(turn, table, who)
    touched += await turn.tx.drop(ACCOUNTS, *where(community=turn.id, person=person))
    touched += await turn.tx.drop(PEOPLE, *where(community=turn.id, id=person))
    for name in (*(mark(person) for mark in MARKED), *(mark_of(one) for one in links)):
        touched += await turn.tx.drop(MARKS, *where(community=turn.id, name=name))
    for account in accounts:
        touched += await forget_about(turn.tx, account.platform, account.id)
    turn.desk.policies.forget(turn.id, person)
    turn.desk.roster.drop(turn.id)
    return touched


async def _forget_cases(turn: Turn, person: int) -> int:
    """Notes about a person go, and cards lose their words."""
    mine = await turn.tx.find(CASES, *where(community=turn.id, person=person))
    for case in mine:
        emptied = replace(case, note="", version=case.version + 1, updated_at=turn.now)
        await turn.tx.put(CASES, emptied)
        await turn.tx.change(DECISIONS, where(community=turn.id, case=case.number), note="")
        await cards.show(turn, emptied)
    return len(mine)


async def _scrub_table(turn: Turn, table: Table[Any], who: scrub.Somebody) -> int:
    """Take a person's ids, names and words out of rows about others, page by page."""
    key, last, touched = _paging(table), -1, 0
    while True:
        rows = await turn.tx.find(table, *where(community=turn.id), Where(key, ">", last), order=(key,), limit=PAGE)
        if not rows:
            return touched
        for row in rows:
            clean = scrub.scrubbed(row, who)
            if clean is not row:
                touched += 1
                await turn.tx.put(table, clean)
        last = max(int(getattr(row, key)) for row in rows)


def _paging(table: Table[Any]) -> str:
    names = table.row.__dataclass_fields__
    return next(name for name in ("seq", "id", "number", "at") if name in names and name != "community")


async def purge(turn: Turn, due: Due) -> None:
    """Once a day: texts, evidence after close, fingerprints and inbox rows that are older than they may be."""
    settings = turn.community.settings
    old, old_inbox = turn.now - settings.keep_text, turn.now - settings.keep_inbox
    await turn.tx.drop(MESSAGES, *where(community=turn.id), Where("at", "<", old))
    await turn.tx.drop(TRACES, *where(community=turn.id), Where("at", "<", old))
    await turn.tx.drop(INBOX, *where(community=turn.id, state=InboxState.DONE), Where("at", "<", old_inbox))
    await turn.tx.change(NOTICES, (*where(community=turn.id), Where("at", "<", old)), quote="")
    await turn.tx.change(REPORTS, (*where(community=turn.id), Where("at", "<", old)), reason="")
    await turn.tx.drop(SANCTIONS, *where(community=turn.id), Where("until", "<", turn.now))
    await _purge_evidence(turn, old)
    for row in await turn.tx.find(ACTIONS, *where(community=turn.id), Where("planned_at", "<", old)):
        if row.state in FINISHED:
            await turn.tx.put(ACTIONS, scrub.emptied(row))
    await forget_forms(turn.tx, turn.now)
    await turn.tx.drop(ADAPTER_NOTES, *where(kind=linking.KIND), Where("at", "<", turn.now - linking.HOLDS))
    await turn.later("purge", "daily", turn.now + DAY)


async def _purge_evidence(turn: Turn, old: int) -> None:
    """Evidence goes a month after its case was closed, never before."""
    for one in await turn.tx.find(EVIDENCE, *where(community=turn.id), Where("expires_at", "<", turn.now)):
        case: Case | None = await turn.tx.get(CASES, turn.id, one.case)
        if case is None or (case.closed_at is not None and case.closed_at < old):
            key = where(community=turn.id, case=one.case, id=one.id)
            await media.expire(turn, one)
            await turn.tx.drop(EVIDENCE, *key)
