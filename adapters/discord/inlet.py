"""What the readers of events share: who is who, which channel is which, where events go, work in the background."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

import aiohttp
import discord
from discord.http import Route

from adapters.discord.authors import Authors
from adapters.discord.channels import Channels
from adapters.discord.delivery import Delivery
from adapters.discord.limits import Lane
from adapters.discord.messages import Messages
from adapters.discord.session import PLATFORM, Session
from adapters.discord.state import turn
from bot.domain.events import Event, Incoming

_log = logging.getLogger(__name__)


class Inlet:
    """One for each platform object. `delivery` is renewed with each start."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.authors = Authors(self._role_name)
        self.channels = Channels(self._find_channel)
        self.messages = Messages(self.authors, self.channels)
        self.source = f"{PLATFORM}:"
        self._delivery: Delivery | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def delivery(self) -> Delivery:
        """Where events go; there is one from the start on."""
        if self._delivery is None:
            raise RuntimeError("the platform has not been started")
        return self._delivery

    def open(self, delivery: Delivery) -> None:
        """A new connection begins."""
        self._delivery = delivery

    def know_own(self, account: int, application: int) -> None:
        """Whose account and application this is; both are known after the login."""
        self.authors.own = str(account)
        self.source = f"{PLATFORM}:{application}"

    def now(self) -> int:
        """The time, in µs UTC."""
        return self.session.clock.now()

    def tell(self, external_id: str, place: str, event: Event, then: Callable[[], None] | None = None) -> None:
        """Hand an event on, in the order of the calls."""
        self.delivery.offer(Incoming(self.source, external_id, PLATFORM, place, event), then)

    async def ask(self, route: Route, *, missing: Any = None, **query: Any) -> Any:
        """Read something from Discord that an event leaves out, behind everything that is more urgent; None where it
        can't be had, `missing` where Discord says that there is no such thing."""
        try:
            await turn(self.session, Lane.BACKFILL)
            return await self.session.client.http.request(route, params=query)
        except discord.NotFound:
            _log.info("%s is not there", route.path)
            return missing
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
            _log.info("%s can't be read: %s", route.path, type(error).__name__)
            return None

    def spawn(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        """Do something beside the stream of events; what goes wrong in it is logged."""
        task = asyncio.create_task(self._watched(work, name), name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _watched(self, work: Coroutine[Any, Any, None], name: str) -> None:
        try:
            await work
        except Exception:
            _log.exception("%s failed", name)

    async def close(self) -> None:
        """End the work in the background and let what is under way be stored."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._delivery is not None:
            await self._delivery.close()

    def _role_name(self, guild: int, role: int) -> str:
        home = self.session.client.get_guild(guild)
        found = home.get_role(role) if home is not None else None
        return found.name if found is not None else ""

    def _find_channel(self, guild: int, channel: int) -> Any:
        home = self.session.client.get_guild(guild)
        return home.get_channel_or_thread(channel) if home is not None else None
