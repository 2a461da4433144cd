"""The world of the sandbox: its file, its moment, who watches, and the way to the core."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from adapters.sandbox import founding
from adapters.sandbox.changes import Change, Running
from adapters.sandbox.delivery import Delivery
from adapters.sandbox.file import File, meta, set_meta
from adapters.sandbox.step import Step
from bot.ports.clock import Clock
from bot.ports.dice import Dice

T = TypeVar("T")
Watcher = Callable[[tuple[Change, ...]], None]


class World:
    """Steps run one after another; what they changed goes to every watcher after the commit."""

    def __init__(self, path: Path, clock: Clock, dice: Dice) -> None:
        self.clock = clock
        self.dice = dice
        self.file = File(path)
        self.delivery = Delivery(self.file, clock, "", lambda _why: self.publish((Running(),)))
        self._watchers: list[Watcher] = []
        self._open = False

    async def open(self) -> None:
        """Open the file and, the first time, found the community. Opening twice is once."""
        if self._open:
            return
        await self.file.open()
        self._open = True
        birth = f"{self.dice.id():x}"
        self.delivery.birth = await self.run(lambda step: _birth(step, birth))

    async def close(self) -> None:
        """Close the file."""
        if self._open:
            self._open = False
            await self.file.close()

    async def run(self, work: Callable[[Step], T]) -> T:
        """One step: commit, then tell the watchers, then wake the delivery."""
        now = self.clock.now()

        def whole(db: sqlite3.Connection) -> tuple[T, tuple[Change, ...]]:
            step = Step(db, now)
            value = work(step)
            return value, tuple(step.changes)

        value, changes = await self.file.run(whole)
        self.publish(changes)
        self.delivery.wake()
        return value

    def publish(self, changes: tuple[Change, ...]) -> None:
        """Tell everybody who watches."""
        if changes:
            for watcher in tuple(self._watchers):
                watcher(changes)

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Begin to watch; the value that comes back ends it."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)


def _birth(step: Step, birth: str) -> str:
    """The file's own name, in every event's id: events of another file are never taken for repeats of this one's."""
    known = meta(step.db, "birth")
    if known:
        return known
    set_meta(step.db, "birth", birth)
    founding.found(step)
    return birth
