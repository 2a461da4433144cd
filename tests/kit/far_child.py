"""The core in a process of its own, over a real store, for a platform that survives it."""

from __future__ import annotations

import asyncio
import sys
from itertools import count
from pathlib import Path
from typing import Any

from adapters.alarm import SchedulerAlarm
from adapters.fluent import load_texts
from adapters.sql import open_store
from adapters.system import SystemClock, SystemDice
from bot.app.core import Core
from bot.app.desk import Desk
from bot.app.policies import Policies
from bot.app.scoring import Scoring
from bot.app.seeding import seed
from bot.domain.actions import Act
from bot.domain.commands import Command
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.native import NativeRule
from bot.domain.people import AccountRef, Rights
from bot.domain.results import Refused, Result
from bot.ports.platform import Accept, Channel, Home, Limits, Trouble
from rules.file import ReadOptions
from tests.kit.survivor import MODERATOR, PLATFORM, frame, read_frame
from tests.kit.town import Unscored


class FarPlatform:
    """Forwards every call to the survivor."""

    name = PLATFORM
    limits = Limits()

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._numbers = count(1)
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self, accept: Accept) -> None:
        """Ask for what was not acknowledged."""
        self._writer.write(frame(("ready",)))
        self._accept = accept

    async def read(self) -> None:
        """Replies and events, until the other side is gone."""
        while True:
            kind, number, value = await read_frame(self._reader)
            if kind == "reply":
                self._waiting.pop(number).set_result(value)
            else:
                task = asyncio.create_task(self._take(number, value))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def _take(self, number: int, incoming: Any) -> None:
        await self._accept(incoming)
        self._writer.write(frame(("ack", number)))

    async def _ask(self, verb: str, *args: Any) -> Any:
        number = next(self._numbers)
        self._waiting[number] = asyncio.get_running_loop().create_future()
        self._writer.write(frame(("call", number, verb, args)))
        return await self._waiting[number]

    async def ended(self) -> None:
        """It has no end."""
        await asyncio.Event().wait()

    async def stop(self) -> None:
        """Nothing to end."""

    def able(self, act: Act) -> Refused | None:
        """Everything."""
        return None

    async def carry_out(self, act: Act) -> Result:
        """One call."""
        result: Result = await self._ask("carry_out", act)
        return result

    async def rights(self, place: str, account: AccountRef, channel: str = "") -> Rights | None:
        """Now."""
        rights: Rights = await self._ask("rights", place, account, channel)
        return rights

    async def own_rights(self, place: str) -> Rights | None:
        """Not needed here."""
        return None

    async def find_sent(self, channel: ChannelRef, nonce: str) -> MessageRef | None:
        """In the survivor's history."""
        ref: MessageRef | None = await self._ask("find_sent", channel, nonce)
        return ref

    async def channels(self, place: str) -> tuple[Channel, ...]:
        """Not needed here."""
        return ()

    async def channel(self, ref: ChannelRef) -> Channel | None:
        """Not needed here."""
        return None

    async def home(self, place: str) -> Home | None:
        """Not needed here."""
        return None

    async def places(self) -> tuple[str, ...]:
        """Not needed here."""
        return ()

    async def native_rules(self, place: str) -> tuple[NativeRule, ...]:
        """There are none here."""
        return ()

    def link(self, ref: MessageRef) -> str:
        """Nothing here has an address."""
        return ""

    def invitation(self) -> str:
        """There is none here."""
        return ""

    async def people(self, place: str, query: str) -> tuple[AccountRef, ...]:
        """Not needed here."""
        return ()

    async def staff(self, place: str, roles: frozenset[str] = frozenset()) -> tuple[AccountRef, ...]:
        """One moderator."""
        return (MODERATOR,)

    async def troubles(self, place: str) -> tuple[Trouble, ...]:
        """None."""
        return ()

    async def publish(self, commands: tuple[Command, ...]) -> None:
        """Nobody looks."""


async def main(folder: Path, socket: Path, rules: str) -> None:
    """Run until killed."""
    clock, dice = SystemClock(), SystemDice()
    store = await open_store(folder / "steward.db", clock=clock, dice=dice, note="kill loop")
    reader, writer = await asyncio.open_unix_connection(socket)
    platform = FarPlatform(reader, writer)
    desk = Desk(
        store=store, clock=clock, dice=dice, texts=load_texts(), platforms={PLATFORM: platform},
        policies=Policies({"gaming": rules}, ReadOptions()), scoring=Scoring(Unscored()), alarm=SchedulerAlarm(clock),
    )  # fmt: skip
    core = Core(desk)
    await seed(desk, PLATFORM)
    reading = asyncio.create_task(platform.read())
    await core.start()
    await core.open(platform)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await reading


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]).read_text("utf-8")))
