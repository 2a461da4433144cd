"""Asking for updates, with the library's own Updater.

Telegram forgets an update once the next getUpdates asks past it, and the Updater asks past whatever it has put into
its queue. So our queue's `put` returns when the update is stored, and never raises: until then nothing is confirmed,
not even by the call that the Updater makes when it stops (`telegram/ext/_updater.py`).
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dtm
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter, ExtBot, Updater
from telegram.request import HTTPXRequest

from adapters.telegram.errors import seconds_of
from adapters.telegram.gateway import Arrived, Gateway
from adapters.telegram.inbound import ALLOWED
from adapters.telegram.lines import Closed
from adapters.telegram.raw import Json, number_of
from adapters.telegram.settings import TelegramSettings
from bot.domain.time import SECOND
from bot.ports.clock import Clock
from bot.ports.platform import Trouble

log = logging.getLogger("steward.telegram")

LONG_POLL: Final = 30
"""Seconds that Telegram may hold a getUpdates open; its server allows 50."""
BATCH: Final = 100
"""The most updates that one getUpdates brings (https://core.telegram.org/bots/api#getupdates)."""
READ: Final = 15.0
HANGS: Final = (LONG_POLL + 3 * READ) * SECOND
"""After so long without a sign of life polling is begun anew."""
LOOK: Final = 10 * SECOND
LATELY: Final = 120 * SECOND
"""How long a conflict is told of: two who ask in turn each get through now and then."""
CONNECTIONS: Final = 64
STOP_SECONDS: Final = 5.0


@dataclass(slots=True)
class Ear:
    """What listens to getUpdates: `arrive` takes updates, `heard` each error or None, `alive_at` is its last sign of
    life in µs."""

    clock: Clock
    alive_at: int = 0
    arrive: Callable[[list[Json]], list[Arrived]] = lambda _: []
    heard: Callable[[TelegramError | None], None] = lambda _: None

    def is_alive(self) -> None:
        """A sign of life."""
        self.alive_at = self.clock.now()


class Received(ExtBot[Any]):
    """The library's bot, which hands updates over as they came: one malformed update spoils no batch, and what is newer
    than the library is read all the same. It never shows its token."""

    def __init__(self, settings: TelegramSettings, limiter: BaseRateLimiter[Any], ear: Ear) -> None:
        calls = HTTPXRequest(CONNECTIONS, read_timeout=READ, write_timeout=READ, connect_timeout=10, pool_timeout=5)
        asking = _Swift(2, read_timeout=READ, connect_timeout=10, pool_timeout=5)
        super().__init__(
            settings.token, settings.base_url, settings.base_file_url, request=calls, get_updates_request=asking,
            rate_limiter=limiter,
        )  # fmt: skip
        self._ear = ear

    def __repr__(self) -> str:
        return "Received[token=…]"

    @property
    def id(self) -> int:
        """Steward's own id, as the token begins with it: known before the first call."""
        first = self.token.partition(":")[0]
        return int(first) if first.isdecimal() else super().id

    async def get_updates(  # type: ignore[override]  # the Updater looks at nothing but `update_id` of each
        self,
        offset: int | None = None,
        limit: int | None = None,
        timeout: int | dtm.timedelta | None = None,
        allowed_updates: Sequence[str] | None = None,
        **_: Any,
    ) -> Sequence[Arrived]:
        """One getUpdates; what came is being stored when it returns."""
        wait = timeout.total_seconds() if isinstance(timeout, dtm.timedelta) else float(timeout or 0)
        data = {"offset": offset, "limit": limit, "timeout": int(wait), "allowed_updates": allowed_updates}
        self._ear.is_alive()
        try:
            result = await self._post("getUpdates", data, read_timeout=READ + wait)
        except TelegramError as error:
            self._ear.is_alive()
            self._ear.heard(error)
            raise
        self._ear.is_alive()
        self._ear.heard(None)
        return self._ear.arrive(_whole(result))


class _Swift(HTTPXRequest):
    """Reads JSON three times as fast, and lone surrogates as the library does."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """The answer, parsed; raises TelegramError for what is no JSON."""
        try:
            return orjson.loads(payload)
        except orjson.JSONDecodeError:
            return HTTPXRequest.parse_json_payload(payload)


def _whole(result: Any) -> list[Json]:
    """The updates that have a number, in its order; nothing else can be confirmed."""
    updates = [one for one in result if isinstance(one, dict)] if isinstance(result, list) else []
    numbered = [one for one in updates if number_of(one, "update_id") is not None]
    return sorted(numbered, key=lambda one: number_of(one, "update_id") or 0)


class InboxQueue(asyncio.Queue[object]):
    """The Updater's queue. It holds nothing: what was put is stored."""

    def __init__(self, gateway: Gateway) -> None:
        super().__init__()
        self._gateway = gateway

    async def put(self, item: object) -> None:
        """Return once the update is durable. Raises nothing, whatever happens, but its own cancellation."""
        if not isinstance(item, Arrived):
            return
        try:
            await self._gateway.stored(item)
        except Closed:
            raise asyncio.CancelledError from None
        except Exception:
            log.exception("an update could not be stored")


class Polling:
    """Keeps asking. `fault` is told once when the token is refused: then nothing helps but another one."""

    def __init__(self, bot: Bot, ear: Ear, gateway: Gateway, fault: Callable[[TelegramError], None]) -> None:
        self._bot = bot
        self._ear = ear
        self._gateway = gateway
        self._clock = ear.clock
        self._fault = fault
        self._updater: Updater | None = None
        self._watch: asyncio.Task[None] | None = None
        self._error: TelegramError | None = None
        self._conflict: tuple[int, TelegramError | None] = (0, None)
        self.restarts = 0

    async def start(self, *, drop: bool) -> None:
        """Begin. Raises TelegramError when the webhook, if there is one, can't be taken away."""
        self._ear.arrive, self._ear.heard = self._arrive, self._hear
        await self._begin(drop)
        self._watch = asyncio.create_task(self._look_after(), name="telegram-watch")

    async def _begin(self, drop: bool) -> None:
        self._updater = Updater(self._bot, InboxQueue(self._gateway))
        await self._updater.initialize()
        self._ear.is_alive()
        await self._updater.start_polling(
            timeout=dtm.timedelta(seconds=LONG_POLL), allowed_updates=ALLOWED, drop_pending_updates=drop,
            error_callback=lambda error: log.warning("getUpdates: %s", type(error).__name__),
        )  # fmt: skip

    async def stop(self) -> None:
        """Stop; what is stored is confirmed, everything else comes again."""
        if self._watch is not None:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
            self._watch = None
        await self._end()

    async def _end(self) -> None:
        updater, self._updater = self._updater, None
        if updater is None or not updater.running:
            return
        with contextlib.suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(STOP_SECONDS):
                await updater.stop()

    def _arrive(self, updates: list[Json]) -> list[Arrived]:
        """The last call of a stop confirms and takes nothing."""
        if self._updater is None or not self._gateway.is_open:
            return []
        if len(updates) >= BATCH:
            self._gateway.piled()
        return [self._gateway.arrive(number_of(one, "update_id") or 0, one) for one in updates]

    def _hear(self, error: TelegramError | None) -> None:
        self._error = error
        if isinstance(error, Conflict):
            self._conflict = (self._clock.now(), error)
        if isinstance(error, InvalidToken):
            self._fault(error)
        elif isinstance(error, RetryAfter):  # the Updater waits as long as it was told to
            self._ear.alive_at += seconds_of(error) * SECOND

    async def _look_after(self) -> None:
        """Begin anew when nothing was heard for too long, or somebody set a webhook beside us."""
        while True:
            await self._clock.sleep(LOOK)
            silent = self._clock.now() - self._ear.alive_at
            hangs = silent > HANGS and not self._gateway.waits_for_store
            if hangs or self._has_webhook():
                log.warning("polling is begun anew after %d s of silence", silent // SECOND)
                self.restarts += 1
                await self._end()
                try:
                    await self._begin(drop=False)
                except Exception as error:
                    log.warning("polling could not be begun: %s", type(error).__name__)

    def _has_webhook(self) -> bool:
        return _names_webhook(self._error)

    def troubles(self) -> tuple[Trouble, ...]:
        """What keeps updates from coming."""
        at, conflict = self._conflict
        if conflict is None or self._clock.now() - at > LATELY:
            return ()
        what = "telegram-webhook-foreign" if _names_webhook(conflict) else "telegram-second-poller"
        return (Trouble(what, feature="platform"),)


def _names_webhook(error: TelegramError | None) -> bool:
    """Whether somebody set a webhook, rather than asks beside us."""
    return isinstance(error, Conflict) and "webhook" in str(error).lower()
