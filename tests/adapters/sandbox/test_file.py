"""A file that can't be used says so, and nothing is half done."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sandbox import Sandbox
from adapters.sandbox.people import set_muted
from adapters.sandbox.step import Step
from bot.domain.actions import SendMessage
from bot.domain.content import plain
from bot.domain.events import MessagePosted
from bot.domain.messages import ChannelRef
from bot.domain.results import Done, Later
from bot.domain.text import say
from bot.domain.time import HOUR
from bot.ports.store import StoreFault
from tests.adapters.sandbox.desk import TEXTS, house
from tests.kit.run import run

GENERAL = ChannelRef("sandbox", "lanternfall", "general")


@pytest.mark.parametrize("what", ["text", "folder", "cut"])
@run
async def test_what_is_no_database_is_told_with_its_path(what: str, tmp_path: Path) -> None:
    path = tmp_path / "sandbox.db"
    if what == "folder":
        path.mkdir()
    else:
        path.write_bytes(
            b"not a database at all, sorry. " * 500 if what == "text" else b"SQLite format 3\0" + b"\xff" * 900
        )
    sandbox = Sandbox(path, MemoryClock(), MemoryDice(1), TEXTS)
    with pytest.raises(StoreFault) as fault:
        await sandbox.open()
    for language in TEXTS.languages:
        assert str(path) in TEXTS.say(say(fault.value.key, detail=fault.value.detail), language)
    await sandbox.stop()


@run
async def test_a_step_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    async with house(tmp_path) as one:
        before = await one.sandbox.snapshot()

        def half(step: Step) -> None:
            set_muted(step, "bob", step.now + HOUR)
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            await one.sandbox.world.run(half)
        assert await one.sandbox.snapshot() == before


@run
async def test_a_full_disk_means_later_and_words_and_then_all_goes_on(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob:
        await one.sandbox.world.file.run(_full)
        act = SendMessage(GENERAL, plain("x" * 3900), "en", "n1")
        ends = [await one.sandbox.carry_out(replace(act, nonce=f"n{number}")) for number in range(20)]
        assert isinstance(ends[-1], Later)
        for _ in range(20):
            refused = await bob.do(do="send", channel="general", text="y" * 3900)
        assert not refused["ok"]
        assert "sandbox.db" in refused["error"]
        assert await one.sandbox.find_sent(GENERAL, "n19") is None
        await one.sandbox.world.file.run(_roomy)
        assert isinstance(await one.sandbox.carry_out(act), Done)
        assert (await bob.do(do="send", channel="general", text="hello"))["ok"]
        taken = [i.event.message.text for i in await one.core.until(1) if isinstance(i.event, MessagePosted)]
        shown = (await one.sandbox.snapshot())["messages"]
        assert isinstance(shown, dict)
        assert len(taken) <= sum(row[1] == "bob" for row in shown.values())


def _full(db: sqlite3.Connection) -> None:
    db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")


def _roomy(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA max_page_count = 1000000")
