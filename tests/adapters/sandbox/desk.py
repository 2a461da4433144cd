"""A sandbox behind a real server on an ephemeral loopback port, and a client that reads its frames."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import httpx
import websockets

from adapters.fluent import load_texts
from adapters.http import Listening, Server
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sandbox import Sandbox, sandbox_site
from bot.domain.events import Incoming

TEXTS: Final = load_texts()


class Core:
    """Stands where the core stands: keeps what it accepted; refuses while `broken`."""

    def __init__(self) -> None:
        self.got: list[Incoming] = []
        self.broken = False
        self._news = asyncio.Event()

    async def accept(self, incoming: Incoming) -> bool:
        if self.broken:
            raise OSError("the disk is full")
        fresh = all(one.external_id != incoming.external_id for one in self.got)
        if fresh:
            self.got.append(incoming)
            self._news.set()
        return fresh

    async def until(self, count: int) -> list[Incoming]:
        """Wait until so many events came."""
        async with asyncio.timeout(10):
            while len(self.got) < count:
                self._news.clear()
                await self._news.wait()
        return self.got


class Client:
    """One open page."""

    def __init__(self, socket: websockets.ClientConnection) -> None:
        self.socket = socket
        self.seen: list[dict[str, Any]] = []
        self._next = 0

    async def frame(self) -> dict[str, Any]:
        async with asyncio.timeout(10):
            found: dict[str, Any] = json.loads(await self.socket.recv())
        self.seen.append(found)
        return found

    async def until(self, **wanted: Any) -> dict[str, Any]:
        """The next frame that carries these values; what came before stays in `seen`."""
        while True:
            found = await self.frame()
            if all(found.get(name) == value for name, value in wanted.items()):
                return found

    async def send(self, **frame: Any) -> int:
        self._next += 1
        await self.socket.send(json.dumps({"id": self._next, **frame}))
        return self._next

    async def do(self, **frame: Any) -> dict[str, Any]:
        """Send a frame, and its reply."""
        return await self.until(re=await self.send(**frame))


class House:
    """Everything together."""

    def __init__(self, sandbox: Sandbox, core: Core, clock: MemoryClock, listening: Listening) -> None:
        self.sandbox, self.core, self.clock, self.port = sandbox, core, clock, listening.port
        self.url = listening.url.rstrip("/")

    @asynccontextmanager
    async def page(self, who: str = "bob", lang: str = "en", **options: Any) -> AsyncIterator[Client]:
        """An open page, its snapshot already read into `seen[0]`."""
        address = f"ws://127.0.0.1:{self.port}/ws?as={who}&lang={lang}"
        async with websockets.connect(address, max_size=None, **options) as socket:
            client = Client(socket)
            await client.frame()
            yield client

    def http(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url=self.url, trust_env=False)


@asynccontextmanager
async def house(folder: Path, *, started: bool = True, autojump: bool = False) -> AsyncIterator[House]:
    """Open a sandbox in a folder (again); closed at the end."""
    clock, core = MemoryClock(autojump=autojump), Core()
    sandbox = Sandbox(folder / "sandbox.db", clock, MemoryDice(3), TEXTS)
    await sandbox.open()
    if started:
        await sandbox.start(core.accept)
    server = Server(sandbox_site(sandbox), port=0)
    listening = await server.start()
    assert isinstance(listening, Listening)
    try:
        yield House(sandbox, core, clock, listening)
    finally:
        await server.stop()
        await sandbox.stop()
