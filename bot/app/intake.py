"""Intake: an event is committed to the inbox, deduped, and only then handed on."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from bot.app import lobby, morning
from bot.app.desk import Desk
from bot.app.lanes import Lanes
from bot.app.places import DIRECT, community_of, found_community
from bot.app.shortforms import short_form
from bot.domain.events import (
    ButtonPressed,
    CommandUsed,
    FormSubmitted,
    Incoming,
    MessagePosted,
    OperatorAsked,
    PlaceMoved,
)
from bot.domain.records import InboxRow, InboxState
from bot.ports.store import StoreFault, Tx
from bot.ports.tables import INBOX

PRESS, TALK = "press", "talk"
MOST: Final = 256
"""Events of one body: the store's thread is never held for long."""
COLLECT: Final = (20_000, 20, 20)
"""How seldom Python looks for cycles: windows and rules live long and hold none; looking took a sixth of the CPU."""
_PRESSES: Final = (ButtonPressed, CommandUsed, FormSubmitted)
_Waiting: TypeAlias = tuple[tuple[InboxRow, ...], "asyncio.Future[bool]"]
"""An event's rows and the answer to whoever brought it."""


class Intake:
    """The one way in. `accept` is what platforms call; it returns after the durable commit."""

    def __init__(self, desk: Desk, lanes: Lanes, language: str = "en") -> None:
        self._desk = desk
        self._lanes = lanes
        self._language = language
        self._last = 0
        self._waiting: list[_Waiting] = []
        self._commits: set[asyncio.Task[None]] = set()
        self._meeting: dict[tuple[str, str], list[tuple[Incoming, asyncio.Future[bool]]]] = {}

    async def start(self) -> None:
        """Take up where the last owner of the store stopped: unfinished events go to their lanes, in order."""

        async def newest(tx: Tx) -> int:
            rows = await tx.find(INBOX, order=("-seq",), limit=1)
            return rows[0].seq if rows else 0

        gc.set_threshold(*COLLECT)
        self._last = await self._desk.store.read(newest)
        await self._lanes.resume()

    def accept(self, incoming: Incoming) -> Awaitable[bool]:
        """Store an event; done after the durable commit. True when it is new, False for a repeat.

        Raises StoreFault when it can't be kept. What arrives in one turn of the loop is written by one body.
        """
        event = incoming.event
        if isinstance(event, OperatorAsked):
            return self._take(incoming, event.community)
        community = self._desk.homes.get((incoming.platform, incoming.place))
        if community is None or not incoming.place or isinstance(event, PlaceMoved):
            return self._meet(incoming)
        return self._take(incoming, community)

    def _meet(self, incoming: Incoming) -> asyncio.Future[bool]:
        """The first events of a place wait together until its community is known, and keep their order.

        Whose a private chat is is asked each time, since somebody may join, link or leave a community in between.
        """
        key = (incoming.platform, incoming.place or f"{DIRECT}{lobby.asker_of(incoming.event)}")
        stored: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        if key in self._meeting:
            self._meeting[key].append((incoming, stored))
            return stored
        self._meeting[key] = [(incoming, stored)]
        self._keep(asyncio.create_task(self._introduce(*key), name="intake-meets"))
        return stored

    async def _introduce(self, platform: str, place: str) -> None:
        key = (platform, place)
        try:
            home = await self._desk.store.write(lambda tx: self._home(tx, platform, place))
        except Exception as error:
            for _, stored in self._meeting.pop(key):
                if not stored.done():
                    stored.set_exception(_own(error))
            return
        if not place.startswith(DIRECT):
            self._desk.homes[key] = home.community
        for incoming, stored in self._meeting.pop(key):
            self._take(lobby.placed(incoming, home.place), home.community, stored)

    def _keep(self, task: asyncio.Task[None]) -> None:
        self._commits.add(task)
        task.add_done_callback(self._commits.discard)

    def _take(
        self, incoming: Incoming, community: int, stored: asyncio.Future[bool] | None = None
    ) -> asyncio.Future[bool]:
        event, now = incoming.event, self._desk.clock.now()
        self._last = seq = max(now, self._last + 1)
        lane = PRESS if isinstance(event, _PRESSES) else TALK
        row = InboxRow(
            incoming.source, incoming.external_id, community, seq, lane, incoming.platform, incoming.place,
            event, InboxState.NEW, 0, "", now,
        )  # fmt: skip
        loop = asyncio.get_running_loop()
        stored = stored or loop.create_future()
        if not self._waiting:
            loop.call_soon(self._flush)
        self._waiting.append(((row, *self._short(row)), stored))
        return stored

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        for start in range(0, len(waiting), MOST):
            self._keep(asyncio.create_task(self._commit(waiting[start : start + MOST]), name="intake"))

    async def _commit(self, waiting: Sequence[_Waiting]) -> None:
        """Write events together; one that can't be written at all fails alone."""
        try:
            fresh = await self._desk.store.write(lambda tx: _add(tx, [rows for rows, _ in waiting]))
        except Exception as error:
            if len(waiting) > 1 and not isinstance(error, StoreFault):
                for one in waiting:
                    await self._commit([one])
                return
            for _, stored in waiting:
                if not stored.done():
                    stored.set_exception(_own(error))
            return
        except BaseException:
            for _, stored in waiting:
                stored.cancel()
            raise
        for (rows, stored), new in zip(waiting, fresh, strict=True):
            for row in rows if new else ():
                self._lanes.offer(row)
            if not stored.done():
                stored.set_result(new)

    def _short(self, row: InboxRow) -> tuple[InboxRow, ...]:
        """A message that is a short form of a command ("!мут 1ч") is stored as that command too, for the press lane."""
        event = row.event
        if not isinstance(event, MessagePosted) or not event.message.text.startswith("!"):
            return ()
        used = short_form(event, row.at)
        if used is None:
            return ()
        self._last = row.seq + 1
        return (replace(row, external_id=f"{row.external_id}!", seq=self._last, lane=PRESS, event=used),)

    async def _home(self, tx: Tx, platform: str, place: str) -> lobby.Home:
        now = self._desk.clock.now()
        if place.startswith(DIRECT):
            account = place.removeprefix(DIRECT)
            return await lobby.home_of(tx, self._desk.dice.id(), self._language, platform, account, now)
        found = await community_of(tx, platform, place)
        if found is not None:
            return lobby.Home(found, place)
        made = await found_community(tx, self._desk.dice.id(), "", self._language, platform, place, now)
        await morning.first(tx, made, now)
        return lobby.Home(made.id, place)


async def _add(tx: Tx, events: Iterable[Sequence[InboxRow]]) -> list[bool]:
    """Store each event with what comes of it; False for one that is known."""
    fresh = []
    for rows in events:
        new = await tx.add(INBOX, rows[0])
        for row in rows[1:] if new else ():
            await tx.add(INBOX, row)
        fresh.append(new)
    return fresh


def _own(error: Exception) -> Exception:
    """Each waiter gets an exception of its own to add its traceback to."""
    return StoreFault(error.key, error.detail) if isinstance(error, StoreFault) else error
