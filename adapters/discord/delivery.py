"""From the gateway to intake: in order, and nothing lost while the store can't write.

`offer` is called in the order in which Discord told, and calls intake at once: what is stored keeps that order. What
intake could not keep (`StoreFault`) is kept here and offered again, before anything that came later. A channel that is
being caught up with is held: what is said there now waits until what was said before is in.
"""

from __future__ import annotations

import asyncio
import bisect
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from bot.domain.events import Incoming, MessageDeleted, MessageEdited, MessagePosted
from bot.ports.platform import Accept
from bot.ports.store import StoreFault

MOST: Final = 50_000
"""Events kept while the store can't write; messages beyond are found again in Discord's history."""
WAITS: Final = (0.1, 0.5, 2.0, 5.0)
"""Seconds between tries while the store can't write; the last one again and again."""
_log = logging.getLogger(__name__)


@dataclass(slots=True, order=True)
class _Parcel:
    """An event under way; `then` is called once it is stored, whether it was new or not."""

    number: int
    incoming: Incoming = field(compare=False)
    then: Callable[[], None] | None = field(compare=False, default=None)


class Delivery:
    """One for each connection. `cut` is told the place of a message that found no room."""

    def __init__(self, accept: Accept, cut: Callable[[str], None] = lambda place: None) -> None:
        self._accept = accept
        self._cut = cut
        self._number = 0
        self._under_way: dict[asyncio.Future[bool], _Parcel] = {}
        self._kept: list[_Parcel] = []
        self._held: dict[str, list[_Parcel]] = {}
        self._again: asyncio.Task[None] | None = None
        self._closed = False

    def offer(self, incoming: Incoming, then: Callable[[], None] | None = None) -> None:
        """Hand an event on, behind everything that was offered before."""
        self._number += 1
        self._pass(_Parcel(self._number, incoming, then))

    def offer_past(self, incoming: Incoming) -> asyncio.Future[bool]:
        """Hand on what was found in a held channel's history, ahead of what is held. Done once it is stored; raises
        what intake raises."""
        return asyncio.ensure_future(self._accept(incoming))

    def hold(self, key: str) -> None:
        """Let what is said in a channel (its id), or in a whole place (`whole(place)`), wait for `release`."""
        self._held.setdefault(key, [])

    def release(self, key: str) -> None:
        """The past of the channel or place is in: what waited follows, in order, unless its channel is held too."""
        for parcel in self._held.pop(key, ()):
            self._pass(parcel)

    def _pass(self, parcel: _Parcel) -> None:
        held = self._holds(parcel.incoming) if self._held else None
        if held is None:
            self._hand(parcel)
        elif len(held) < MOST:
            held.append(parcel)
        else:
            self._cut(parcel.incoming.place)

    def _holds(self, incoming: Incoming) -> list[_Parcel] | None:
        """The list that an event has to wait in."""
        channel = _channel_of(incoming)
        if not channel:
            return None
        held = self._held.get(whole(incoming.place))
        return held if held is not None else self._held.get(channel)

    def _hand(self, parcel: _Parcel) -> None:
        if self._kept:
            self._keep(parcel)
            return
        answer = asyncio.ensure_future(self._accept(parcel.incoming))
        self._under_way[answer] = parcel
        answer.add_done_callback(self._stored)

    def _stored(self, answer: asyncio.Future[bool]) -> None:
        parcel = self._under_way.pop(answer)
        if answer.cancelled():
            return
        error = answer.exception()
        if error is None:
            if parcel.then is not None:
                parcel.then()
        elif isinstance(error, StoreFault):
            self._keep(parcel)
        else:
            _log.error("an event could not be taken in: %s", parcel.incoming.external_id, exc_info=error)

    def _keep(self, parcel: _Parcel) -> None:
        """Keep an event for later, in its turn; too many messages are left to be found in the history."""
        if len(self._kept) >= MOST and isinstance(parcel.incoming.event, MessagePosted | MessageEdited):
            self._cut(parcel.incoming.place)
            return
        bisect.insort(self._kept, parcel)
        if self._again is None and not self._closed:
            self._again = asyncio.create_task(self._try_again(), name="discord-keeps")

    async def _try_again(self) -> None:
        tries = 0
        _log.warning("the store can't write: events of Discord are kept in memory until it can")
        while self._kept:
            await asyncio.sleep(WAITS[min(tries, len(WAITS) - 1)])
            tries = 0 if await self._empty() else tries + 1
        self._again = None

    async def _empty(self) -> bool:
        """Offer what is kept, one by one; False when the store still can't write."""
        while self._kept:
            parcel = self._kept[0]
            try:
                await self._accept(parcel.incoming)
            except StoreFault:
                return False
            except Exception:
                _log.exception("an event could not be taken in: %s", parcel.incoming.external_id)
            self._kept.remove(parcel)
            if parcel.then is not None:
                parcel.then()
        return True

    async def settle(self) -> None:
        """Wait until everything that is under way is stored (for an orderly stop and tests)."""
        while self._under_way:
            await asyncio.wait(list(self._under_way))

    async def close(self, seconds: float = 5.0) -> None:
        """Wait for what is under way, a bounded time; what is still kept is gone with the process (and found again in
        the history, where it was a message)."""
        self._closed = True
        if self._again is not None:
            self._again.cancel()
            await asyncio.gather(self._again, return_exceptions=True)
        try:
            async with asyncio.timeout(seconds):
                await self.settle()
        except TimeoutError:
            _log.warning("stopped with %d events under way", len(self._under_way))
        for answer in list(self._under_way):
            answer.cancel()
        if self._kept:
            _log.warning("stopped with %d events that the store never took", len(self._kept))


def whole(place: str) -> str:
    """The key by which a whole place is held; an old guild's first channel has the guild's own id."""
    return f"place:{place}"


def _channel_of(incoming: Incoming) -> str:
    """The channel whose order an event belongs to; "" for what may overtake."""
    event = incoming.event
    if isinstance(event, MessagePosted | MessageEdited):
        return event.message.ref.channel.id
    return event.ref.channel.id if isinstance(event, MessageDeleted) else ""
