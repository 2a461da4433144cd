"""Which message a poll stands in, and how it was counted last, as the notebook keeps it."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from typing import Any, Final

import orjson

from adapters.telegram.session import PLATFORM, Session
from bot.domain.events import PollCounted
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.time import DAY, SECOND
from bot.ports.store import StoreFault

log = logging.getLogger("steward.telegram")

KIND: Final = "poll"
KEPT: Final = 120 * DAY
"""How long a poll is remembered: as long as the longest runs, and three months."""
APART: Final = 30 * SECOND
"""How far apart counts are noted at least: they are events anyway, the note is for a close after a restart."""
PATIENCE: Final = 20.0
MOST: Final = 2000


@dataclass(slots=True)
class Noted:
    """A poll of Steward's: where it stands, how many options it has, its last counts. `at`, `noted_at` µs UTC; `final`
    once its last counts are stored as an event, `asked` once they were waited for."""

    place: str
    channel: str
    parent: str
    message: str
    options: int
    at: int
    counts: list[int] = field(default_factory=list)
    voters: int = 0
    final: bool = False
    noted_at: int = 0
    asked: bool = False

    @classmethod
    def of(cls, ref: MessageRef, options: int, now: int) -> Noted:
        """A new one, without a vote."""
        here = ref.channel
        return cls(here.place, here.id, here.parent, ref.id, options, now, [0] * options)

    @property
    def ref(self) -> MessageRef:
        """Its message."""
        return MessageRef(ChannelRef(PLATFORM, self.place, self.channel, self.parent), self.message)


class Polls:
    """One for each session (`session.kept(Polls)`). The gateway sets `tell`, which stores an event under a name."""

    def __init__(self) -> None:
        self.tell: Callable[[str, str, PollCounted], Awaitable[None]] | None = None
        self._known: OrderedDict[str, Noted] = OrderedDict()
        self._under_way = 0
        self._idle = asyncio.Event()
        self._tidied_at = 0

    @contextmanager
    def sending(self) -> Iterator[None]:
        """While a poll is sent: a vote may be told before the call is answered."""
        self._under_way += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    async def note(self, session: Session, poll: str, noted: Noted) -> None:
        """Remember a poll that was sent. It stands there, whatever the store says: the note is tried again later."""
        self._keep(poll, noted)
        try:
            await self._write(session, poll, noted)
            await self._tidy(session)
        except StoreFault as fault:
            noted.noted_at = 0
            log.error("the message of a poll can't be noted now: %s", fault)

    async def find(self, session: Session, poll: str) -> Noted | None:
        """A poll by its id; one that is just being sent is waited for. May raise StoreFault."""
        found = await self._look(session, poll)
        if found is None and self._under_way:
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    await self._idle.wait()
            found = await self._look(session, poll)
        return found

    async def at(self, session: Session, ref: MessageRef) -> tuple[str, Noted] | None:
        """The poll that stands in a message, and its id. May raise StoreFault."""
        notes = {poll: found for poll, text in (await session.notebook.every(KIND)).items() if (found := _open(text))}
        for poll, noted in (notes | self._known).items():
            if (noted.channel, noted.message) == (ref.channel.id, ref.id):
                self._keep(poll, noted)
                return poll, noted
        return None

    async def counted(self, session: Session, poll: str, event: PollCounted) -> None:
        """A poll has other counts. May raise StoreFault."""
        noted = await self._look(session, poll)
        if noted is None:
            return
        noted.counts, noted.voters = list(event.counts), event.voters
        if event.at - noted.noted_at >= APART:
            await self._write(session, poll, noted)

    async def finished(self, session: Session, poll: str) -> None:
        """A poll's last counts are stored. May raise StoreFault."""
        noted = await self._look(session, poll)
        if noted is not None and not noted.final:
            noted.final = True
            await self._write(session, poll, noted)

    async def carry_over(self, session: Session, old: str, new: str) -> None:
        """A chat goes on under another id, and its polls with it. May raise StoreFault."""
        for poll, text in (await session.notebook.every(KIND)).items():
            noted = self._known.get(poll) or _open(text)
            if noted is not None and noted.place == old:
                noted.place, noted.channel, noted.parent = new, new, ""
                self._keep(poll, noted)
                await self._write(session, poll, noted)

    async def _look(self, session: Session, poll: str) -> Noted | None:
        if poll in self._known:
            return self._known[poll]
        found = _open(await session.notebook.read(KIND, poll))
        if found is not None:
            self._keep(poll, found)
        return found

    def _keep(self, poll: str, noted: Noted) -> None:
        self._known[poll] = noted
        while len(self._known) > MOST:
            self._known.popitem(last=False)

    async def _write(self, session: Session, poll: str, noted: Noted) -> None:
        before, noted.noted_at = noted.noted_at, session.clock.now()
        try:
            await session.notebook.write(KIND, poll, orjson.dumps(asdict(noted)).decode())
        except StoreFault:
            noted.noted_at = before
            raise

    async def _tidy(self, session: Session) -> None:
        """Once a day, what is long over goes."""
        now = session.clock.now()
        if self._tidied_at and now - self._tidied_at < DAY:
            return
        self._tidied_at = now
        for poll, text in (await session.notebook.every(KIND)).items():
            noted = _open(text)
            if noted is None or noted.at < now - KEPT:
                await session.notebook.drop(KIND, poll)
                self._known.pop(poll, None)


def _open(text: str | None) -> Noted | None:
    """A note; None where there is none, or one of another version."""
    if text is None:
        return None
    try:
        found: dict[str, Any] = orjson.loads(text)
        return Noted(**found)
    except (orjson.JSONDecodeError, TypeError):
        return None
