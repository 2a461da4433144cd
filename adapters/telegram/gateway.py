"""Everything that comes in: read, stored, and only then confirmed.

Both ways in end here. `arrive` reads an update and begins to store it, in order; `stored` returns when that is durable.
A press or an answer to a form's question may need the store or the platform first: it goes in a line of its own.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from adapters.telegram import keyboards, polls, rights, rooms
from adapters.telegram.answers import PILED, Answers, Presses
from adapters.telegram.forms import Forms
from adapters.telegram.inbound import Read, Reader
from adapters.telegram.inbound_members import moved
from adapters.telegram.inbound_press import FORM_DATA, chosen, pressed
from adapters.telegram.lines import PAUSE, Closed, Deed, Lines, looked_at
from adapters.telegram.moves import Moves
from adapters.telegram.names import Names
from adapters.telegram.pollnotes import Polls
from adapters.telegram.raw import Json, id_of, part_of, text_of
from adapters.telegram.session import PLATFORM, Session
from bot.domain.events import FormSubmitted, Incoming, PlaceMoved, PollCounted, PollVoted
from bot.ports.platform import Accept, Trouble
from bot.ports.store import StoreFault

log = logging.getLogger("steward.telegram")

TOPIC: Final = "topic"
"""The kind of note that holds a topic's name, by "chat/topic"."""
TRIES: Final = 3
PATIENCE: Final = 2.0
"""How many seconds the confirmation of a batch waits for what goes in a line of its own (a form's next question)."""


@dataclass(slots=True)
class Arrived:
    """An update on its way into the store. The library's updater looks at `update_id` alone."""

    update_id: int
    read: Read
    storing: list[asyncio.Future[bool]]
    pauses: int
    line: asyncio.Task[None] | None = None


