"""Stores for the operator's verbs to work on, made as their owner would make them."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from bot import bootstrap
from bot.app.core import Core
from bot.app.desk import Desk
from bot.app.operator import Operator
from bot.app.people import find_person, person_of
from bot.app.places import found_community
from bot.app.turn import Turn, take_turn
from bot.domain.people import AccountRef, Author, Person
from bot.domain.records import StoredMessage
from bot.ports.tables import MESSAGES

T = TypeVar("T")


def on_store(folder: Path, deed: Callable[[Desk], Awaitable[T]]) -> T:
    """Do something as the owner of a folder's store, made if need be."""

    async def whole() -> T:
        async with bootstrap.owned(folder, "a test") as desk:
            return await deed(desk)

    return asyncio.run(whole())


def found(folder: Path, name: str = "Lantern", place: str = "-10077") -> int:
    """A community of Telegram; its id."""

    async def deed(desk: Desk) -> int:
        number, now = desk.dice.id(), desk.clock.now()
        await desk.store.write(lambda tx: found_community(tx, number, name, "en", "telegram", place, now))
        return number

    return on_store(folder, deed)


def in_turn(folder: Path, community: int, deed: Callable[[Turn], Awaitable[Any]]) -> Any:
    """Do something inside one turn of a community."""
    return on_store(folder, lambda desk: take_turn(desk, community, deed))


def heard(folder: Path, community: int, account: str, name: str, text: str, platform: str = "telegram") -> int:
    """Somebody has written; their person id."""

    async def deed(turn: Turn) -> int:
        person = await person_of(turn, Author(AccountRef(platform, account), name), wrote=True)
        row = StoredMessage(turn.id, platform, "-10077", f"m{turn.now}", person.id, name, text, turn.now, "")
        await turn.tx.put(MESSAGES, row)
        return person.id

    number: int = in_turn(folder, community, deed)
    return number


def known(folder: Path, community: int, account: str, platform: str = "telegram") -> Person | None:
    """What is known of an account."""
    person: Person | None = in_turn(folder, community, lambda turn: find_person(turn, AccountRef(platform, account)))
    return person


class Running:
    """Somebody who owns a folder's store and looks into its mailbox, in a thread, as `steward run` does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loop = asyncio.new_event_loop()
        self._up = threading.Event()
        self._end: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._whole)

    def __enter__(self) -> Running:
        self._thread.start()
        assert self._up.wait(30)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._end is not None
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(30)

    def _whole(self) -> None:
        self._loop.run_until_complete(self._own())
        self._loop.close()

    async def _own(self) -> None:
        from adapters.mailbox import Mailbox

        self._end = asyncio.Event()
        async with bootstrap.owned(self._folder, "steward run") as desk:
            core = Core(desk)
            await core.start()
            operator = Operator(desk, core.intake.accept, bootstrap.history)
            box = Mailbox(self._folder / bootstrap.MAILBOX, desk.clock)
            core.supervisor.keep("mailbox", lambda: box.run(operator.carry))
            self._up.set()
            await self._end.wait()
            await core.stop()
