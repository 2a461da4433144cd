"""Two persons of a community become one, and apart again: no row is lost, and what is counted stays counted.

Both never have an account on the same platform, so what happened on a platform tells whose it was; what has no
platform (who decided, who reported) is noted when they become one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final

from bot.app.engage import persons
from bot.app.people import accounts_of
from bot.app.raids.gate import LAPSE, TOLD, release
from bot.app.turn import Turn
from bot.domain.cases import Report
from bot.domain.people import Person
from bot.domain.raids import Entry, EntryState
from bot.domain.records import Mark
from bot.domain.signals import SignalKind
from bot.ports.store import Table, Where, where
from bot.ports.tables import (
    ACCOUNTS,
    ACTIONS,
    CASES,
    DECISIONS,
    DUE,
    ENTRIES,
    EVIDENCE,
    FLAGS,
    HEAVY,
    HOUSE,
    MARKS,
    MESSAGES,
    NOTICES,
    PEOPLE,
    RAIDERS,
    RAIDS,
    REPORTS,
    RULE_FILES,
    SIGNALS,
    STRIKES,
    TRACES,
)
from rules.scene import REGULAR_AFTER

PREFIX: Final = "linked:"
_BEYOND: Final = "linked;"
WHOSE: Final[tuple[tuple[Table[Any], str], ...]] = (
    (MESSAGES, "person"), (TRACES, "person"), (TRACES, "answers"), (SIGNALS, "person"), (CASES, "person"),
    (CASES, "target"), (CASES, "owner"), (CASES, "handed_to"), (EVIDENCE, "person"), (DECISIONS, "by"),
    (ACTIONS, "person"), (NOTICES, "person"), (STRIKES, "person"), (HOUSE, "by"), (RULE_FILES, "by"),
    (RAIDS, "by"), (RAIDS, "strike_by"), (RAIDS, "asked_by"),
)  # fmt: skip
"""Columns that name a person and are part of no key."""
KEYED: Final[tuple[Table[Any], ...]] = (ACCOUNTS, HEAVY, REPORTS, RAIDERS, ENTRIES)
"""Tables in which a person is part of the key, or of what is kept apart: each is seen to by name."""
_RAIDS_BY: Final = ("by", "strike_by", "asked_by")


@dataclass(frozen=True, slots=True)
class Link:
    """That `gone` became `keep`: who they were, and what was theirs without a platform telling so."""

    gone: int
    keep: int
    platforms: tuple[str, ...]
    was: dict[str, Any]
    decided: tuple[int, ...] = ()
    owned: tuple[int, ...] = ()
    handed: tuple[int, ...] = ()
    heavy: tuple[int, ...] = ()
    reported: tuple[tuple[int, int, str], ...] = ()
    """Reports: case, when, words."""
    signals: tuple[int, ...] = ()
    raids: tuple[tuple[int, str], ...] = ()
    """Raids decided about: case, column."""
    entry: tuple[str, str, str, int, int, bool, int, bool] | None = None
    """How they stood at the gate where both had been at one: platform, place, state, at, until, asked, tries, told."""


def together(keep: Person, gone: Person) -> Person:
    """One person's facts of two's; what is unknown of one is unknown of both only where nothing is known."""
    joined = [one for one in (keep.joined_at, gone.joined_at) if one is not None]
    counted = [one for one in (keep.messages, gone.messages) if one is not None]
    return replace(
        keep, first_seen=min(keep.first_seen, gone.first_seen), joined_at=min(joined, default=None),
        messages=sum(counted) if counted else None, seen=min(keep.seen + gone.seen, REGULAR_AFTER),
        weight=min(keep.weight, gone.weight), regular=keep.regular or gone.regular,
    )  # fmt: skip


def apart(whole: Person, gone: Person) -> Person:
    """What is left of one person's facts when the other's are taken out again."""
    messages = whole.messages
    if messages is not None and gone.messages is not None:
        messages = max(0, messages - gone.messages)
    return replace(whole, messages=messages, seen=max(0, whole.seen - gone.seen))


async def unite(turn: Turn, keep: int, gone: int) -> Link | None:
    """Make two persons one; None when one of them is not known (any more)."""
    one, other = await turn.tx.get(PEOPLE, turn.id, keep), await turn.tx.get(PEOPLE, turn.id, gone)
    if one is None or other is None or keep == gone:
        return None
    platforms = sorted({row.platform for row in await accounts_of(turn, gone)})
    entry = await _at_two_gates(turn, keep, gone)
    link = await _noted(turn, Link(gone, keep, tuple(platforms), asdict(other), entry=entry))
    await turn.tx.put(PEOPLE, together(one, other))
    await turn.tx.drop(PEOPLE, *where(community=turn.id, id=gone))
    for row in await accounts_of(turn, gone):
        await turn.tx.put(ACCOUNTS, replace(row, person=keep))
    await _flags(turn, gone, keep, None)
    await persons.unite(turn, gone, keep)
    for table, column in WHOSE:
        await turn.tx.change(table, where(community=turn.id, **{column: gone}), **{column: keep})
    await _keyed(turn, link, gone, keep)
    await turn.tx.put(MARKS, Mark(turn.id, f"{PREFIX}{gone}", _written(link), turn.now))
    _forget(turn)
    return link


async def _at_two_gates(turn: Turn, keep: int, gone: int) -> tuple[str, str, str, int, int, bool, int, bool] | None:
    """Where both came through a gate, or wait at one, one entry is left: nobody is kept waiting by it.

    Who has come through one is known; of two who wait, one goes on waiting. How `gone` stands then is noted.
    """
    ours, theirs = await turn.tx.get(ENTRIES, turn.id, keep), await turn.tx.get(ENTRIES, turn.id, gone)
    if ours is None or theirs is None:
        return None
    is_known = EntryState.PASSED in (ours.state, theirs.state)
    for one in (theirs, ours) if is_known else (theirs,):
        if one.state is EntryState.WAITING:
            await release(turn, one, EntryState.PASSED if is_known else EntryState.LAPSED)
    now = await turn.tx.get(ENTRIES, turn.id, gone) or theirs
    return now.platform, now.place, now.state.value, now.at, now.until, now.asked, now.tries, now.told


async def _noted(turn: Turn, link: Link) -> Link:
    mine = where(community=turn.id)
    reports = await turn.tx.find(REPORTS, *mine, *where(person=link.gone))
    signals = await turn.tx.find(SIGNALS, *mine, *where(kind=SignalKind.REPORT, source=str(link.gone)))
    return replace(
        link,
        decided=tuple(row.id for row in await turn.tx.find(DECISIONS, *mine, *where(by=link.gone))),
        owned=tuple(row.number for row in await turn.tx.find(CASES, *mine, *where(owner=link.gone))),
        handed=tuple(row.number for row in await turn.tx.find(CASES, *mine, *where(handed_to=link.gone))),
        heavy=tuple(row.action for row in await turn.tx.find(HEAVY, *mine, *where(person=link.gone))),
        reported=tuple((row.case, row.at, row.reason) for row in reports), signals=tuple(row.id for row in signals),
        raids=tuple(
            (row.case, column) for row in await turn.tx.find(RAIDS, *mine) for column in _RAIDS_BY
            if getattr(row, column) == link.gone
        ),
    )  # fmt: skip


async def _keyed(turn: Turn, link: Link, gone: int, keep: int) -> None:
    """Rows whose key names a person: another row takes their place; a report by both on one case counts once."""
    for use in await turn.tx.find(HEAVY, *where(community=turn.id, person=gone)):
        await turn.tx.put(HEAVY, replace(use, person=keep))
    await turn.tx.drop(HEAVY, *where(community=turn.id, person=gone))
    for case, at, reason in link.reported:
        await turn.tx.add(REPORTS, Report(turn.id, case, keep, at, reason))
    await turn.tx.drop(REPORTS, *where(community=turn.id, person=gone))
    for number in link.signals:
        await turn.tx.change(SIGNALS, where(community=turn.id, id=number), source=str(keep))
    for table in (RAIDERS, ENTRIES):
        await _over(turn, table, gone, keep)


async def _over(turn: Turn, table: Table[Any], old: int, new: int, platforms: Sequence[str] | None = None) -> None:
    """Rows of a raid or of the gate, one a person; what the other has there already stays as it is."""
    for row in await turn.tx.find(table, *where(community=turn.id, person=old)):
        if platforms is not None and await _platform(turn, row) not in platforms:
            continue
        key = {name: getattr(row, name) for name in table.key}
        await turn.tx.drop(table, *where(**key))
        await turn.tx.add(table, replace(row, person=new))
    if table is ENTRIES and not await turn.tx.count(ENTRIES, *where(community=turn.id, person=old)):
        for kind in (LAPSE, TOLD):
            due = await turn.tx.get(DUE, turn.id, kind, str(old))
            if due is not None:
                await turn.tx.drop(DUE, *where(community=turn.id, kind=kind, ref=str(old)))
                await turn.tx.add(DUE, replace(due, ref=str(new)))


async def _platform(turn: Turn, row: Any) -> str:
    """Where a raid or the gate is."""
    if hasattr(row, "platform"):
        return str(row.platform)
    case = await turn.tx.get(CASES, turn.id, row.case)
    return case.platform if case is not None else ""


async def _flags(turn: Turn, old: int, new: int, platforms: Sequence[str] | None) -> None:
    """What counts as one goes on counting as one."""
    for case in await turn.tx.find(CASES, *where(community=turn.id, person=old)):
        if platforms is None or case.platform in platforms:
            for flag in await turn.tx.find(FLAGS, *where(community=turn.id, case=case.number)):
                await turn.tx.put(FLAGS, replace(flag, key=flag.key.replace(f":{old}:", f":{new}:")))


async def links_of(turn: Turn, person: int) -> list[Link]:
    """Whom this person was made one with, the latest first."""
    rows = await turn.tx.find(MARKS, *where(community=turn.id), Where("name", ">", PREFIX), Where("name", "<", _BEYOND))
    found = [(row.at, link) for row in rows if (link := _read(row.value)) is not None]
    return [link for _, link in sorted(found, key=lambda one: -one[0]) if link.keep == person]


def _written(link: Link) -> str:
    """Values in the order of the fields, without their names: forgetting takes words out of texts like this one."""
    return json.dumps([list(link.was.values()) if name == "was" else value for name, value in asdict(link).items()])


def _read(text: str) -> Link | None:
    """None for what forgetting somebody else has made unreadable."""
    try:
        gone, keep, platforms, was, decided, owned, handed, heavy, reported, signals, raids, entry = json.loads(text)
        names = [one.name for one in fields(Person)]
        reports = tuple((case, at, reason) for case, at, reason in reported)
        return Link(
            gone, keep, tuple(platforms), dict(zip(names, was, strict=True)), tuple(decided), tuple(owned),
            tuple(handed), tuple(heavy), reports, tuple(signals), tuple((case, column) for case, column in raids),
            tuple(entry) if entry is not None else None,
        )  # fmt: skip
    except (ValueError, TypeError):
        return None


def mark_of(link: Link) -> str:
    """The name of the mark that keeps a link."""
    return f"{PREFIX}{link.gone}"


async def separate(turn: Turn, link: Link) -> None:
    """Make one person two again: each keeps what was theirs, also what came since."""
    gone = Person(**link.was)
    whole = await turn.tx.get(PEOPLE, turn.id, link.keep)
    if whole is not None:
        await turn.tx.put(PEOPLE, apart(whole, gone))
    await turn.tx.put(PEOPLE, gone)
    for row in await accounts_of(turn, link.keep):
        if row.platform in link.platforms:
            await turn.tx.put(ACCOUNTS, replace(row, person=link.gone))
    await _flags(turn, link.keep, link.gone, link.platforms)
    await _by_platform(turn, link)
    await _by_note(turn, link)
    await persons.separate(turn, link.gone, link.keep)
    for table in (RAIDERS, ENTRIES):
        await _over(turn, table, link.keep, link.gone, link.platforms)
    if link.entry is not None:
        platform, place, state, at, until, was_asked, tries, told = link.entry
        entry = Entry(
            turn.id, link.gone, platform, place, EntryState(state), at, until, was_asked, tries, told
        )  # fmt: skip
        await turn.tx.add(ENTRIES, entry)
    await turn.tx.drop(MARKS, *where(community=turn.id, name=f"{PREFIX}{link.gone}"))
    _forget(turn)


async def _by_platform(turn: Turn, link: Link) -> None:
    there = (*where(community=turn.id), Where("platform", "in", list(link.platforms)))
    cases = await turn.tx.find(CASES, *there, *where(person=link.keep))
    for table, column in ((MESSAGES, "person"), (SIGNALS, "person"), (CASES, "person"), (CASES, "target")):
        await turn.tx.change(table, (*there, *where(**{column: link.keep})), **{column: link.gone})
    for case in cases:
        mine = where(community=turn.id, case=case.number, person=link.keep)
        for of_case in (EVIDENCE, ACTIONS, NOTICES):
            await turn.tx.change(of_case, mine, person=link.gone)
        for decision in await turn.tx.find(DECISIONS, *where(community=turn.id, case=case.number)):
            strikes = where(community=turn.id, person=link.keep, decision=decision.id)
            await turn.tx.change(STRIKES, strikes, person=link.gone)


async def _by_note(turn: Turn, link: Link) -> None:
    mine = where(community=turn.id)
    for number in link.decided:
        await turn.tx.change(DECISIONS, (*mine, *where(id=number, by=link.keep)), by=link.gone)
    for number in link.owned:
        await turn.tx.change(CASES, (*mine, *where(number=number, owner=link.keep)), owner=link.gone)
    for number in link.handed:
        await turn.tx.change(CASES, (*mine, *where(number=number, handed_to=link.keep)), handed_to=link.gone)
    for number in link.signals:
        await turn.tx.change(SIGNALS, (*mine, *where(id=number)), source=str(link.gone))
    for use in await turn.tx.find(HEAVY, *mine, *where(person=link.keep)):
        if use.action in link.heavy:
            await turn.tx.put(HEAVY, replace(use, person=link.gone))
            await turn.tx.drop(HEAVY, *mine, *where(person=link.keep, action=use.action))
    for case, column in link.raids:
        if column in _RAIDS_BY:
            mine_of = where(community=turn.id, case=case, **{column: link.keep})
            await turn.tx.change(RAIDS, mine_of, **{column: link.gone})
    for case, at, reason in link.reported:
        await turn.tx.put(REPORTS, Report(turn.id, case, link.gone, at, reason))
        await turn.tx.drop(REPORTS, *mine, *where(case=case, person=link.keep, at=at))


def _forget(turn: Turn) -> None:
    """Windows and the roster are read from the store again."""
    turn.desk.roster.drop(turn.id)
    turn.desk.policies.drop(turn.id)
