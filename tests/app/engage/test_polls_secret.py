"""The proof of a secret poll: two worlds in which people swapped their votes leave the same database after the close.

Everything that Steward stores is compared, row by row and in the order of rows: inbox, actions, audit, notes of
adapters, every table. Only the random names of a private ballot's buttons differ, and nothing is left that says what
they stood for. While the poll is open the worlds do differ: the comparison sees what there is to see.
"""

from __future__ import annotations

import logging
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from activities.polls.poll import Slot
from activities.polls.tables import BALLOTS, SEALS, SLOTS, VOTERS
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sql import open_store
from adapters.sql.scan import scan
from bot.app.engage import persons
from bot.app.plan import plan
from bot.app.turn import Turn
from bot.domain.actions import Answer
from bot.domain.content import Button, Content
from bot.domain.decisions import ActionState
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef
from bot.domain.time import HOUR, MINUTE, SECOND
from bot.ports.store import where
from bot.ports.tables import ACTIONS
from tests.kit.polls import message_of, newest, outcome_of, press, put_up, raw_press, votes
from tests.kit.run import run
from tests.kit.town import Town, buttons, words

OPTIONS = "Park of Larks | Café Quince | Online Owl"
NAMES = tuple(one.strip() for one in OPTIONS.split("|"))
SLOT = re.compile(r"(s1:polls:\d+:pick:)[0-9a-f]{12}")
World = dict[str, list[tuple[object, ...]]]
Votes = dict[str, tuple[str, ...]]


