"""Any sequence of transactions leaves the memory store and the SQLite store alike, and tells the same."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from bot.domain.people import Standing
from bot.ports.store import Tx, Where
from tests.contracts.things import THINGS, Keeper, Mood, thing

NAMES = st.sampled_from(["", "a", "b", "ab", "Ж", "\0", "\ud800", "é", "a b"])
NUMBERS = st.sampled_from([None, -(2**63), -1, 0, 1, 2, 2**63 - 1])
COLUMNS: dict[str, st.SearchStrategy[Any]] = {
    "community": st.integers(1, 2),
    "name": NAMES,
    "number": NUMBERS,
    "ratio": st.sampled_from([None, -1.5, 0.0, 1, 2.5, float("inf")]),
    "flag": st.booleans(),
    "mood": st.sampled_from(Mood),
    "standing": st.sampled_from([None, *Standing]),
    "data": st.sampled_from([b"", b"\0", b"ab"]),
    "word": st.none() | NAMES,
    "pairs": st.sampled_from([(), (("a", 1),), (("\0", 2),)]),
}
ROW = st.builds(
    lambda values: replace(thing(values["name"]), **values),
    st.fixed_dictionaries(COLUMNS),
)
ORDERED = sorted(set(COLUMNS) - {"pairs"})


@st.composite
def conditions(draw: st.DrawFn, least: int = 0) -> tuple[Where, ...]:
    """Some conditions on columns."""
    made = []
    for name in draw(st.lists(st.sampled_from(sorted(COLUMNS)), min_size=least, max_size=2)):
        op = draw(st.sampled_from(["=", "!=", "<", "<=", ">", ">=", "in"]))
        value = draw(st.lists(COLUMNS[name], max_size=3) if op == "in" else COLUMNS[name])
        made.append(Where(name, op, value))
    return tuple(made)


ORDER = st.lists(st.sampled_from([*ORDERED, *(f"-{one}" for one in ORDERED)]), max_size=3).map(tuple)
CHANGES = st.fixed_dictionaries({}, optional={name: COLUMNS[name] for name in ("number", "mood", "pairs", "word")})
STEP = st.one_of(
    st.tuples(st.just("add"), ROW),
    st.tuples(st.just("put"), ROW),
    st.tuples(st.just("drop"), conditions(least=1)),
    st.tuples(st.just("change"), conditions(least=1), CHANGES),
    st.tuples(st.just("find"), conditions(), ORDER, st.none() | st.integers(0, 3)),
    st.tuples(st.just("count"), conditions()),
    st.tuples(st.just("next"), st.integers(1, 2), NAMES),
    st.tuples(st.just("get"), st.integers(1, 2), NAMES),
    st.tuples(st.just("fail")),
)


async def play(tx: Tx, step: tuple[Any, ...]) -> Any:
    """One step of a body; a refusal is told by its kind."""
    try:
        match step:
            case "add", row:
                return await tx.add(THINGS, row)
            case "put", row:
                return await tx.put(THINGS, row)
            case "drop", tests:
                return await tx.drop(THINGS, *tests)
            case "change", tests, values:
                return await tx.change(THINGS, tests, **values)
            case "find", tests, order, limit:
                order = order or (("name",) if limit is not None else ())
                return await tx.find(THINGS, *tests, order=order, limit=limit)
            case "count", tests:
                return await tx.count(THINGS, *tests)
            case "next", community, name:
                return await tx.next(community, name)
            case "get", community, name:
                return await tx.get(THINGS, community, name)
    except ValueError:
        return "refused"
    raise ZeroDivisionError


class Alike(RuleBasedStateMachine):
    """The two stores, side by side."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="steward-test-")
        self._runner = asyncio.Runner()
        self._keepers = [Keeper(kind, Path(self._folder.name)) for kind in ("memory", "sqlite")]
        for keeper in self._keepers:
            self._runner.run(keeper.open())

    @rule(bodies=st.lists(st.lists(STEP, max_size=6), min_size=1, max_size=4))
    def write_together(self, bodies: list[list[Any]]) -> None:
        """Several bodies in flight at once."""
        told = [self._runner.run(self._write(keeper, bodies)) for keeper in self._keepers]
        assert told[0] == told[1]

    @rule(step=STEP.filter(lambda step: step[0] in ("find", "count", "get")))
    def read(self, step: tuple[Any, ...]) -> None:
        """One read."""
        told = [self._runner.run(keeper.store.read(lambda tx: play(tx, step))) for keeper in self._keepers]
        assert told[0] == told[1]

    async def _write(self, keeper: Keeper, bodies: list[list[Any]]) -> list[Any]:
        def body_of(steps: list[Any]) -> Any:
            async def body(tx: Tx) -> list[Any]:
                return [await play(tx, step) for step in steps]

            return body

        told = await asyncio.gather(*(keeper.store.write(body_of(one)) for one in bodies), return_exceptions=True)
        return [repr(one) if isinstance(one, BaseException) else one for one in told]

    def teardown(self) -> None:
        """All rows alike, then close."""
        rows = [self._runner.run(keeper.store.read(lambda tx: tx.find(THINGS))) for keeper in self._keepers]
        for keeper in self._keepers:
            self._runner.run(keeper.store.close())
        self._runner.close()
        self._folder.cleanup()
        assert rows[0] == rows[1]


TestAlike = pytest.mark.timeout(300)(Alike.TestCase)  # many small stores: minutes on a busy disk
TestAlike.settings = settings(max_examples=40, stateful_step_count=12, deadline=None)
