"""What every alarm promises: it rings by the earliest time it was set to, and every now and then besides."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from itertools import pairwise
from typing import Any

import pytest

from adapters.alarm import SchedulerAlarm, scheduler
from adapters.memory import alarm as memory_alarm
from adapters.memory.alarm import MemoryAlarm
from adapters.memory.clock import MemoryClock
from adapters.system import SystemClock
from bot.domain.time import HOUR, SECOND
from bot.ports.alarm import Alarm
from bot.ports.clock import Clock

SOON = 20_000


class Bell:
    """Counts rings, and lets one wait for them."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.rings: list[int] = []
        self._rung = asyncio.Condition()

    async def ring(self) -> None:
        """One ring."""
        async with self._rung:
            self.rings.append(self.clock.now())
            self._rung.notify_all()

    async def wait(self, number: int) -> list[int]:
        """The times of the rings, once there are `number`."""
        async with self._rung:
            await asyncio.wait_for(self._rung.wait_for(lambda: len(self.rings) >= number), 20)
        return self.rings


@pytest.fixture(params=["memory", "scheduler"])
def play(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Plays a story on each alarm, whose sweep comes every `sweep` µs."""

    def whole(story: Callable[[Alarm, Bell], Awaitable[Any]], sweep: int = 10 * HOUR) -> Any:
        async def inside() -> Any:
            clock: Clock = MemoryClock(autojump=True) if request.param == "memory" else SystemClock()
            made: Alarm = (
                MemoryAlarm(clock, sweep) if request.param == "memory" else SchedulerAlarm(clock, sweep=sweep / SECOND)
            )
            bell = Bell(clock)
            made.ring(bell.ring)
            try:
                return await story(made, bell)
            finally:
                await made.stop()

        return asyncio.run(inside())

    return whole


def test_it_sweeps_at_once_and_again(play: Callable[..., Any]) -> None:
    async def story(alarm: Alarm, bell: Bell) -> int:
        await alarm.start()
        await alarm.start()
        return len(await bell.wait(3))

    assert play(story, SOON) >= 3


def test_it_rings_when_it_was_told_to(play: Callable[..., Any]) -> None:
    async def story(alarm: Alarm, bell: Bell) -> bool:
        await alarm.start()
        at = (await bell.wait(1))[0] + SOON
        alarm.set(at)
        return (await bell.wait(2))[1] >= at

    assert play(story)


def test_the_earliest_time_wins(play: Callable[..., Any]) -> None:
    async def story(alarm: Alarm, bell: Bell) -> bool:
        now = bell.clock.now()
        alarm.set(now + HOUR)
        await alarm.start()
        await bell.wait(1)
        alarm.set(bell.clock.now() + SOON)
        alarm.set(now + 2 * HOUR)
        return (await bell.wait(2))[1] < now + HOUR

    assert play(story)


@pytest.mark.parametrize("ago", [0, HOUR, 10**16])
def test_a_time_that_has_passed_rings_now(play: Callable[..., Any], ago: int) -> None:
    async def story(alarm: Alarm, bell: Bell) -> int:
        await alarm.start()
        await bell.wait(1)
        alarm.set(bell.clock.now() - ago)
        return len(await bell.wait(2))

    assert play(story) == 2


def test_it_can_be_set_while_it_rings(play: Callable[..., Any]) -> None:
    async def story(alarm: Alarm, bell: Bell) -> list[int]:
        async def ring_and_set() -> None:
            if len(bell.rings) < 4:
                alarm.set(bell.clock.now() + SOON)
            await bell.ring()

        alarm.ring(ring_and_set)
        await alarm.start()
        return await bell.wait(5)

    rings = play(story)
    # The scheduler counts in whole milliseconds and may ring one early; never twice at once.
    assert all(later - earlier >= SOON - 2_000 for earlier, later in pairwise(rings))


def test_it_is_silent_after_its_end(play: Callable[..., Any]) -> None:
    async def story(alarm: Alarm, bell: Bell) -> tuple[int, int]:
        await alarm.start()
        await bell.wait(1)
        alarm.set(bell.clock.now() + SOON)
        await alarm.stop()
        await alarm.stop()
        before = len(bell.rings)
        await bell.clock.sleep(4 * SOON)
        return before, len(bell.rings)

    before, after = play(story)
    assert before == after


def test_what_goes_wrong_in_a_ring_does_not_silence_it(
    play: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    async def story(alarm: Alarm, bell: Bell) -> int:
        async def ring_and_raise() -> None:
            await bell.ring()
            if len(bell.rings) < 3:
                raise ZeroDivisionError

        alarm.ring(ring_and_raise)
        await alarm.start()
        return len(await bell.wait(3))

    with caplog.at_level(logging.ERROR):
        assert play(story, SOON) >= 3
    assert "ZeroDivisionError" in caplog.text


def test_rings_never_overlap(play: Callable[..., Any]) -> None:
    async def story(alarm: Alarm, bell: Bell) -> int:
        inside, most = 0, 0

        async def slowly() -> None:
            nonlocal inside, most
            inside += 1
            most = max(most, inside)
            await bell.clock.sleep(3 * SOON)
            inside -= 1
            await bell.ring()

        alarm.ring(slowly)
        await alarm.start()
        for _ in range(5):
            alarm.set(bell.clock.now())
            await bell.clock.sleep(SOON)
        await bell.wait(2)
        return most

    assert play(story, SOON) == 1


def test_sweeps_are_at_most_thirty_seconds_apart() -> None:
    assert scheduler.SWEEP <= 30
    assert memory_alarm.SWEEP <= 30 * SECOND
