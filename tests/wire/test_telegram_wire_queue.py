"""The queue of updates held against its law: whatever a bot does and however often it dies, nothing is lost."""

from __future__ import annotations

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from tests.wire.telegram.clock import Clock, Stir
from tests.wire.telegram.updates import DEFAULT, UpdateQueue

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("happens"), st.integers(1, 5)),
        st.tuples(st.just("polls"), st.integers(1, 100)),
        st.tuples(st.just("dies"), st.just(0)),
    ),
    max_size=40,
)


def fresh() -> UpdateQueue:
    """A queue without the brake on hasty pollers."""
    queue = UpdateQueue(Clock(), Stir())
    queue.paced = False
    return queue


@given(STEPS)
def test_what_is_kept_before_it_is_confirmed_comes_once_and_in_order(steps: list[tuple[str, int]]) -> None:
    async def play() -> None:
        queue, kept, happened, offset = fresh(), list[int](), 0, 0
        for step, number in steps:
            if step == "happens":
                for _ in range(number):
                    happened += 1
                    queue.add("message", {"n": happened}, 1)
            elif step == "polls":
                found = await queue.poll(offset, number, 0)
                kept += [one["message"]["n"] for one in found]
                offset = found[-1]["update_id"] + 1 if found else offset
            else:
                offset = 0  # a bot that forgot where it was is told again what it did not confirm
                kept = kept[: queue.confirmed]
        kept += [one["message"]["n"] for one in await queue.poll(offset, 100_000, 0)]
        assert kept == list(range(1, happened + 1))

    asyncio.run(play())


@given(st.lists(st.sampled_from([*sorted(DEFAULT), "chat_member", "nonsense"]), max_size=5))
def test_what_is_chosen_is_what_comes(names: list[str]) -> None:
    queue = fresh()
    queue.choose(names)
    known = {name for name in names if name != "nonsense"}
    assert queue.allowed == (known or DEFAULT)
    queue.choose(None)
    assert queue.allowed == (known or DEFAULT), "nothing given keeps the last choice"
