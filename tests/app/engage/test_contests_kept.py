"""What a contest keeps of people and for how long, and what is held back: the number, the outcome in crisis mode."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from activities.contests.tables import ENTRIES, LOTS, REFUSALS, SEALS
from bot.app.engage import persons
from bot.app.turn import Turn
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.store import where
from bot.ports.tables import COMMUNITIES
from tests.kit.contests import (
    MEMBERS,
    call,
    contest,
    drawn,
    entries,
    last_note,
    made,
    opened,
    picks,
    written_to,
)
from tests.kit.run import run
from tests.kit.town import Town, words


@run
async def test_crisis_mode_holds_what_is_told_and_the_draw_stands(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    for who in MEMBERS:
        await town.presses(who, "in", shown)
    await crisis(town, on=True)
    (first,) = await drawn(town)
    assert first.state == "waiting"
    assert first.until == 0
    said = "\n".join(words(one) for one in await town.talk("bob", "general") if one["content"])
    assert "Outcome" not in said
    assert "the list is closed with" not in said
    assert "You won" not in str([await written_to(town, who) for who in MEMBERS])
    await town.later(5 * DAY)
    assert [one.state for one in await picks(town)] == ["waiting"]
    await crisis(town, on=False)
    await town.uses("mira", "contest show")
    assert "could not read of it yet" in await last_note(town, "mira")
    await town.presses("mira", "tell", (await town.notes("mira"))[-1])
    await town.later(MINUTE)
    assert "Outcome · Lantern" in words(await call(town))
    (pick,) = await picks(town)
    assert pick.line == first.line
    assert pick.until > 0
    await town.close()


async def crisis(town: Town, *, on: bool) -> None:
    async def switch(turn: Turn) -> None:
        settings = replace(turn.community.settings, crisis=1 if on else 0)
        await turn.tx.put(COMMUNITIES, replace(turn.community, settings=settings))

    await town.inside(switch)


@run
async def test_the_number_is_nowhere_before_the_draw(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    await town.presses("bob", "in", shown)
    (seal,) = await town.inside(lambda turn: turn.tx.find(SEALS))
    await town.uses("mira", "contest show")
    everything = str([await town.sees(who) for who in ("bob", "mira", "ada")]) + caplog.text + repr(seal)
    assert seal.seed not in everything
    await drawn(town)
    assert seal.seed in str(await town.talk("bob", "general"))
    await town.close()


@run
async def test_mydata_forgetting_and_leaving(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    for who in ("bob", "juno", "ives"):
        await town.presses(who, "in", shown)
    await town.uses("bob", "mydata")
    assert "In “Lantern” since" in await last_note(town, "bob")
    people = {one.number: one.person for one in await entries(town)}
    await town.inside(lambda turn: persons.left(turn, people[3]))
    assert len(await entries(town)) == 2
    await town.later(HOUR + SECOND)
    frozen = (await contest(town)).list_hash
    await town.inside(lambda turn: persons.forget(turn, people[1]))
    lots = await town.inside(lambda turn: turn.tx.find(LOTS))
    assert {one.line: one.person for one in lots} == {"s:bob": None, "s:juno": people[2]}
    await town.later(2 * MINUTE)
    assert (await contest(town)).list_hash == frozen
    assert [one.line for one in await picks(town) if one.is_winner] == ["s:juno"]
    await town.presses("juno", "claim", await call(town))
    lots = await town.inside(lambda turn: turn.tx.find(LOTS))
    assert [one.line for one in lots] == ["s:juno"]
    await town.inside(lambda turn: persons.forget(turn, people[2]))
    left = await town.inside(lambda turn: turn.tx.find(LOTS, *where(community=turn.id)))
    assert left == []
    assert [(one.line, one.person) for one in await picks(town) if one.is_winner] == [("", None)]
    assert await town.inside(lambda turn: turn.tx.find(ENTRIES)) == []
    await town.close()


@run
async def test_two_accounts_of_one_person_are_one_line(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town, places="2")
    for who in ("bob", "juno"):
        await town.presses(who, "in", shown)
    (first, second) = await entries(town)
    await town.later(HOUR + SECOND)
    await town.inside(lambda turn: persons.unite(turn, second.person, first.person))
    await town.later(2 * MINUTE)
    found = await picks(town)
    assert [one.state for one in found].count("waiting") == 1
    assert {one.why for one in found if not one.is_winner} == {"twice"}
    await town.close()


@run
async def test_a_winner_pauses_in_the_next_one(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    await town.presses("bob", "in", shown)
    await drawn(town)
    await made(town)
    await town.presses("mira", "who", (await town.notes("mira"))[-1])
    await town.fills("mira", "s1:contests:2:who", channel="general", winners="30d", staff="no")
    await town.uses("mira", "contest open", number="2")
    await town.do("bob", do="press", channel="general", message=shown["id"], token="s1:contests:2:in")
    assert "won a prize here lately" in await last_note(town, "bob")
    rows = await town.inside(lambda turn: turn.tx.find(REFUSALS, *where(community=turn.id, contest=2)))
    assert [one.why for one in rows] == ["winner"]
    await town.close()


@run
async def test_what_crisis_mode_held_is_resumed_and_then_the_claims_begin(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    for who in MEMBERS:
        await town.presses(who, "in", shown)
    await town.uses("oskar", "crisis on", reason="A fire")
    (first,) = await drawn(town)
    await town.later(3 * DAY)
    assert (await picks(town)) == [first]
    await town.uses("oskar", "crisis off")
    note = (await town.notes("oskar"))[-1]
    await town.presses("oskar", "goall", note)
    for _ in range(3):
        await town.later(MINUTE)
    (pick,) = await picks(town)
    assert pick.line == first.line
    assert pick.until > first.at + 3 * DAY
    assert "Outcome · Lantern" in words(await call(town))
    assert any("You won" in one for one in await written_to(town, pick.line.removeprefix("s:")))
    await town.close()
