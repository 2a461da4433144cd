"""No table is forgotten when two become one person: every column that names somebody is tried, also those to come."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import pytest

from activities.catalog import CATALOG, TABLES
from bot.app.oneperson import KEYED, WHOSE, links_of, separate, unite
from bot.app.raids.gate import LAPSE
from bot.app.turn import Turn, take_turn
from bot.domain.actions import Unmute
from bot.domain.cases import Case
from bot.domain.people import Account, Person
from bot.domain.policy import Settings
from bot.domain.raids import Entry, EntryState, Raid, RaidState
from bot.domain.records import Community, Due
from bot.ports.store import Table, Tx, where
from bot.ports.tables import ACCOUNTS, ACTIONS, AUDIT, CASES, COMMUNITIES, DUE, ENTRIES, PEOPLE, RAIDS
from tests.app.anyrow import a_row
from tests.app.test_linking_laws import HERE, ONE, OTHER, THERE, a_desk

NAMING: Final = (
    "person", "by", "target", "owner", "handed_to", "answers", "strike_by", "asked_by", "actor", "subject"
)  # fmt: skip
STAYS: Final[dict[tuple[str, str], str]] = {
    (AUDIT.name, "actor"): "the chain of what happened is never written anew; its digests would not fit",
    (AUDIT.name, "subject"): "the chain of what happened is never written anew; its digests would not fit",
    ("leases", "owner"): "a process, not a person",
}


def naming(table: Table[Any]) -> list[str]:
    """Columns of a table that name somebody."""
    return [one for one in table.row.__dataclass_fields__ if one in NAMING]


async def _two(tx: Tx) -> None:
    await tx.put(COMMUNITIES, Community(1, "x", "en", "UTC", "", "", "", "", Settings(), 1))
    for number, (person, platform) in enumerate(((ONE, HERE), (OTHER, THERE))):
        await tx.put(PEOPLE, Person(1, person, 1, None, None, 0))
        await tx.put(ACCOUNTS, Account(platform, f"a{number}", 1, person, "n", "", False, b"s"))


async def _part(turn: Turn) -> None:
    (link,) = await links_of(turn, ONE)
    await separate(turn, link)


ENGAGED: Final = [one for activity in CATALOG for one in (*activity.owned, *activity.named)]
TRIED: Final = [
    *((one, column) for one in TABLES for column in naming(one) if (one.name, column) not in STAYS),
    *((one, column) for one, column in ENGAGED if column not in NAMING),
]  # fmt: skip


@pytest.mark.parametrize(("table", "column"), TRIED, ids=lambda one: getattr(one, "name", one))
def test_whatever_names_the_second_person_names_the_one_and_comes_back(table: Table[Any], column: str) -> None:
    async def check() -> None:
        desk, store = a_desk()
        await store.write(_two)
        case = a_row(Case, community=1, number=1, platform=THERE, person=OTHER)
        await store.write(lambda tx: tx.put(CASES, case))
        fixed = {"community": 1, "platform": THERE, "id": 1, "number": 1, "case": 1, column: OTHER}
        fixed |= {"id": "a1"} if table is ACCOUNTS else {}
        await store.write(lambda tx: tx.put(table, a_row(table.row, **fixed)))
        await take_turn(desk, 1, lambda turn: unite(turn, ONE, OTHER))
        whole = await store.read(lambda tx: tx.find(table))
        assert not [one for one in whole if getattr(one, column) == OTHER], f"{table.name}.{column} is forgotten"
        assert [one for one in whole if getattr(one, column) == ONE], f"{table.name}.{column} is lost"
        await take_turn(desk, 1, _part)
        if (table.name, column) not in KEPT:
            assert [one for one in await store.read(lambda tx: tx.find(table)) if getattr(one, column) == OTHER]
        await store.close()

    asyncio.run(check())


KEPT: Final[dict[tuple[str, str], str]] = {
    ("traces", "person"): "windows forget within a day whose it was",
    ("traces", "answers"): "windows forget within a day whose it was",
    ("strikes", "person"): "comes back with its decision; tried by the laws of linking",
    ("house_rules", "by"): "who wrote a house rule is one of the two ever after",
    ("rule_files", "by"): "who wrote a rule file is one of the two ever after",
}


def test_every_column_is_seen_to_or_says_why_not() -> None:
    columns = {(one.name, column) for one in TABLES for column in naming(one)}
    seen = {(one.name, column) for one, column in WHOSE} | {
        (one.name, column) for one in KEYED for column in naming(one)
    }
    assert seen <= columns
    assert columns - set(STAYS) == seen | {(one.name, column) for one, column in ENGAGED if column in NAMING}
    assert set(STAYS) | set(KEPT) <= columns


@pytest.mark.parametrize(
    ("mine", "theirs", "left", "back"),
    [
        (EntryState.PASSED, EntryState.WAITING, EntryState.PASSED, EntryState.PASSED),
        (EntryState.WAITING, EntryState.PASSED, EntryState.PASSED, EntryState.PASSED),
        (EntryState.WAITING, EntryState.WAITING, EntryState.WAITING, EntryState.LAPSED),
        (EntryState.LAPSED, EntryState.LAPSED, EntryState.LAPSED, EntryState.LAPSED),
    ],
)
def test_whoever_stands_at_two_gates_is_kept_waiting_at_none_for_ever(
    mine: EntryState, theirs: EntryState, left: EntryState, back: EntryState
) -> None:
    async def check() -> None:
        desk, store = a_desk()
        await store.write(_two)

        async def gates(tx: Tx) -> None:
            for person, platform, state in ((ONE, HERE, mine), (OTHER, THERE, theirs)):
                await tx.put(ENTRIES, Entry(1, person, platform, "p", state, 1, 99))
                if state is EntryState.WAITING:
                    await tx.put(DUE, Due(1, LAPSE, str(person), 99))

        await store.write(gates)
        await take_turn(desk, 1, lambda turn: unite(turn, ONE, OTHER))
        (entry,) = await store.read(lambda tx: tx.find(ENTRIES))
        assert (entry.person, entry.state) == (ONE, left)
        waits = {row.ref for row in await store.read(lambda tx: tx.find(DUE, *where(kind=LAPSE)))}
        assert waits == ({str(ONE)} if left is EntryState.WAITING else set())
        rows = await store.read(lambda tx: tx.find(ACTIONS, *where(verb="gate-open")))
        opened = {row.act.account.id for row in rows if isinstance(row.act, Unmute)}
        freed = {"a0"} if mine is EntryState.WAITING and left is EntryState.PASSED else set()
        freed |= {"a1"} if theirs is EntryState.WAITING else set()
        assert opened == freed
        await take_turn(desk, 1, _part)
        after = {one.person: one.state for one in await store.read(lambda tx: tx.find(ENTRIES))}
        assert after == {ONE: left, OTHER: back}
        await store.close()

    asyncio.run(check())


def test_who_contained_a_raid_is_known_again_after_parting() -> None:
    async def check() -> None:
        desk, store = a_desk()
        await store.write(_two)
        mine = Raid(1, 5, HERE, "p", RaidState.CONTAINED, 1, 1, 1, by=OTHER, strike_by=ONE)
        await store.write(lambda tx: tx.put(RAIDS, mine))
        await take_turn(desk, 1, lambda turn: unite(turn, ONE, OTHER))
        (whole,) = await store.read(lambda tx: tx.find(RAIDS))
        assert (whole.by, whole.strike_by) == (ONE, ONE)
        await take_turn(desk, 1, _part)
        assert await store.read(lambda tx: tx.find(RAIDS)) == [mine]
        await store.close()

    asyncio.run(check())
