"""Intake: an event is committed to the inbox, deduped, and only then handed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.app import morning
from bot.app.desk import Desk
from bot.app.lanes import Lanes
from bot.app.places import community_of, found_community
from bot.app.shortforms import short_form
from bot.domain.events import ButtonPressed, CommandUsed, FormSubmitted, Incoming, MessagePosted, OperatorAsked
from bot.domain.records import InboxRow, InboxState
from bot.ports.store import Tx
from bot.ports.tables import INBOX

PRESS, TALK = "press", "talk"


class Intake:
    """The one way in. `accept` is what platforms call; it returns after the durable commit."""

    def __init__(self, desk: Desk, lanes: Lanes, language: str = "en") -> None:
        self._desk = desk
        self._lanes = lanes
        self._language = language
        self._known: dict[tuple[str, str], int] = {}
        self._last = 0

    async def start(self) -> None:
        """Take up where the last owner of the store stopped: unfinished events go to their lanes, in order."""

        async def newest(tx: Tx) -> int:
            rows = await tx.find(INBOX, order=("-seq",), limit=1)
            return rows[0].seq if rows else 0

        self._last = await self._desk.store.read(newest)
        await self._lanes.resume()

    async def accept(self, incoming: Incoming) -> bool:
        """Store an event. True when it is new, False for a repeat. Raises StoreFault when it can't be kept."""
        community = await self._community(incoming)
        self._last = seq = max(self._desk.clock.now(), self._last + 1)
        lane = PRESS if isinstance(incoming.event, ButtonPressed | CommandUsed | FormSubmitted) else TALK
        row = InboxRow(
            incoming.source, incoming.external_id, community, seq, lane, incoming.platform, incoming.place,
            incoming.event, InboxState.NEW, 0, "", self._desk.clock.now(),
        )  # fmt: skip
        rows = [row, *self._short(row)]
        fresh = await self._desk.store.write(lambda tx: _add(tx, rows))
        for one in rows if fresh else []:
            self._lanes.offer(one)
        return fresh

    def _short(self, row: InboxRow) -> list[InboxRow]:
        """A message that is a short form of a command ("!мут 1ч") is stored as that command too, for the press lane."""
        event = row.event
        used = short_form(event, row.at) if isinstance(event, MessagePosted) else None
        if used is None:
            return []
        self._last = row.seq + 1
        return [replace(row, external_id=f"{row.external_id}!", seq=self._last, lane=PRESS, event=used)]

    async def _community(self, incoming: Incoming) -> int:
        if isinstance(incoming.event, OperatorAsked):
            return incoming.event.community
        key = (incoming.platform, incoming.place)
        if key not in self._known:
            self._known[key] = await self._desk.store.write(lambda tx: self._find_or_found(tx, *key))
        return self._known[key]

    async def _find_or_found(self, tx: Tx, platform: str, place: str) -> int:
        found = await community_of(tx, platform, place)
        if found is not None:
            return found
        number = self._desk.dice.id()
        now = self._desk.clock.now()
        made = await found_community(tx, number, "", self._language, platform, place, now)
        await morning.first(tx, made, now)
        return number


async def _add(tx: Tx, rows: Sequence[InboxRow]) -> bool:
    """Store an event with what comes of it; nothing when it is known."""
    if not await tx.add(INBOX, rows[0]):
        return False
    for row in rows[1:]:
        await tx.add(INBOX, row)
    return True
