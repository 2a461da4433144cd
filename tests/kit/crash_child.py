"""The core in a process of its own, on a clock that is put on, which kills itself once at a named point.

Points: "claim" (the due item is about to be claimed), "claimed" (claimed and decided, not committed), "prepared"
(marked as being sent, not sent), "recording" (sent, its record not committed), "deciding" (an errand's decision not
committed). The survivor kills between the platform's acceptance and its answer.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from adapters.alarm import SchedulerAlarm
from adapters.fluent import load_texts
from adapters.sql import open_store
from adapters.system import SystemClock, SystemDice
from bot.app import aftermath, due
from bot.app.core import Core
from bot.app.desk import Desk
from bot.app.dispatch import Dispatch
from bot.app.engage import verbs
from bot.app.engage.errands import DeskErrand
from bot.app.engage.floors import TurnFloor
from bot.app.policies import Policies
from bot.app.scoring import Scoring
from bot.app.seeding import seed
from bot.app.turn import Turn, take_turn
from bot.ports.store import where
from bot.ports.tables import DUE
from rules.file import ReadOptions
from tests.kit.crash_scenes import SCENES
from tests.kit.far_child import FarPlatform
from tests.kit.survivor import PLATFORM
from tests.kit.town import INSULT, Unscored


class PutOn(SystemClock):
    """The machine's clock, put on by so many µs."""

    def __init__(self, by: int) -> None:
        self._by = by

    def now(self) -> int:
        """Microseconds since the epoch, put on."""
        return super().now() + self._by


class Death:
    """Kills this process at one point, once in the life of a folder."""

    def __init__(self, folder: Path, point: str, kind: str) -> None:
        self._mark = folder / "died"
        self.point, self.kind = point, kind

    def comes(self) -> None:
        """Now, unless it came before."""
        if not self._mark.exists():
            self._mark.write_text(self.point, "utf-8")
            os.kill(os.getpid(), signal.SIGKILL)

    def before(self, owner: Any, name: str, counts: Callable[..., bool]) -> None:
        """Before a coroutine function runs."""
        inner: Callable[..., Awaitable[Any]] = getattr(owner, name)

        async def wrapped(*args: Any, **more: Any) -> Any:
            if counts(*args):
                self.comes()
            return await inner(*args, **more)

        setattr(owner, name, wrapped)

    def after(self, owner: Any, name: str, counts: Callable[..., bool]) -> None:
        """When it has run, before whatever it ran in is committed."""
        inner: Callable[..., Awaitable[Any]] = getattr(owner, name)

        async def wrapped(*args: Any, **more: Any) -> Any:
            result = await inner(*args, **more)
            if counts(*args):
                self.comes()
            return result

        setattr(owner, name, wrapped)

    def lurks(self) -> None:
        """At its point."""
        match self.point:
            case "claim":
                self.before(due.DueItems, "_one", lambda _, row: row.kind == self.kind)
            case "claimed":
                self.after(due, "_carry_out", lambda _, row, __: row.kind == self.kind)
            case "prepared":
                self.before(Dispatch, "_call", lambda _, row: row.verb in verbs.ALL)
            case "recording":
                self.after(aftermath, "record", lambda _, row, __: row.verb in verbs.ALL)
            case "deciding":
                self._in_an_errand()

    def _in_an_errand(self) -> None:
        inner = DeskErrand.write

        async def wrapped(errand: DeskErrand, deed: Callable[[Any], Awaitable[Any]]) -> Any:
            async def then_die(floor: Any) -> Any:
                result = await deed(floor)
                self.comes()
                return result

            return await inner(errand, then_die)

        DeskErrand.write = wrapped  # type: ignore[method-assign,assignment]  # the point of death


async def main(folder: Path, socket: Path, scene: str, point: str) -> None:
    """Run until killed. Without a point the scene is set up, and the time of what is due written down."""
    ahead = folder / "ahead"
    clock = PutOn(int(ahead.read_text("utf-8")) if point else 0)
    store = await open_store(folder / "steward.db", clock=clock, dice=SystemDice(), note="crash matrix")
    reader, writer = await asyncio.open_unix_connection(socket)
    platform = FarPlatform(reader, writer)
    desk = Desk(
        store=store, clock=clock, dice=SystemDice(), texts=load_texts(), platforms={PLATFORM: platform},
        policies=Policies({"gaming": INSULT}, ReadOptions()), scoring=Scoring(Unscored()), alarm=SchedulerAlarm(clock),
    )  # fmt: skip
    core = Core(desk)
    community = await seed(desk, PLATFORM)
    reading = asyncio.create_task(platform.read())
    kind = SCENES[scene].due_kind
    if point:
        Death(folder, point, kind).lurks()
    await core.start()
    await core.open(platform)
    if not point:

        async def set_up(turn: Turn) -> int:
            await SCENES[scene].set_up(TurnFloor(turn))
            rows = await turn.tx.find(DUE, *where(community=turn.id, kind=kind)) if kind else []
            return rows[0].at - turn.now if rows else 0

        left = await take_turn(desk, community, set_up)
        ahead.write_text(str(left + 200_000 if left else 0), "utf-8")
        await core.idle()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await reading


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4] if len(sys.argv) > 4 else ""))