class Gateway:
    """One for each platform object; `open` and `close` bound the time in which it takes anything."""

    def __init__(self, session: Session, answers: Answers, forms: Forms) -> None:
        self._session = session
        self._answers = answers
        self._forms = forms
        self.reader = Reader()
        self.names = Names(session)
        self._waits = False
        self._lost = 0
        self._pauses = 0
        self._accept: Accept | None = None
        self._lines = Lines(session.clock)
        self._others: set[asyncio.Task[bool]] = set()

    @property
    def is_open(self) -> bool:
        """Whether it takes updates."""
        return self._accept is not None

    @property
    def waits_for_store(self) -> bool:
        """Whether something came in that the store can't take now."""
        return self._waits or self._lines.waits

    @property
    def lost(self) -> int:
        """How much could not be stored, however often it was tried."""
        return self._lost + self._lines.lost

    async def open(self, accept: Accept) -> None:
        """Begin. Raises StoreFault when the notes can't be read."""
        self.reader.topics.update(await self._session.notebook.every(TOPIC))
        me = self._session.bot.bot
        self.reader.know(str(me.id), me.username or "")
        self._accept = accept
        self._session.kept(Moves).tell = self.moved
        self._session.kept(Polls).tell = self.store

    async def close(self) -> None:
        """Take nothing more, and end what is under way: it is not confirmed, so it comes again."""
        self._accept = None
        for task in self._others:
            task.cancel()
        await asyncio.gather(*self._others, self._lines.stop(), self.names.stop(), return_exceptions=True)

    def piled(self) -> None:
        """A whole batch came at once: presses in it, and in what follows, have waited already."""
        self._session.kept(Presses).piled_until = self._session.clock.now() + PILED

    def arrive(self, number: int, update: Json) -> Arrived:
        """Read an update and begin to store what it tells, in the order of the calls."""
        read = self._read(update)
        self.names.meet(part_of(update, read.kind))
        arrived = Arrived(number, read, [], self._pauses)
        for place, account in read.changed:
            rights.forget(self._session, place, "" if account == self.reader.scene.own else account)
        rights.learn_link(self._session, part_of(update, read.kind))
        deed = self._deed(read, number)
        if deed is not None:
            arrived.line = self._lines.join(_whose(read), deed)
        else:
            arrived.storing = [self._begin(one) for one in read.incoming]
            if moves := [one.event for one in read.incoming if isinstance(one.event, PlaceMoved)]:
                arrived.line = self._lines.join("", lambda: self._carry_over(moves))
        return arrived

    def _read(self, update: Json) -> Read:
        try:
            return self.reader.read(update)
        except Exception:
            self.reader.skipped["unreadable"] += 1
            log.exception("an update can't be read and is left out")
            return Read("unreadable")

    def _deed(self, read: Read, number: int) -> Deed | None:
        """What has to be done beside storing, if anything."""
        if (press := read.press) is not None:
            return lambda: self._press(press, number)
        if (asked := read.asked) is not None:
            return lambda: self._ask(asked, read, number)
        if (shared := read.shared) is not None:
            return lambda: self._share(shared, number)
        if (poll := read.poll) is not None:
            return lambda: self._count(poll, read.kind, number)
        return None

    def _begin(self, incoming: Incoming) -> asyncio.Future[bool]:
        if self._accept is None:
            raise Closed
        storing = asyncio.ensure_future(self._accept(incoming))
        storing.add_done_callback(looked_at)
        return storing

    async def stored(self, arrived: Arrived, *, patient: bool = True) -> None:
        """Wait until an update may be confirmed.

        With patience it waits while the store can't work; without, it raises StoreFault. Raises Closed at the end.
        """
        try:
            new = True
            for incoming, storing in zip(arrived.read.incoming, arrived.storing, strict=False):
                new = await self._settle(incoming, storing, arrived.pauses, patient=patient)
            if arrived.storing and (again := self.reader.settled(arrived.read, new)) is not None:
                new = await self._settle(again, self._begin(again), patient=patient)
            for key, name in arrived.read.topics:
                await self._note(key, name)
            if arrived.line is not None:
                await self._wait(arrived.line, patient)
        except BaseException:
            self.reader.forget(arrived.read)
            raise

    async def _wait(self, line: asyncio.Task[None], patient: bool) -> None:
        """Until it is done; a slow platform holds up nobody else, but what waits for the store is not confirmed."""
        done, _ = await asyncio.wait({line}, timeout=PATIENCE)
        while not done and self.waits_for_store:
            if not patient:
                raise Closed
            done, _ = await asyncio.wait({line}, timeout=PATIENCE)
        if done and line.cancelled():
            raise Closed
        if done:
            line.result()

    async def _note(self, key: str, name: str) -> None:
        """A topic's name is told again with the next message in it: nothing waits for the note."""
        with contextlib.suppress(StoreFault):
            await self._session.notebook.write(TOPIC, key, name)

    async def _settle(
        self, incoming: Incoming, storing: asyncio.Future[bool], pauses: int | None = None, *, patient: bool = True
    ) -> bool:
        """Wait until an event is stored: True when it is new. What can't be stored at all is left out, and said.
        `pauses` is how often there had been a pause when it was begun: what failed together waits together."""
        tries, began = 0, self._pauses if pauses is None else pauses
        while True:
            try:
                new = await asyncio.shield(storing)
                break
            except StoreFault as fault:
                if not patient:
                    raise
                self._waits = True
                log.error("the store can't take an update now, waiting: %s", fault)
            except Closed:
                raise
            except Exception:
                tries += 1
                log.exception("an update can't be stored (%d of %d)", tries, TRIES)
                if tries == TRIES:
                    self._lost += 1
                    return True
            if began == self._pauses:
                await self._session.clock.sleep(PAUSE)
                self._pauses += 1
            began = self._pauses
            storing = self._begin(incoming)
        self._waits = False
        return new

    async def store(self, name: str, place: str, event: FormSubmitted | PollVoted | PollCounted) -> None:
        """Store one event that came of something else than reading."""
        incoming = Incoming(self.reader.source, name, PLATFORM, place, event)
        await self._settle(incoming, self._begin(incoming))

    async def moved(self, old: str, new: str) -> None:
        """A chat goes on under another id, as the answer to a call told. Returns at once."""
        found = moved(old, new, self._session.clock.now())
        incoming = Incoming(self.reader.source, found.id, PLATFORM, found.place, found.event)
        if not self.is_open:
            return
        self._lines.join("", lambda: self._carry_over([PlaceMoved(PLATFORM, old, new, 0)]))
        self._keep(asyncio.create_task(self._settle(incoming, self._begin(incoming)), name="telegram-moved"))

    async def _carry_over(self, moves: Sequence[PlaceMoved]) -> None:
        """A moderators' room that was a basic group is one under its new id too; polls stand there."""
        for one in moves:
            if await self._session.notebook.read(rooms.ROOM, one.place) is not None:
                await rooms.mark_room(self._session, one.to)
            await self._session.kept(Polls).carry_over(self._session, one.place, one.to)

    def _keep(self, task: asyncio.Task[bool]) -> None:
        self._others.add(task)
        task.add_done_callback(self._others.discard)

    async def _press(self, raw: Json, number: int) -> None:
        """A press: More and forms are the adapter's own; the rest is the core's, acknowledged once it is stored."""
        if not text_of(raw, "id") or not id_of(part_of(raw, "from"), "id"):
            self.reader.skipped["callback_query:nothing"] += 1
            return
        if await keyboards.expand(self._session, raw):
            return
        name, data = f"u{number}", text_of(raw, "data")
        if data.startswith(FORM_DATA):
            form = await self._forms.pressed(raw)
            if isinstance(form, FormSubmitted):
                await self.store(name, form.channel.place, form)
            if form is not False:
                return
        token, about = await keyboards.token_of(self._session, data)
        event = pressed(raw, token, about, self.reader.scene.own, self._session.clock.now())
        if event is None:
            return
        incoming = Incoming(self.reader.source, name, PLATFORM, event.ref.channel.place, event)
        await self._settle(incoming, self._begin(incoming))
        await self._answers.arrived(raw)

    async def _ask(self, raw: Json, read: Read, number: int) -> None:
        """A message that may be an answer to a question of ours; one that is not is a message like any other."""
        if await self._answers.opened(raw):
            return
        form = await self._forms.take(raw)
        if isinstance(form, FormSubmitted):
            await self.store(f"u{number}", form.channel.place, form)
        elif form is False:
            for one in read.incoming:
                await self._settle(one, self._begin(one))

    async def _share(self, raw: Json, number: int) -> None:
        """A room was chosen with Telegram's own chooser."""
        event = await chosen(self._session, raw, self.reader.scene.own)
        if event is not None:
            await self.store(f"u{number}", event.channel.place, event)

    async def _count(self, raw: Json, kind: str, number: int) -> None:
        """A vote, or a count, of a poll of ours; the last count has a name of its own, since a close tells it too."""
        found = await polls.told(self._session, kind, raw, self.reader.scene.own)
        if found is None:
            self.reader.skipped[kind] += 1
            return
        name, event = found
        await self.store(name or f"u{number}", event.ref.channel.place, event)
        if name:
            await self._session.kept(Polls).finished(self._session, text_of(raw, "id"))

    def troubles(self) -> tuple[Trouble, ...]:
        """What keeps updates from getting in."""
        return (Trouble("telegram-store", feature="platform"),) if self.waits_for_store else ()


def _whose(read: Read) -> str:
    """Whose line it is: a person's, or a poll's."""
    if read.poll is not None:
        return f"poll {text_of(read.poll, 'poll_id') or text_of(read.poll, 'id')}"
    raw = read.press or read.asked or read.shared or {}
    return id_of(part_of(raw, "from"), "id")
