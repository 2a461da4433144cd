"""discord.py pointed at a wire: what a test needs to drive the plain library against it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL


@contextmanager
def pointed(addresses: dict[str, str]) -> Iterator[None]:
    """discord.py's class-wide addresses set to a wire's, and put back."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = addresses["api"], URL(addresses["gateway"])
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


class Listener(discord.Client):
    """A client that keeps what it hears: (event, arguments)."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("intents", discord.Intents.all())
        options.setdefault("guild_ready_timeout", 0.05)
        super().__init__(**options)
        self.heard: list[tuple[str, tuple[Any, ...]]] = []

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Keep every event, then go on as usual."""
        self.heard.append((event, args))
        super().dispatch(event, *args, **kwargs)

    def got(self, event: str) -> list[Any]:
        """First arguments of the events of a name."""
        return [args[0] if args else None for name, args in self.heard if name == event]


async def until(fits: Callable[[], Any], seconds: float = 10.0) -> Any:
    """Wait until something is true, and give it; TimeoutError after `seconds`."""
    async with asyncio.timeout(seconds):
        while True:
            if found := fits():
                return found
            await asyncio.sleep(0.005)


@asynccontextmanager
async def logged_in(addresses: dict[str, str], client: Any = None) -> AsyncIterator[Any]:
    """A client logged in and ready, closed at the end."""
    client = client or Listener()
    with pointed(addresses):
        task = asyncio.create_task(client.start(addresses["token"]))
        try:
            await until(lambda: client.is_ready() or task.done())
            if task.done():
                task.result()
            yield client
        finally:
            await client.close()
            with suppress(asyncio.CancelledError, discord.ConnectionClosed):
                await task
