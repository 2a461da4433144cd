"""What every clock promises, and what the settable one promises beyond it."""

from __future__ import annotations

import asyncio
import time

import pytest

from adapters.memory.clock import START, MemoryClock
from adapters.system import SystemClock
from bot.domain.time import DAY, HOUR, SECOND
from bot.ports.clock import Clock


@pytest.fixture(params=["memory", "system"])
def clock(request: pytest.FixtureRequest) -> Clock:
    """A clock of each kind; the memory one jumps by itself."""
    return MemoryClock(autojump=True) if request.param == "memory" else SystemClock()


def test_now_is_whole_microseconds_of_this_age(clock: Clock) -> None:
    assert isinstance(clock.now(), int)
    assert 1_700_000_000 * SECOND < clock.now() < 4_000_000_000 * SECOND


def test_a_sleep_takes_its_time_on_that_clock(clock: Clock) -> None:
    begun = clock.now()
    asyncio.run(clock.sleep(2_000))
    assert clock.now() - begun >= 1_900  # the machine's two clocks may differ by a trifle


@pytest.mark.parametrize("length", [0, -5, -DAY])
def test_a_sleep_of_nothing_returns(clock: Clock, length: int) -> None:
    async def story() -> bool:
        await asyncio.wait_for(clock.sleep(length), 5)
        return True

    assert asyncio.run(story())


def test_sleepers_wake_in_the_order_of_their_times(clock: Clock) -> None:
    async def story() -> list[int]:
        woken: list[int] = []

        async def sleeper(length: int) -> None:
            await clock.sleep(length)
            woken.append(length)

        await asyncio.gather(*(sleeper(length) for length in (60_000, 1_000, 30_000)))
        return woken

    assert asyncio.run(story()) == [1_000, 30_000, 60_000]


def test_the_system_clock_is_the_machines() -> None:
    before = time.time_ns() // 1000
    assert before <= SystemClock().now() <= time.time_ns() // 1000


def test_the_settable_clock_stands_still_until_it_is_set() -> None:
    async def story() -> list[object]:
        clock = MemoryClock()
        sleeping = asyncio.ensure_future(clock.sleep(HOUR))
        await clock.settle()
        told: list[object] = [clock.now() == START, sleeping.done()]
        clock.advance(HOUR - 1)
        await clock.settle()
        told.append(sleeping.done())
        clock.set(START - DAY)
        await clock.settle()
        told += [sleeping.done(), clock.now() == START - DAY]
        clock.set(START + HOUR)
        await asyncio.wait_for(sleeping, 5)
        return told

    assert asyncio.run(story()) == [True, False, False, False, True]


def test_running_stops_at_every_sleeper() -> None:
    async def story() -> list[int]:
        clock = MemoryClock(0)
        seen: list[int] = []

        async def every(length: int) -> None:
            while True:
                await clock.sleep(length)
                seen.append(clock.now())

        tasks = [asyncio.ensure_future(every(10)), asyncio.ensure_future(every(25))]
        await clock.run(60)
        for task in tasks:
            task.cancel()
        assert clock.now() == 60
        return seen

    assert asyncio.run(story()) == [10, 20, 25, 30, 40, 50, 50, 60]


def test_a_day_passes_at_once_when_it_jumps_by_itself() -> None:
    async def story() -> int:
        clock = MemoryClock(0, autojump=True)
        for _ in range(24):
            await clock.sleep(HOUR)
        return clock.now()

    assert asyncio.run(story()) == DAY


def test_who_gives_up_sleeping_holds_nobody_up() -> None:
    async def story() -> int:
        clock = MemoryClock(0, autojump=True)
        early = asyncio.ensure_future(clock.sleep(5))
        early.cancel()
        await clock.sleep(10)
        return clock.now()

    assert asyncio.run(story()) == 10