def stored(path: Path) -> World:
    """Every row of every table in the order in which it lies there, the names of buttons blanked."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: [
                tuple(SLOT.sub(r"\1~", one) if isinstance(one, str) else one for one in row)
                for row in db.execute(f'SELECT * FROM "{table}"')  # names of our own tables
            ]
            for table in tables
        }


async def live(folder: Path, method: str, choices: Votes) -> tuple[World, World, Path]:
    """A world in which people vote so; what is stored while the poll is open, and after its close."""
    clock = MemoryClock()
    store = await open_store(folder / "steward.db", clock=clock, dice=MemoryDice(1))
    town = await Town.open(folder, store=store, clock=clock)
    await put_up(town, question="Where?", options=OPTIONS, secret="yes", method=method, closes="2 hours")
    for who, order in choices.items():
        await votes(town, who, *order)
        await town.later(MINUTE)
    during = stored(folder / "steward.db")
    await town.later(2 * HOUR)
    await town.uses("juno", "poll result")
    assert [f"1. {NAMES[0]}" in words(await newest(town, "juno"))] == [True]
    await town.close()
    await store.close()
    return during, stored(folder / "steward.db"), folder / "steward.db"


WORLDS: dict[str, tuple[Votes, Votes]] = {
    "plurality": (
        {"bob": (NAMES[0],), "kestrel": (NAMES[1],), "juno": (NAMES[0],)},
        {"bob": (NAMES[1],), "kestrel": (NAMES[0],), "juno": (NAMES[0],)},
    ),
    "approval": (
        {"bob": (NAMES[0], NAMES[2]), "kestrel": (NAMES[1], NAMES[0]), "juno": (NAMES[2],)},
        {"bob": (NAMES[1], NAMES[0]), "kestrel": (NAMES[0], NAMES[2]), "juno": (NAMES[2],)},
    ),
    "schulze": (
        {"bob": (NAMES[2], NAMES[0]), "kestrel": (NAMES[0], NAMES[1]), "juno": (NAMES[1],)},
        {"bob": (NAMES[0], NAMES[1]), "kestrel": (NAMES[2], NAMES[0]), "juno": (NAMES[1],)},
    ),
}


@pytest.mark.parametrize("method", list(WORLDS))
def test_after_the_close_nobody_can_tell_who_chose_what(tmp_path: Path, method: str) -> None:
    @run
    async def prove() -> None:
        one, other = WORLDS[method]
        for name in ("first", "second"):
            (tmp_path / name).mkdir()
        first_during, first, path = await live(tmp_path / "first", method, one)
        second_during, second, _ = await live(tmp_path / "second", method, other)
        assert first_during["poll_ballots"] != second_during["poll_ballots"], "an open poll has to know whose is whose"
        assert first.keys() == second.keys()
        for table, rows in first.items():
            assert rows == second[table], table
        for table in ("poll_seals", "poll_slots", "poll_voters"):
            assert first[table] == []
        assert len(first["poll_ballots"]) == 3
        kept = scan(path, NAMES)
        assert {found.table for found in kept} <= {
            "polls",
            "poll_ballots",
            "poll_outcomes",
            "actions",
            "inbox",
            "poll_pads",
        }

    prove()


@run
async def test_who_voted_is_not_beside_what_was_chosen_even_where_all_agree(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await put_up(town, question="Where?", options=OPTIONS, secret="yes", closes="1 hour")
    for who in ("bob", "juno"):
        await votes(town, who, NAMES[1])
    await town.later(HOUR + MINUTE)

    async def look(turn: Turn) -> None:
        for table in (VOTERS, SEALS, SLOTS):
            assert await turn.tx.find(table) == []
        ballots = await turn.tx.find(BALLOTS)
        assert [one.choices for one in ballots] == [(1,), (1,)]
        assert len({one.key for one in ballots}) == 2
        for action in await turn.tx.find(ACTIONS):
            named = action.person is not None or "direct:" in action.lane or "answer:" in action.lane
            assert not (named and NAMES[1] in str(action.act)), action

    await town.inside(look)
    await town.close()


@run
async def test_a_seal_and_its_ballots_are_in_no_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    town = await Town.open(tmp_path)
    await put_up(town, question="Where?", options=OPTIONS, secret="yes", closes="1 hour")
    await votes(town, "bob", NAMES[1])
    seals = await town.inside(lambda turn: turn.tx.find(SEALS))
    assert len(seals) == 1
    assert seals[0].key.hex() not in repr(seals[0])
    assert repr(seals[0].key) not in repr(seals[0])
    await town.later(HOUR + MINUTE)
    steward = "\n".join(one.getMessage() for one in caplog.records if one.name.startswith("steward"))
    assert NAMES[1] not in steward
    assert seals[0].key.hex() not in caplog.text
    await town.close()


@run
async def test_a_secret_poll_shows_no_count_and_no_option_button(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options=OPTIONS, secret="yes", hidden="no", closes="1 hour")
    assert poll.fit.why == "secret"
    await votes(town, "bob", NAMES[1])
    await town.later(6 * SECOND)
    shown = await message_of(town)
    assert "One person has voted so far" in words(shown)
    assert "100" not in words(shown)
    assert [one["label"] for one in buttons(shown)] == ["Vote", "How it works"]
    await town.uses("bob", "mydata")
    said = words(await newest(town, "bob"))
    assert "you take part. It is secret" in said
    assert NAMES[1] not in said
    await town.close()


@run
async def test_a_vote_is_changed_across_a_restart_and_never_doubled(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    store, clock = town.core.desk.store, town.clock
    poll = await put_up(town, question="Where?", options=OPTIONS, secret="yes", closes="2 hours")
    await votes(town, "bob", NAMES[1])
    await town.close()
    town = await Town.open(tmp_path, store=store, clock=clock)
    shown = await votes(town, "bob", NAMES[2])
    assert f"Your vote is in: {NAMES[2]}" in words(shown)
    await town.later(3 * HOUR)
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert (found.tally.counts, found.tally.voters) == ((0, 0, 1), 1)
    await town.close()


@run
async def test_nobody_votes_with_anothers_button(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options=OPTIONS, secret="yes", closes="2 hours")
    ballot = await press(town, "bob", "Vote")
    await press(town, "juno", "Vote")
    stolen = next(one["token"] for one in buttons(ballot) if one["label"] == NAMES[0])
    shown = await message_of(town)
    assert "isn’t from your own ballot" in await raw_press(town, "juno", stolen, shown)
    assert "isn’t from your own ballot" in await raw_press(town, "juno", f"s1:polls:{poll.number}:pick:0", shown)
    assert await town.inside(lambda turn: turn.tx.find(BALLOTS)) == []
    await town.close()


@run
async def test_an_answer_that_could_not_be_given_is_emptied_at_the_close(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options=OPTIONS, secret="yes", closes="1 hour")
    await votes(town, "bob", NAMES[1])

    async def stick(turn: Turn) -> None:
        slot: Slot = (await turn.tx.find(SLOTS))[0]
        shown = Content((), (Button(f"s1:polls:{poll.number}:pick:{slot.slot}", NAMES[slot.option]),))
        act = Answer("i1", ChannelRef("sandbox", "lanternfall", "general"), AccountRef("sandbox", "bob"), shown, "en")
        row = await plan(turn, act, verb="answer", lane="answer:sandbox:bob")
        await turn.tx.change(ACTIONS, where(community=turn.id, id=row.id), state=ActionState.STUCK)

    await town.inside(stick)
    await town.later(HOUR + MINUTE)
    stuck = await town.inside(lambda turn: turn.tx.find(ACTIONS, *where(state=ActionState.STUCK)))
    assert len(stuck) == 1
    assert "pick" not in str(stuck[0].act)
    assert NAMES[1] not in str(stuck[0].act)
    await town.close()


@run
async def test_whoever_is_forgotten_or_leaves_takes_their_ballot(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options=OPTIONS, secret="yes", closes="1 hour")
    for who, option in (("bob", NAMES[0]), ("juno", NAMES[1]), ("brann", NAMES[1])):
        await votes(town, who, option)
    await town.uses("bob", "forget_me")
    note = await newest(town, "bob")
    await town.do("bob", do="press", channel=note["channel"], message=note["id"], token=buttons(note)[0]["token"])

    async def leave(turn: Turn) -> None:
        rows = await turn.tx.find(VOTERS)
        await persons.left(turn, rows[0].person)

    await town.inside(leave)
    await town.later(HOUR + MINUTE)
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert (found.tally.counts, found.tally.voters) == ((0, 1, 0), 1)
    await town.close()


@run
async def test_two_accounts_of_one_person_have_one_ballot(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options=OPTIONS, secret="yes", closes="1 hour")
    await votes(town, "bob", NAMES[0])
    await votes(town, "juno", NAMES[1])

    async def unite(turn: Turn) -> None:
        rows = await turn.tx.find(VOTERS, order=("at", "person"))
        await persons.unite(turn, rows[0].person, rows[1].person)

    await town.inside(unite)
    await town.later(HOUR + MINUTE)
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert found.tally.voters == 1
    await town.close()
