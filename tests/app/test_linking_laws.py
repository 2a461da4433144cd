"""The laws of linking: one person has all that two had, and parting gives it back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.memory.alarm import MemoryAlarm
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.memory.store import MemoryStore
from bot.app.desk import Desk
from bot.app.oneperson import links_of, separate, together, unite
from bot.app.policies import Policies
from bot.app.raids.gate import LAPSE
from bot.app.scoring import Scoring
from bot.app.turn import Turn, take_turn
from bot.domain.cases import Case, CaseKind, CaseState, Report
from bot.domain.decisions import Decision, Notice, Outcome, Strike
from bot.domain.people import Account, Person
from bot.domain.policy import Settings
from bot.domain.raids import Entry, EntryState, Raider
from bot.domain.records import Community, Due, HeavyUse, StoredMessage
from bot.domain.signals import Severity, Signal, SignalKind, Topic
from bot.ports.store import Tx, where
from bot.ports.tables import (
    ACCOUNTS,
    CASES,
    COMMUNITIES,
    DECISIONS,
    DUE,
    ENTRIES,
    HEAVY,
    MARKS,
    MESSAGES,
    NOTICES,
    PEOPLE,
    RAIDERS,
    REPORTS,
    SIGNALS,
    STRIKES,
)
from rules.file import ReadOptions
from tests.kit.town import TEXTS, Unscored

HERE, THERE = "sandbox", "memory"
ONE, OTHER, THIRD = 11, 22, 33
TABLES: Final = (
    PEOPLE,
    ACCOUNTS,
    MESSAGES,
    SIGNALS,
    CASES,
    DECISIONS,
    NOTICES,
    STRIKES,
    REPORTS,
    HEAVY,
    RAIDERS,
    ENTRIES,
    DUE,
)


def a_desk() -> tuple[Desk, MemoryStore]:
    """A desk over an empty store."""
    clock, store = MemoryClock(), MemoryStore()
    desk = Desk(
        store=store, clock=clock, dice=MemoryDice(1), texts=TEXTS, platforms={}, policies=Policies({}, ReadOptions()),
        scoring=Scoring(Unscored()), alarm=MemoryAlarm(clock),
    )  # fmt: skip
    return desk, store


known = st.none() | st.integers(0, 50)
persons = st.builds(
    Person, st.just(1), st.just(ONE), st.integers(1, 99), known, known, st.integers(0, 100), st.integers(0, 3),
    st.booleans(),
)  # fmt: skip
whose = st.sampled_from([(ONE, HERE), (OTHER, THERE), (THIRD, HERE), (THIRD, THERE)])
deciders = st.sampled_from([ONE, OTHER, THIRD, None])


def _case(number: int, mine: tuple[int, str], target: int | None, owner: int | None) -> Case:
    person, platform = mine
    return Case(
        1, number, CaseKind.ENFORCE, CaseState.OPEN, Topic.INSULT, Severity.LOW, "insult", None, person, target,
        platform, "p", "c", f"m{number}", number, number, owner=owner,
    )  # fmt: skip


async def _fill(tx: Tx, people: tuple[Person, Person], cases: list[Any], reports: set[tuple[int, int]]) -> None:
    await tx.put(COMMUNITIES, Community(1, "x", "en", "UTC", "", "", "", "", Settings(), 1))
    for number, (person, platform) in enumerate(((ONE, HERE), (OTHER, THERE), (THIRD, HERE))):
        await tx.put(ACCOUNTS, Account(platform, f"a{number}", 1, person, "n", "", False, b"s"))
    for id, one in zip((ONE, OTHER), people, strict=True):
        await tx.put(PEOPLE, replace(one, id=id))
    await tx.put(PEOPLE, Person(1, THIRD, 1, None, None, 0))
    await tx.put(ENTRIES, Entry(1, OTHER, THERE, "p", EntryState.WAITING, 1, 99))
    await tx.put(DUE, Due(1, LAPSE, str(OTHER), 99))
    for number, (mine, target, owner, by) in enumerate(cases, 1):
        target = None if target is not None and (target, mine[1]) in ((ONE, THERE), (OTHER, HERE)) else target
        case = _case(number, mine, target, owner)
        await tx.put(CASES, case)
        await tx.put(MESSAGES, StoredMessage(1, mine[1], "c", f"m{number}", mine[0], "n", "t", number, ""))
        await tx.put(DECISIONS, Decision(1, number, number, Outcome.VIOLATION, (), by, "", "", "", "", number))
        await tx.put(STRIKES, Strike(1, number, mine[0], number, 1, number, 999))
        await tx.put(
            NOTICES, Notice(1, number, mine[0], number, number, "sent", "en", False, "", "warn", None, 1, 3, number)
        )
        await tx.put(RAIDERS, Raider(1, number, mine[0], number))
        if by is not None:
            await tx.put(HEAVY, HeavyUse(1, by, number, number))
    for case_number, person in sorted(reports):
        await tx.put(REPORTS, Report(1, case_number, person, case_number * 100 + person, f"by {person}"))
        signal = Signal(
            1, case_number * 100 + person, SignalKind.REPORT, str(person), "", "ask", Topic.OTHER, Severity.LOW, THIRD,
            HERE, "c", "m", (), (), 1, case_number,
        )  # fmt: skip
        await tx.put(SIGNALS, signal)


async def _all(tx: Tx) -> dict[str, list[Any]]:
    return {one.name: sorted(await tx.find(one, *where(community=1)), key=repr) for one in TABLES}


@settings(max_examples=60, deadline=None)
@given(
    people=st.tuples(persons, persons),
    cases=st.lists(st.tuples(whose, deciders, deciders, deciders), max_size=8),
    reports=st.sets(st.tuples(st.integers(1, 8), st.sampled_from([ONE, OTHER, THIRD])), max_size=10),
)
def test_one_person_has_all_that_two_had_and_parting_gives_it_back(
    people: tuple[Person, Person], cases: list[Any], reports: set[tuple[int, int]]
) -> None:
    async def check() -> None:
        desk, store = a_desk()
        await store.write(lambda tx: _fill(tx, people, cases, reports))
        before = await store.read(_all)
        await take_turn(desk, 1, lambda turn: unite(turn, ONE, OTHER))
        whole = await store.read(_all)
        _nobody_is_left(whole)
        both = {case for case, person in reports if {(case, ONE), (case, OTHER)} <= reports}
        for table in TABLES:
            lost = {"people": 1, "reports": len(both)}.get(table.name, 0)
            assert len(whole[table.name]) == len(before[table.name]) - lost
        await take_turn(desk, 1, _part)
        after = await store.read(_all)
        for table in TABLES[1:]:
            assert after[table.name] == before[table.name]
        assert await store.read(lambda tx: tx.find(MARKS)) == []
        await store.close()

    asyncio.run(check())


def _nobody_is_left(tables: dict[str, list[Any]]) -> None:
    for rows in tables.values():
        for row in rows:
            named = [getattr(row, name, None) for name in ("person", "by", "target", "owner", "id", "source")]
            assert OTHER not in named or (row.__class__ is not Person and row.id == OTHER and OTHER not in named[:4])
            assert str(OTHER) not in named


async def _part(turn: Turn) -> None:
    links = await links_of(turn, ONE)
    assert len(links) == 1
    await separate(turn, links[0])


@given(one=persons, other=persons)
def test_nothing_that_is_counted_is_lost(one: Person, other: Person) -> None:
    whole = together(one, other)
    assert (whole.messages or 0) == (one.messages or 0) + (other.messages or 0)
    assert whole.first_seen == min(one.first_seen, other.first_seen)
    assert whole.seen >= max(one.seen, other.seen) or whole.seen >= 100
    assert whole.regular == (one.regular or other.regular)
    assert whole.weight == min(one.weight, other.weight)
