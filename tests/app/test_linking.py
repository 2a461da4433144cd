"""Two accounts become one person's, two places one community's; and apart again."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.memory.alarm import MemoryAlarm
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.memory.store import MemoryStore
from bot.app import audit, places, privacy
from bot.app.desk import Desk
from bot.app.notebook import StoreNotebook
from bot.app.oneperson import WHOSE, links_of, separate, together, unite
from bot.app.policies import Policies
from bot.app.scoring import Scoring
from bot.app.turn import Turn, take_turn
from bot.domain.cases import Case, CaseKind, CaseState, Report
from bot.domain.decisions import Decision, Notice, Outcome, Strike
from bot.domain.events import MessagePosted
from bot.domain.messages import Message
from bot.domain.people import Account, Person
from bot.domain.policy import Settings
from bot.domain.records import Community, HeavyUse, Place, StoredMessage
from bot.domain.signals import Severity, Signal, SignalKind, Topic
from bot.domain.time import HOUR, MINUTE, SECOND
from bot.ports.store import Tx, where
from bot.ports.tables import (
    ACCOUNTS,
    ACTIONS,
    ADAPTER_NOTES,
    CASES,
    COMMUNITIES,
    DECISIONS,
    HEAVY,
    MARKS,
    MESSAGES,
    NOTICES,
    PEOPLE,
    PLACES,
    REPORTS,
    SIGNALS,
    STRIKES,
)
from rules.file import ReadOptions
from tests.app.sides import PLACE, Sides
from tests.kit.run import run
from tests.kit.town import TEXTS, Unscored, words

HERE, THERE = "sandbox", "memory"
ONE, OTHER, THIRD = 11, 22, 33
TABLES: Final = (PEOPLE, ACCOUNTS, MESSAGES, SIGNALS, CASES, DECISIONS, NOTICES, STRIKES, REPORTS, HEAVY)


async def code_of(town: Sides, who: str, **args: str) -> str:
    """A code that somebody of the sandbox asked for."""
    await town.uses(who, "link", **args)
    return str((await town.notes(who))[-1]["content"]["blocks"][0]["text"])


async def linked(town: Sides, who: str, far: str) -> str:
    """Somebody of the sandbox links their account of the far side."""
    code = await code_of(town, who)
    await town.far_uses(far, "link", code=code)
    return await town.far_presses(far, f"s1:link:{code}:yes")


@run
async def test_a_code_given_on_the_other_side_makes_one_person_after_a_yes(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "hello")
    await town.far_says("bob", "hello there")
    code = await code_of(town, "kestrel")
    asked = await town.far_uses("bob", "link", code=code.lower())
    assert "Kestrel" in asked
    assert len(await town.look(_people)) == 2
    assert "one person" in await town.far_presses("bob", f"s1:link:{code}:yes")
    rows = await town.look(lambda turn: turn.tx.find(ACCOUNTS, *where(community=turn.id)))
    mine = {row.id: row.person for row in rows}
    assert mine["kestrel"] == mine["bob"]
    assert "entered your code" in str(await town.sees("kestrel"))
    assert await town.core.desk.store.read(lambda tx: audit.verify(tx, town.community)) is None
    assert "I don't know this code" in await town.far_uses("bob", "link", code=code)
    await town.close()


async def _people(turn: Turn) -> list[Person]:
    return await turn.tx.find(PEOPLE, *where(community=turn.id))


@run
async def test_no_says_no_and_a_code_ends(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "hello")
    code = await code_of(town, "kestrel")
    assert "Nothing was linked" in await town.far_presses("bob", f"s1:link:{code}:no")
    assert "I don't know" in await town.far_uses("bob", "link", code=code)
    late = await code_of(town, "kestrel")
    await town.later(11 * MINUTE)
    assert "I don't know" in await town.far_uses("bob", "link", code=late)
    assert len(await town.core.desk.store.read(lambda tx: tx.find(ADAPTER_NOTES))) == 1
    await town.close()


@run
async def test_who_guesses_is_stopped(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.far_says("bob", "hello")
    told = [await town.far_uses("bob", "link", code=f"AAAA000{n}") for n in range(7)]
    assert "too many" in told[-1]
    await town.says("kestrel", "hello")
    assert "too many" in await town.far_uses("bob", "link", code=await code_of(town, "kestrel"))
    await town.later(11 * MINUTE)
    assert "Kestrel" in await town.far_uses("bob", "link", code=await code_of(town, "kestrel"))
    await town.close()


@run
async def test_one_account_a_platform_and_never_with_oneself(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "hello")
    await town.says("mira", "hello")
    code = await code_of(town, "kestrel")
    await town.uses("kestrel", "link", code=code)
    assert "asked for the code" in words((await town.notes("kestrel"))[-1])
    await town.uses("mira", "link", code=code)
    assert "different platforms" in words((await town.notes("mira"))[-1])
    await linked(town, "kestrel", "bob")
    again = await code_of(town, "kestrel")
    assert "one person already" in await town.far_uses("bob", "link", code=again)
    await town.close()


@run
async def test_what_stands_against_one_stands_against_both_until_they_part(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "you liar")
    await town.presses("mira", "warn")
    await town.far_says("bob", "you idiot")
    before = await town.look(_counted)
    assert "one person" in await linked(town, "kestrel", "bob")
    whole = await town.look(_counted)
    assert whole == before
    card = (await town.cards())[-1]
    assert "warn" in words(card).lower()
    await town.far_uses("bob", "unlink")
    assert len(await town.look(_people)) == len(await town.look(_accounts_by_person)) == 3
    rows = await town.look(lambda turn: turn.tx.find(ACCOUNTS, *where(community=turn.id)))
    mine = {row.id: row.person for row in rows}
    assert mine["kestrel"] != mine["bob"]
    cases = await town.look(lambda turn: turn.tx.find(CASES, *where(community=turn.id)))
    assert {(one.platform, one.person) for one in cases} == {(HERE, mine["kestrel"]), (THERE, mine["bob"])}
    assert "None of your accounts" in await town.far_uses("bob", "unlink")
    await town.close()


async def _counted(turn: Turn) -> dict[str, int]:
    tables = {one for one, _ in WHOSE} - {ACTIONS}  # whoever is linked is told of it
    return {one.name: await turn.tx.count(one, *where(community=turn.id)) for one in tables}


async def _accounts_by_person(turn: Turn) -> set[int]:
    return {one.person for one in await turn.tx.find(ACCOUNTS, *where(community=turn.id))}


@run
async def test_the_team_hears_when_staff_is_linked(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("mira", "hello")
    code = await code_of(town, "mira")
    await town.far_uses("mira", "link", code=code)
    await town.far_presses("mira", f"s1:link:{code}:yes")
    room = await town.talk("mira", "moderators")
    assert any("one of the two is staff" in words(one) for one in room)
    await town.close()


@run
async def test_an_empty_place_joins_a_community_by_its_administrators(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path, role=None)
    await town.far_says("bob", "hello")
    code = await code_of(town, "ada", code="community")
    refused = await town.far_uses("bob", "link", "general", code=code)
    assert "administrator" in refused.lower()
    await town.far_uses("ada", "link", "general", code=code)
    ref = town.far.say("steward", "the question")
    assert "belongs to Lanternfall" in await town.far_presses("ada", f"s1:link:{code}:yes", ref)
    owner = await town.core.desk.store.read(lambda tx: tx.find(PLACES, *where(platform="memory")))
    assert owner == [Place(town.community, "memory", PLACE)]
    await town.far_says("bob", "you idiot")
    assert "Bob" in words((await town.cards())[-1])
    texts = await town.look(lambda turn: turn.tx.find(MESSAGES, *where(community=turn.id, platform="memory")))
    assert {one.text for one in texts} == {"hello", "you idiot"}
    await town.close()


@run
async def test_a_place_with_settings_of_its_own_is_not_swallowed(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path, role=None)
    await town.far_says("bob", "hello")
    owner = (await town.core.desk.store.read(lambda tx: tx.find(PLACES, *where(platform="memory"))))[0].community

    async def begin(turn: Turn) -> None:
        await turn.tx.put(COMMUNITIES, replace(turn.community, settings=Settings(setup_done=True)))

    await town.there(begin, owner)
    code = await code_of(town, "ada", code="community")
    assert "of its own" in await town.far_uses("ada", "link", "general", code=code)
    await town.close()


# Laws


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
    for id, person in zip((ONE, OTHER), people, strict=True):
        await tx.put(PEOPLE, replace(person, id=id))
    await tx.put(PEOPLE, Person(1, THIRD, 1, None, None, 0))
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


@run
async def test_private_chats_are_about_the_community_that_somebody_is_in(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    assert "no community" in await town.far_uses("bob", "start")
    await town.far_says("bob", "you idiot")
    await town.presses("mira", "warn")
    said = await town.far_uses("bob", "start")
    assert "Lanternfall" in said
    assert "warned" in said
    buttons = [button for content in town.contents("bob") for button in content.buttons]
    again = next(button.token for button in buttons if button.token.endswith(":again"))
    assert "Thank you" in await town.far_presses("bob", again)
    await town.later(SECOND)
    assert len(await town.cards("ada")) == 2
    assert places.LOBBY in {one.role for one in await town.core.desk.store.read(lambda tx: tx.find(PLACES))}
    await town.close()


@run
async def test_a_link_to_a_case_opens_it_for_staff_alone(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "you liar")
    await town.far_says("mira", "hello")
    await town.far_says("bob", "hello")
    assert "liar" in await town.far_uses("mira", "start", payload="case_1") + _quotes(town, "mira")
    assert "liar" not in await town.far_uses("bob", "start", payload="case_1") + _quotes(town, "bob")
    await town.close()


def _quotes(town: Sides, who: str) -> str:
    blocks = [block for content in town.contents(who) for block in content.blocks]
    return " ".join(str(getattr(block, "text", "")) for block in blocks)


@run
async def test_forgetting_reaches_codes_links_and_adapters_notes(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "hello")
    await town.says("oskar", "hello")
    await linked(town, "kestrel", "bob")
    await code_of(town, "kestrel")
    await code_of(town, "oskar")
    notes = StoreNotebook(town.core.desk.store, town.clock, "memory")
    await notes.write("form", "bob", "half filled", "bob")
    await notes.write("topic", "1", "Games")
    rows = await town.look(lambda turn: turn.tx.find(ACCOUNTS, *where(community=turn.id, id="bob")))
    await town.inside(lambda turn: privacy.forget(turn, rows[0].person, None))
    left = await town.core.desk.store.read(lambda tx: tx.find(ADAPTER_NOTES))
    assert {(one.kind, one.about) for one in left} == {("topic", ""), ("link", "oskar")}
    assert not [one for one in await town.core.desk.store.read(lambda tx: tx.find(MARKS)) if "linked" in one.name]
    await town.later(25 * HOUR)
    left = await town.core.desk.store.read(lambda tx: tx.find(ADAPTER_NOTES))
    assert [one.kind for one in left] == ["topic"]
    await town.close()


@run
async def test_a_link_outlives_the_forgetting_of_somebody_whose_name_is_a_word_of_it(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "hello")
    await linked(town, "kestrel", "bob")
    await town.happens(
        MessagePosted(Message(town.far.say("keep", "x"), replace(town.author("keep"), name="keep"), "x", 1))
    )
    rows = await town.look(lambda turn: turn.tx.find(ACCOUNTS, *where(community=turn.id, id="keep")))
    await town.inside(lambda turn: privacy.forget(turn, rows[0].person, None))
    assert "Taken back" in await town.far_uses("bob", "unlink")
    await town.close()
