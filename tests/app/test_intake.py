"""Intake: what arrives together is written together, each event answers for itself, and nothing is lost."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.app.intake import Intake
from bot.app.seeding import PLACE
from bot.domain.events import Incoming, MessagePosted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.records import InboxState
from bot.ports.store import StoreFault, Tx, where
from bot.ports.tables import INBOX, MESSAGES
from tests.kit.run import run
from tests.kit.town import Town


async def opened(folder: Path) -> Town:
    """A town whose place is known already."""
    town = await Town.open(folder)
    assert await town.core.intake.accept(posted(town, "0", "hello"))
    await town.idle()
    return town


def posted(town: Town, number: str, text: str) -> Incoming:
    """A message of bob's."""
    ref = MessageRef(ChannelRef("sandbox", PLACE, "general"), f"m{number}")
    message = Message(ref, Author(AccountRef("sandbox", "bob"), "Bob"), text, town.clock.now(), "general")
    return Incoming("sandbox", f"e{number}", "sandbox", PLACE, MessagePosted(message))


class Counting:
    """The town's store, which counts what is handed to `write` and can be told to fail."""

    def __init__(self, store: Any) -> None:
        self.store = store
        self.writes = 0
        self.broken: Exception | None = None
        self.refused = ""

    async def write(self, body: Any) -> Any:
        self.writes += 1
        if self.broken is not None:
            raise self.broken
        return await self.store.write(lambda tx: body(Picky(tx, self.refused)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


class Picky:
    """A transaction that can't hold one event."""

    def __init__(self, tx: Tx, refused: str) -> None:
        self.tx, self.refused = tx, refused

    async def add(self, table: Any, row: Any) -> bool:
        if self.refused and table is INBOX and row.external_id == self.refused:
            raise ValueError("this can't be stored")
        return await self.tx.add(table, row)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tx, name)


def counting(town: Town) -> Counting:
    """Put a counting store before intake alone."""
    store = Counting(town.core.desk.store)
    town.core.intake._desk = replace(town.core.desk, store=store)
    return store


@run
async def test_what_arrives_in_one_turn_of_the_loop_is_written_by_one_body(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    store = counting(town)
    fresh = await asyncio.gather(*(town.core.intake.accept(posted(town, str(n), "hi")) for n in range(1, 41)))
    assert fresh == [True] * 40
    assert store.writes == 1
    await town.idle()
    rows = await town.core.desk.store.read(lambda tx: tx.find(INBOX, order=("seq",)))
    assert [row.external_id for row in rows if row.external_id.startswith("e")] == [f"e{n}" for n in range(41)]
    assert await town.core.desk.store.read(lambda tx: tx.count(MESSAGES, *where(channel="general"))) >= 41
    await town.close()


@run
async def test_a_repeat_says_so_beside_what_is_new(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    once = posted(town, "1", "hi")
    answers = [town.core.intake.accept(one) for one in (once, posted(town, "0", "hello"), once)]
    assert [await one for one in answers] == [True, False, False]
    await town.close()


@run
async def test_an_event_that_cannot_be_stored_fails_alone(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    store = counting(town)
    store.refused = "e2"
    answers = [asyncio.ensure_future(town.core.intake.accept(posted(town, str(n), "hi"))) for n in range(1, 4)]
    done = await asyncio.gather(*answers, return_exceptions=True)
    assert done[0] is True
    assert isinstance(done[1], ValueError)
    assert done[2] is True
    await town.idle()
    stored = await town.core.desk.store.read(lambda tx: tx.find(INBOX, *where(source="sandbox")))
    assert {"e1", "e3"} <= {row.external_id for row in stored}
    await town.close()


@run
async def test_a_store_that_cannot_work_is_told_to_everybody_who_waits(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    store = counting(town)
    store.broken = StoreFault("store-full", "disk")
    answers = [asyncio.ensure_future(town.core.intake.accept(posted(town, str(n), "hi"))) for n in range(1, 4)]
    done = await asyncio.gather(*answers, return_exceptions=True)
    assert [type(one) for one in done] == [StoreFault] * 3
    assert len({id(one) for one in done}) == 3
    store.broken = None
    assert await town.core.intake.accept(posted(town, "1", "hi"))
    await town.close()


@run
async def test_one_who_stops_waiting_loses_nothing(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    answer = asyncio.ensure_future(town.core.intake.accept(posted(town, "1", "you are an idiot")))
    answer.cancel()
    await asyncio.sleep(0)
    await town.idle()
    assert len(await town.cards()) == 1
    await town.close()


class Gated:
    """A store whose writes wait, each for its own gate."""

    def __init__(self, store: Any) -> None:
        self._store, self.gates = store, [asyncio.Event() for _ in range(9)]
        self._next = iter(self.gates)

    async def write(self, body: Any) -> Any:
        """After the next gate."""
        await next(self._next).wait()
        return await self._store.write(body)


@run
async def test_the_first_events_of_a_place_keep_their_order(tmp_path: Path) -> None:
    """Found by the kill loop: what came while a place's community was looked up a second time was overtaken."""
    town = await Town.open(tmp_path)
    store = Gated(town.core.desk.store)
    intake = Intake(replace(town.core.desk, store=store), town.core.lanes)
    tasks = [asyncio.create_task(_accept(intake, number)) for number in range(2)]
    await asyncio.sleep(0)
    store.gates[0].set()
    await town.clock.settle()
    tasks.append(asyncio.create_task(_accept(intake, 2)))
    await asyncio.sleep(0)
    for gate in store.gates:
        gate.set()
    assert await asyncio.gather(*tasks) == [True, True, True]

    async def look(tx: Tx) -> list[str]:
        return [row.external_id for row in await tx.find(INBOX, *where(source="order"), order=("seq",))]

    assert await town.core.desk.store.read(look) == ["0", "1", "2"]
    await town.close()


async def _accept(intake: Intake, number: int) -> bool:
    return await intake.accept(elsewhere(number))


def elsewhere(number: int) -> Incoming:
    """A message in a place that nobody has met yet."""
    ref = MessageRef(ChannelRef("sandbox", "elsewhere", "general"), str(number))
    author = Author(AccountRef("sandbox", "juno"), "Juno")
    return Incoming(
        "order", str(number), "sandbox", "elsewhere", MessagePosted(Message(ref, author, "hi", 1, "general"))
    )


@run
async def test_what_comes_while_all_ends_is_stored_and_begins_no_worker(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.core.stop()
    assert await town.core.intake.accept(posted(town, "late", "you are an idiot"))
    await asyncio.sleep(0)
    assert not [task for task in asyncio.all_tasks() if task.get_name().startswith("lane-")]
    rows = await town.core.desk.store.read(lambda tx: tx.find(INBOX, *where(state=InboxState.NEW)))
    assert [row.external_id for row in rows] == ["elate"]
    await town.sandbox.stop()
