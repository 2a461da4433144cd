"""One uvicorn server in a task of ours: no signals, no reloader, its own socket."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import uvicorn

from adapters.http.app import application
from adapters.http.shapes import MIB, Site

MAX_FRAME: Final = MIB
_GRACE_SECONDS: Final = 2


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the site is now."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """For people to open."""
        return f"http://{self.host}:{self.port}/"


@dataclass(frozen=True, slots=True)
class PortTaken:
    """The port cannot be had. `key` is a Fluent text that names the remedy, with `$port` and `$next`."""

    port: int
    key: str = "http-port-taken"

    @property
    def next(self) -> int:
        """A port to try instead."""
        return self.port + 1 if self.port < 65535 else 8080


class _Quiet(uvicorn.Server):
    """Signals belong to the process's supervisor, not to a server in it. `up` is set once it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn does it, and tell."""
        await super().startup(sockets)
        self.up.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave them alone."""
        yield


class Server:
    """Serves a site on `host`:`port`; port 0 takes a free one. Loopback unless the caller says otherwise."""

    def __init__(self, site: Site, port: int, host: str = "127.0.0.1") -> None:
        self._site, self._host, self._port = site, host, port
        self._server: _Quiet | None = None
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> Listening | PortTaken:
        """Listen; returns once the first request would be answered."""
        bound = _bind(self._host, self._port)
        if bound is None:
            return PortTaken(self._port)
        port = int(bound.getsockname()[1])
        config = uvicorn.Config(
            application(self._site, port), ws="websockets-sansio", ws_max_size=MAX_FRAME, log_config=None,
            access_log=False, lifespan="off", server_header=False, timeout_graceful_shutdown=_GRACE_SECONDS,
        )  # fmt: skip
        self._server = _Quiet(config)
        self._task = asyncio.create_task(self._server.serve([bound]), name=f"http-{port}")
        up = asyncio.create_task(self._server.up.wait())
        await asyncio.wait({up, self._task}, return_when=asyncio.FIRST_COMPLETED)
        up.cancel()
        if self._task.done():
            await self._task
        return Listening(self._host, port)

    async def stop(self) -> None:
        """Close every line and stop listening."""
        if self._server is None or self._task is None:
            return
        self._server.should_exit = True
        await self._task
        self._server = self._task = None


def _bind(host: str, port: int) -> socket.socket | None:
    """A listening socket, or None when somebody else has the port or we may not take it."""
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(128)
    except OSError as fault:
        made.close()
        if fault.errno in (errno.EADDRINUSE, errno.EACCES):
            return None
        raise
    made.setblocking(False)
    return made
