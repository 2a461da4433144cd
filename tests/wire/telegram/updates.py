"""The queue of updates: numbered, kept for a time, confirmed by offset, waited for by one poller at a time."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass
from typing import Any, Final

from tests.wire.telegram.clock import Clock, Stir
from tests.wire.telegram.errors import ApiError
from tests.wire.telegram.state import Json

KINDS: Final = frozenset(
    """message edited_message channel_post edited_channel_post business_connection business_message
    edited_business_message deleted_business_messages guest_message message_reaction message_reaction_count
    inline_query chosen_inline_result callback_query shipping_query pre_checkout_query purchased_paid_media poll
    poll_answer my_chat_member chat_member chat_join_request chat_boost removed_chat_boost managed_bot""".split()
)
DEFAULT: Final = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}
DAY: Final = 86_400.0
WEEK: Final = 7 * DAY
LONGEST_POLL: Final = 50
LIFE: Final = {"callback_query": 150.0, "inline_query": 30.0, "chosen_inline_result": 600.0}
OTHER_POLLER: Final = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True, slots=True)
class Pending:
    """One update that waits; `line` is the chat or person whose order a webhook keeps."""

    id: int
    kind: str
    payload: Any
    expires: float
    line: int

    def whole(self) -> Json:
        """The Update object."""
        return {"update_id": self.id, self.kind: self.payload}


class UpdateQueue:
    """What the platform holds for the bot until it is confirmed, or too old."""

    def __init__(self, clock: Clock, stir: Stir, first: int = 700_000_001) -> None:
        self.allowed = DEFAULT
        self.paced = True
        self.confirmed = 0
        self.expired = 0
        self._clock = clock
        self._stir = stir
        self._next = first
        self._last_at = 0.0
        self._chance = random.Random(first)
        self._pending: dict[int, Pending] = {}
        self._poll: asyncio.Future[None] | None = None
        self._last_poll: tuple[int, float] = (-1, 0.0)
        self._next_conflict = 0.0
        self.fresh = asyncio.Event()

    def add(self, kind: str, payload: Any, line: int, life: float = DAY, *, wanted: bool = True) -> int | None:
        """Queue an update if its kind was asked for (or that does not matter); its number, or None."""
        if (wanted and kind not in self.allowed) or life <= 0:
            return None
        now = self._clock.now()
        if self._last_at and now - self._last_at > WEEK:
            self._next = self._chance.randrange(100_000_000, 900_000_000)
        self._last_at = now
        number, self._next = self._next, self._next + 1
        self._pending[number] = Pending(number, kind, payload, now + LIFE.get(kind, life), line)
        self.wake()
        return number

    def pending(self) -> list[Pending]:
        """What waits, in order; what is too old is gone."""
        now = self._clock.now()
        old = [number for number, one in self._pending.items() if one.expires <= now]
        self.expired += len(old)
        for number in old:
            del self._pending[number]
        return list(self._pending.values())

    def choose(self, names: Any) -> None:
        """`allowed_updates` as the server reads it: nothing keeps the last choice, unknown names don't count."""
        if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
            return
        self.allowed = frozenset(name.lower() for name in names) & KINDS or DEFAULT

    def drop(self, number: int) -> None:
        """An update was delivered."""
        if self._pending.pop(number, None) is not None:
            self.confirmed += 1
            self._stir.notify()

    def forget(self, keep: int = 0) -> None:
        """Forget all but the last ones."""
        for number in list(self._pending)[: len(self._pending) - keep]:
            del self._pending[number]
        self._stir.notify()

    @property
    def polled(self) -> bool:
        """Whether a long poll waits now."""
        return self._poll is not None and not self._poll.done()

    async def poll(self, offset: int, limit: int, timeout: int) -> list[Json]:
        """getUpdates, with the server's brake on a poller that asks for the same again at once."""
        now = time.monotonic()
        same, last = self._last_poll
        if self.paced and offset == same and now < last + 3.0 and timeout < 3:
            timeout = 3
        if self.paced and offset == same and now < last + 0.5:
            limit = 1
        self._last_poll = (offset, now)
        if offset < 0:
            self.forget(-offset)
        found = self._take(offset, limit)
        if not found and timeout > 0:
            await self._wait(timeout)
            found = self._take(offset, limit)
        return [one.whole() for one in found]

    def _take(self, offset: int, limit: int) -> list[Pending]:
        """The updates from an offset on; those before it are confirmed by being asked past."""
        if 0 < offset <= self._next + 9:
            for number in [number for number in self._pending if number < offset]:
                self.drop(number)
        return self.pending()[:limit]

    async def _wait(self, timeout: float) -> None:
        """Wait for news; a second poller ends the first with 409, slowed as the server slows it."""
        self.interrupt(409, OTHER_POLLER)
        mine = self._poll = asyncio.get_running_loop().create_future()
        self._stir.notify()
        try:
            async with asyncio.timeout(timeout):
                await mine
        except TimeoutError:
            return
        except ApiError as error:
            if error.code == 409:
                await self._slow_conflict()
            raise
        finally:
            if self._poll is mine:
                self._poll = None

    async def _slow_conflict(self) -> None:
        now = time.monotonic()
        if now < self._next_conflict:
            await asyncio.sleep(3.0)
        else:
            self._next_conflict = now + 3.0

    def interrupt(self, code: int, reason: str) -> None:
        """End a long poll with a refusal."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(ApiError(code, reason))

    def wake(self) -> None:
        """There is news: a waiting poll is answered at once."""
        self.fresh.set()
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
