"""A change to a store: carried out here when nobody owns it, else left in the owner's mailbox and waited for."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from bot import bootstrap
from bot.app.operator import Answer, answer_to
from bot.cli import talk
from bot.domain.events import OperatorAsked
from bot.domain.text import say
from bot.ports.store import Store, StoreFault, Tx, Where
from bot.ports.tables import MARKS

if TYPE_CHECKING:
    from bot.app.desk import Desk

Direct: TypeAlias = Callable[["Desk", OperatorAsked], Awaitable[Answer]]
"""Carries out a request over a store that this command owns."""

LOOK_EVERY: Final = 0.25
FREE_EVERY: Final = 4
"""Every so many looks it is tried whether the store has become free."""
PATIENCE: Final = 60.0
"""Seconds without a sign of life after which a command stops waiting."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of whoever owns the store."""

    verb: str
    community: int
    args: Mapping[str, str]

    def event(self) -> OperatorAsked:
        """As the core knows it."""
        return OperatorAsked(self.verb, self.community, tuple(sorted(self.args.items())), bootstrap.now())


async def ask(folder: Path, requests: Sequence[Request], direct: Direct) -> list[Answer]:
    """What came of each request. Ends the command with 1 when the owner doesn't answer. Raises StoreFault."""
    try:
        async with bootstrap.owned(folder, f"steward {requests[0].verb}") as desk:
            return [await direct(desk, one.event()) for one in requests]
    except StoreFault as fault:
        if fault.key != "store-owned":
            raise
        talk.note(say("cli-asking-owner", owner=fault.detail))
    return [await _ask_owner(folder, one, direct) for one in requests]


async def _ask_owner(folder: Path, request: Request, direct: Direct) -> Answer:
    try:
        letter = bootstrap.leave_request(folder, request.verb, request.community, request.args)
    except OSError as error:
        raise StoreFault("store-readonly", f"{folder / bootstrap.MAILBOX}: {error.strerror}") from None
    async with bootstrap.beside(folder) as reader:
        return await _wait(folder, letter, request, direct, _Signs(reader, PATIENCE))


async def _wait(folder: Path, letter: Path, request: Request, direct: Direct, signs: _Signs) -> Answer:
    looks = 0
    while True:
        answer = await signs.reader.read(lambda tx: answer_to(tx, request.community, letter.stem))
        if answer is not None:
            return answer
        if _lies(letter.with_suffix(".refused")):
            return {"outcome": "refused"}
        looks += 1
        if looks % FREE_EVERY == 0:
            await signs.look()
            answer = await _if_free(folder, letter, request, direct)
            if answer is not None:
                return answer
        if not signs.patient:
            talk.stop(say("cli-asking-silent", seconds=int(signs.patience)), talk.NO)
        await asyncio.sleep(LOOK_EVERY)


async def _if_free(folder: Path, letter: Path, request: Request, direct: Direct) -> Answer | None:
    """The owner has gone and the letter lies there still: do it here."""
    if not _lies(letter):
        return None
    try:
        async with bootstrap.owned(folder, f"steward {request.verb}") as desk:
            if not _lies(letter):
                return None
            answer = await direct(desk, request.event())
            _take_away(letter)
            return answer
    except StoreFault as fault:
        if fault.key != "store-owned":
            raise
        return None


def _lies(letter: Path) -> bool:
    return letter.exists()


def _take_away(letter: Path) -> None:
    letter.unlink(missing_ok=True)


class _Signs:
    """Signs of life of a long request: an import that goes on keeps its command waiting."""

    def __init__(self, reader: Store, patience: float) -> None:
        self.reader = reader
        self.patience = patience
        self._until = time.monotonic() + patience
        self._last = ""

    @property
    def patient(self) -> bool:
        """Whether to wait on."""
        return time.monotonic() < self._until

    async def look(self) -> None:
        """A sign that is new starts the waiting anew."""
        seen = await self.reader.read(_progress)
        if seen and seen != self._last:
            self._last = seen
            self._until = time.monotonic() + self.patience


async def _progress(tx: Tx) -> str:
    span = (Where("name", ">=", "import:"), Where("name", "<", "import;"))
    newest = await tx.find(MARKS, *span, order=("-at",), limit=1)
    return f"{newest[0].name} {newest[0].value}" if newest else ""
