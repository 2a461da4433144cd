"""On the real store: a lesson stands with its decision or not at all, once, and what was learned outlives us."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sql import open_store
from bot.app.learning import capture
from tests.app.learning.schooling import learns, lessons, open_school, versions
from tests.app.learning.test_refresh import decide_five
from tests.app.moderating import case
from tests.kit.run import run
from tests.kit.town import Town


@run
async def test_what_was_learned_is_there_after_a_restart(tmp_path: Path) -> None:
    clock = MemoryClock()
    store = await open_store(tmp_path / "steward.db", clock=clock, dice=MemoryDice(1))
    town, _ = await open_school(tmp_path, store=store)
    await decide_five(town)
    await learns(town)
    rows, kept = await lessons(town), await versions(town)
    before = await town.inside(lambda turn: turn.desk.learned.of(turn))
    assert before.adaptation.lessons == 5
    await town.close()
    await store.close()
    store = await open_store(tmp_path / "steward.db", clock=clock, dice=MemoryDice(2))
    again = await Town.open(tmp_path / "again", store=store, clock=clock)
    after = await again.inside(lambda turn: again.core.desk.learned.of(turn))
    assert after == before
    assert (await lessons(again), await versions(again)) == (rows, kept)
    await again.close()
    await store.close()


@run
async def test_a_decision_that_is_rolled_back_takes_its_lesson_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, _ = await open_school(tmp_path)
    await town.says("kestrel", "you idiot")
    soon = capture.soon
    failing = [True]

    async def broken(turn: object) -> None:
        if failing:
            failing.pop()
            raise RuntimeError("the lights go out")
        await soon(turn)  # type: ignore[arg-type]  # as it was given

    monkeypatch.setattr(capture, "soon", broken)
    await town.presses("mira", "warn")
    await town.later(5_000_000)
    assert not failing
    assert not (await case(town, 1)).state.is_open
    assert [(one.head, one.violation) for one in await lessons(town)] == [("insult", True)]
    await town.close()
