"""What the owner does with requests: carried out once, answered, or refused; imports go on where they were."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.mailbox import Mailbox, post
from adapters.memory.alarm import MemoryAlarm
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.memory.store import MemoryStore
from bot import bootstrap
from bot.app import audit, importing
from bot.app.core import Core
from bot.app.desk import Desk
from bot.app.importing import import_history, merged
from bot.app.operator import KEPT, Operator, answer_to, bring, do
from bot.app.people import find_person, person_of
from bot.app.places import found_community
from bot.app.turn import Turn, take_turn
from bot.domain.decisions import ActionState
from bot.domain.events import Event, OperatorAsked
from bot.domain.people import AccountRef, Author
from bot.domain.records import InboxRow, InboxState
from bot.ports.store import where
from bot.ports.tables import INBOX, MARKS
from tests.kit.exports import Said, telegram_export, write
from tests.kit.run import run

COMMUNITY = 5


async def opened() -> Desk:
    """A desk over a store in memory, with one community."""
    clock = MemoryClock()
    desk = bootstrap.build_desk(MemoryStore(), clock, MemoryDice(7), MemoryAlarm(clock), [])
    await desk.store.write(
        lambda tx: found_community(tx, COMMUNITY, "Lantern", "en", "telegram", "-10077", clock.now())
    )
    return desk


def exported(folder: Path, count: int, name: str = "result.json") -> Path:
    """A chat in which one person joins and writes."""
    lines = [Said(1, 1, join=True), *(Said(n, 1, f"line {n}", n) for n in range(2, count + 2))]
    return write(folder / name, telegram_export(lines))


async def count_of(desk: Desk) -> int | None:
    """How many messages of person 1 are counted."""
    found = await take_turn(desk, COMMUNITY, lambda turn: find_person(turn, AccountRef("telegram", "1")))
    return found.messages if found else None


@run
async def test_a_request_goes_through_the_inbox_and_is_answered(tmp_path: Path) -> None:
    desk = await opened()
    core = Core(desk)
    await core.start()
    person = await take_turn(
        desk, COMMUNITY, lambda turn: person_of(turn, Author(AccountRef("telegram", "1"), "Ann"), wrote=True)
    )
    operator = Operator(desk, core.intake.accept, bootstrap.history)
    letter = post(tmp_path, "001", "forget", COMMUNITY, {"person": str(person.id)})
    await Mailbox(tmp_path, desk.clock).look(operator.carry)
    await core.idle()
    assert not letter.exists()
    answer = await desk.store.read(lambda tx: answer_to(tx, COMMUNITY, "001"))
    assert answer is not None
    assert answer["outcome"] == "done"
    assert await count_of(desk) is None
    again = OperatorAsked("forget", COMMUNITY, (("person", str(person.id)),), 0)
    assert await operator.carry("001", again), "a crash before the letter was taken away brings it twice"
    await core.idle()
    assert await desk.store.read(lambda tx: answer_to(tx, COMMUNITY, "001")) == answer
    await core.stop()


@run
async def test_what_nobody_here_can_do_is_refused() -> None:
    desk = await opened()

    async def never(incoming: object) -> bool:
        raise AssertionError("nothing is accepted")

    operator = Operator(desk, never, bootstrap.history)
    assert not await operator.carry("001", OperatorAsked("dance", COMMUNITY, (), 0))
    assert not await operator.carry("002", OperatorAsked("forget", 6, (), 0))


@pytest.mark.parametrize("person", ["", "x", "-1", "9" * 30, "12345"])
def test_forgetting_nobody_is_an_answer(person: str) -> None:
    async def whole() -> None:
        desk = await opened()
        answer = await do(desk, OperatorAsked("forget", COMMUNITY, (("person", person),), 0))
        assert answer == {"outcome": "nobody", "rows": 0}

    asyncio.run(whole())


@run
async def test_answers_are_kept_for_a_week() -> None:
    desk = await opened()
    clock = desk.clock
    assert isinstance(clock, MemoryClock)
    for name in ("first", "second"):
        await do(desk, OperatorAsked("forget", COMMUNITY, (("request", name),), 0))
        clock.advance(KEPT + 1)
    assert await desk.store.read(lambda tx: answer_to(tx, COMMUNITY, "first")) is None
    assert await desk.store.read(lambda tx: answer_to(tx, COMMUNITY, "second")) is not None


@run
async def test_what_was_set_aside_is_tried_again() -> None:
    desk = await opened()
    row = InboxRow(
        "x", "1", COMMUNITY, 1, "talk", "", "", OperatorAsked("forget", COMMUNITY, (), 0), InboxState.STUCK, 3, "", 0
    )
    await desk.store.write(lambda tx: tx.add(INBOX, row))
    answer = await do(desk, OperatorAsked("retry", COMMUNITY, (), 0))
    assert answer == {"outcome": "done", "rows": 1}
    found = await desk.store.read(lambda tx: tx.find(INBOX, *where(state=InboxState.NEW)))
    assert [(one.tries, one.state) for one in found] == [(0, InboxState.NEW)]
    assert ActionState.STUCK.value == "stuck"


class Breaking:
    """A history whose reading is cut off after some events, as by a crash."""

    def __init__(self, path: Path, after: int) -> None:
        self._whole = bootstrap.history(path)
        self.kind, self.path = self._whole.kind, path
        self._after = after
        self.readings = 0

    def events(self) -> Iterator[tuple[Event, int]]:
        """The first reading (the survey) is whole, later ones break off."""
        self.readings += 1
        for number, one in enumerate(self._whole.events()):
            if self.readings > 1 and number == self._after:
                raise ConnectionError("the process dies here")
            yield one


@run
async def test_an_interrupted_import_goes_on_where_it_stopped(tmp_path: Path) -> None:
    desk = await opened()
    path = exported(tmp_path, 3 * importing.CHUNK)
    with pytest.raises(ConnectionError):
        await import_history(desk, COMMUNITY, Breaking(path, 2 * importing.CHUNK + 5))
    assert await count_of(desk) == 2 * importing.CHUNK - 1, "whole chunks, and the joining"
    got = await import_history(desk, COMMUNITY, bootstrap.history(path))
    assert got is not None
    assert got.messages == importing.CHUNK + 1
    assert await count_of(desk) == 3 * importing.CHUNK
    assert await import_history(desk, COMMUNITY, bootstrap.history(path)) is None


@run
async def test_an_import_is_on_record_without_names(tmp_path: Path) -> None:
    desk = await opened()
    path = exported(tmp_path, 3)
    await bring(desk, OperatorAsked("import", COMMUNITY, (("path", str(path)),), 0), bootstrap.history)

    async def looked(turn: Turn) -> Any:
        return await audit.verify(turn.tx, turn.id), await turn.tx.find(MARKS, *where(community=turn.id))

    broken, marks = await take_turn(desk, COMMUNITY, looked)
    assert broken is None
    assert not any("Person" in f"{mark.name} {mark.value}" for mark in marks)


SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 20)).map(lambda one: (one[0], sum(one))), max_size=12)


@given(SPANS)
def test_merged_spans_cover_the_same_times(spans: list[tuple[int, int]]) -> None:
    def covered(some: list[tuple[int, int]]) -> set[int]:
        return {at for first, last in some for at in range(first, last + 1)}

    whole = merged(spans)
    assert covered(whole) == covered(spans)
    assert all(earlier[1] < later[0] for earlier, later in pairwise(whole))
