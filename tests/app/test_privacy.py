"""Forgetting is proved by looking at every column of every table."""

from __future__ import annotations

from pathlib import Path

from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sql import open_store
from bot.app import audit
from bot.domain.time import DAY
from bot.ports.store import where
from bot.ports.tables import EVIDENCE, INBOX, MESSAGES
from tests.kit.run import run
from tests.kit.town import Town, words


@run
async def test_forget_me_leaves_nothing_in_any_column(tmp_path: Path) -> None:
    clock = MemoryClock()
    store = await open_store(tmp_path / "steward.db", clock=clock, dice=MemoryDice(1))
    town = await Town.open(tmp_path, store=store, clock=clock)
    await town.says("kestrel", "a thing only kestrel would say")
    await town.says("kestrel", "you liar, brann")
    await town.says("brann", "Kestrel, stop it")
    await town.presses("mira", "delwarn")
    assert await store.scan_columns(["Kestrel", "only kestrel would say"])
    await town.uses("kestrel", "forget_me")
    note = (await town.notes("kestrel"))[-1]
    token = note["content"]["buttons"][0]["token"]
    await town.do("kestrel", do="press", channel=note["channel"], message=note["id"], token=token)
    found = await store.scan_columns(["Kestrel", "kestrel", "only kestrel would say", "you liar"])
    assert found == (), found
    assert await store.read(lambda tx: audit.verify(tx, town.community)) is None
    await town.close()
    await store.close()


@run
async def test_mydata_names_what_is_kept(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.says("kestrel", "hello there")
    await town.says("kestrel", "you liar")
    await town.presses("mira", "warn")
    await town.uses("kestrel", "mydata")
    shown = words((await town.notes("kestrel"))[-1])
    assert "Kestrel" in shown
    assert "2 texts, each kept for 30 days" in shown
    assert "A warning of" in shown
    await town.close()


@run
async def test_time_forgets_texts_but_not_open_cases(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.says("kestrel", "you liar")
    await town.says("brann", "you idiot")
    await town.presses("mira", "delete", (await town.cards("ada"))[0])
    await town.later(40 * DAY)

    async def left(turn: object) -> tuple[int, int, int]:
        tx = turn.tx  # type: ignore[attr-defined]  # a Turn
        mine = where(community=town.community)
        return await tx.count(MESSAGES, *mine), await tx.count(EVIDENCE, *mine), await tx.count(INBOX, *mine)

    messages, evidence, inbox = await town.inside(left)
    assert (messages, inbox) == (0, 0)
    assert evidence == 1, "the evidence of the case that still waits for a decision"
    await town.close()
