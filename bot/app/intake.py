"""Intake: an event is committed to the inbox, deduped, and only then handed on."""

from __future__ import annotations

from bot.app.desk import Desk
from bot.app.lanes import Lanes
from bot.app.places import community_of, found_community
from bot.domain.events import ButtonPressed, CommandUsed, FormSubmitted, Incoming, OperatorAsked
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
        fresh = await self._desk.store.write(lambda tx: tx.add(INBOX, row))
        if fresh:
            self._lanes.offer(row)
        return fresh

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
        await found_community(tx, number, "", self._language, platform, place, self._desk.clock.now())
        return number
