"""One open page: it reads frames, and is told what changes for the persona behind it."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from functools import partial
from typing import Any, Final

import orjson

from adapters.http import Line
from adapters.sandbox import changes, frames, gatherings, notes, people, rooms, state, talk, view
from adapters.sandbox.changes import Change
from adapters.sandbox.deeds import Actor, End, Yes
from adapters.sandbox.desk import Desk
from adapters.sandbox.frames import BadFrame, Frame
from adapters.sandbox.step import Step
from bot.domain.text import say
from bot.domain.time import SECOND
from bot.ports.store import StoreFault

BACKLOG: Final = 400
MAX_WAITING: Final = 50
RETRY: Final = SECOND
_LOG: Final = logging.getLogger("steward.sandbox")


class Session:
    """Changes queue up while the line is busy; past 400 the page gets one new snapshot instead of each of them."""

    def __init__(self, desk: Desk, line: Line, actor: Actor) -> None:
        self._desk, self._line, self._actor = desk, line, actor
        self._changes: deque[Change] = deque()
        self._behind = True
        self._wake = asyncio.Event()
        self._sending = asyncio.Lock()
        self._replies: set[asyncio.Task[None]] = set()
        self._lapse: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Until the line ends, or its page can't be told any longer."""
        unwatch = self._desk.world.watch(self._changed)
        self._wake.set()
        parts = [asyncio.create_task(part, name="sandbox-session") for part in (self._tell(), self._listen())]
        try:
            ended, _ = await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
            for part in ended:
                if (fault := part.exception()) is not None:
                    _LOG.error("a page of the sandbox is closed by a fault of ours", exc_info=fault)
                    await self._line.close(1011)
        finally:
            unwatch()
            rest = [*parts, *self._replies, *([self._lapse] if self._lapse else [])]
            for part in rest:
                part.cancel()
            await asyncio.gather(*rest, return_exceptions=True)

    async def _listen(self) -> None:
        while (text := await self._line.receive()) is not None:
            await self._read(text)

    def _changed(self, news: tuple[Change, ...]) -> None:
        self._changes.extend(news)
        if len(self._changes) > BACKLOG:
            self._changes.clear()
            self._behind = True
        self._wake.set()

    async def _read(self, text: str) -> None:
        actor = self._actor
        try:
            frame = frames.read_frame(text)
        except BadFrame as fault:
            words = say("sandbox-bad-frame", what=fault.what)
            await self._send({"re": fault.id, "ok": False, "error": self._desk.say(actor, words)})
            return
        end = await self._desk.begin(actor, frame)
        if isinstance(end, Yes) and end.wait is not None and len(self._replies) < MAX_WAITING:
            task = asyncio.create_task(self._reply(actor, frame, end))  # a press never holds up what comes behind it
            self._replies.add(task)
            task.add_done_callback(self._replies.discard)
            return
        await self._reply(actor, frame, end)
        if isinstance(end, Yes) and isinstance(frame, frames.Become):
            self._turn(Actor(frame.who, actor.language))
        if isinstance(end, Yes) and isinstance(frame, frames.Language):
            self._turn(Actor(actor.person, frame.lang))

    async def _reply(self, actor: Actor, frame: Frame, end: End) -> None:
        await self._send(await self._desk.finish(actor, frame, end))

    def _turn(self, actor: Actor) -> None:
        self._actor = actor
        self._behind = True
        self._wake.set()

    async def _tell(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                await self._tell_all()
            except StoreFault:  # the file fails for now: begin again from a snapshot once it is back
                self._behind = True
                await self._desk.world.clock.sleep(RETRY)
                self._wake.set()

    async def _tell_all(self) -> None:
        if self._behind:
            self._behind = False
            self._changes.clear()
            await self._send({"on": "snapshot", **await state.snapshot(self._desk, self._actor)})
            await self._mind_mute()
        while self._changes and not self._behind:
            batch = tuple(self._changes)
            self._changes.clear()
            draw = partial(draw_changes, desk=self._desk, actor=self._actor, batch=batch)
            for frame in await self._desk.world.run(draw):
                await self._send(frame)
            if changes.People() in batch:
                await self._mind_mute()

    async def _mind_mute(self) -> None:
        """A mute ends by itself and nobody tells: look at the clock, so that the composer opens again."""
        actor, now = self._actor, self._desk.world.clock.now()
        me = await self._desk.world.run(lambda step: people.find(step, actor.person))
        if self._lapse is not None:
            self._lapse.cancel()
            self._lapse = None
        if me is not None and me.muted_until > now:
            self._lapse = asyncio.create_task(self._after(me.muted_until - now), name="sandbox-lapse")

    async def _after(self, length: int) -> None:
        await self._desk.world.clock.sleep(length)
        self._changed((changes.Rooms(),))

    async def _send(self, frame: dict[str, Any]) -> None:
        async with self._sending:
            await self._line.send(orjson.dumps(frame).decode())


def draw_changes(step: Step, desk: Desk, actor: Actor, batch: tuple[Change, ...]) -> list[dict[str, Any]]:
    """The server frames that tell one viewer of a batch of changes; nothing of what they may not see."""
    me = people.find(step, actor.person)
    if me is None:
        return []
    return _Teller(step, desk, actor, me).frames(batch)


class _Teller:
    """Draws changes for one viewer within one step."""

    def __init__(self, step: Step, desk: Desk, actor: Actor, me: people.Person) -> None:
        self.step, self.desk, self.actor, self.me = step, desk, actor, me
        self.reader = desk.reader(actor)

    def frames(self, batch: tuple[Change, ...]) -> list[dict[str, Any]]:
        """In the order of the changes; lists that stand for themselves come once, at the end."""
        found: list[dict[str, Any]] = []
        for change in batch:
            found += self._one(change)
        kinds = {type(change) for change in batch}
        if changes.People in kinds:
            found.append({"on": "people", **view.crowd(self.step, self.reader)})
        if kinds & {changes.People, changes.Rooms}:
            found.append({"on": "channels", "channels": view.channels(self.step, self.me, self.reader)})
        if changes.Gatherings in kinds:
            found.append({"on": "events", "events": gatherings.listed(self.step)})
        if changes.Troubles in kinds:
            found.append({"on": "troubles", "troubles": state.switches(self.step, self.reader)})
        if kinds & {changes.Commands, changes.People}:
            listed = state.commands(self.desk.sandbox.commands, self.me, self.reader)
            found.append({"on": "commands", "commands": listed})
        if changes.Running in kinds:
            found.append({"on": "steward", "steward": state.steward(self.desk, self.reader)})
        if self._touches_cards(batch):
            found.append({"on": "waiting", "waiting": view.waiting(self.step, self.me, self.reader)})
        return found

    def _one(self, change: Change) -> list[dict[str, Any]]:
        match change:
            case changes.Posted(room, message) | changes.Changed(room, message):
                new = isinstance(change, changes.Posted)
                return self._message(room, message, "message" if new else "message_changed")
            case changes.Gone(room, message):
                return [{"on": "message_gone", "channel": room, "id": str(message)}] if self._sees(room) else []
            case changes.Reacted(room, message):
                drawn = view.reactions(self.step, message, self.me.id)
                frame = {"on": "reaction", "channel": room, "id": str(message), "reactions": drawn}
                return [frame] if self._sees(room) else []
            case changes.Noted(person, number) if person == self.me.id:
                note = notes.find(self.step, person, number)
                return [{"on": "only_you", "note": view.note(self.step, note, self.reader)}] if note else []
            case changes.Unnoted(person, room, number) if person == self.me.id:
                return [{"on": "only_you_gone", "channel": room, "id": notes.note_id(number)}]
            case changes.Asked(person, number) if person == self.me.id:
                form = state.form(self.step, person, number, self.reader)
                return [form] if form else []
            case changes.Hint(text, tone):
                return [{"on": "notice", "text": self.reader.say(text), "tone": tone}]
            case changes.Progress(scene, text, done, total):
                return [{"on": "progress", "id": scene, "text": self.reader.say(text), "done": done, "total": total}]
        return []

    def _message(self, room: str, message: int, on: str) -> list[dict[str, Any]]:
        post = talk.find(self.step, room, str(message)) if self._sees(room) else None
        return [{"on": on, "message": view.message(self.step, post, self.me, self.reader)}] if post else []

    def _sees(self, room: str) -> bool:
        found = rooms.find(self.step, room)
        return found is not None and found.seen_by(self.me)

    def _touches_cards(self, batch: tuple[Change, ...]) -> bool:
        if not self.me.order.standing.is_staff:
            return False
        touched = {one.room for one in batch if isinstance(one, changes.Posted | changes.Changed | changes.Gone)}
        return any(room.private for room in rooms.every(self.step) if room.id in touched)
