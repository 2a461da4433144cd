"""What a site is made of, as plain values: no starlette type crosses this line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

JSON: Final = "application/json"
MIB: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Request:
    """`path` holds what the route's braces matched; header names are lower case."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, whole."""

    body: bytes
    type: str = JSON
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Handler = Callable[[Request], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Route:
    """`pattern` like "/files/{id}"; a body larger than `limit` bytes never reaches the handler: `too_large` answers."""

    method: str
    pattern: str
    handler: Handler
    limit: int = MIB
    too_large: Callable[[Request], Reply] | None = None


class Line(Protocol):
    """A WebSocket as a handler sees it."""

    async def receive(self) -> str | None:
        """The next text frame; None when the other side is gone. A binary frame is the empty text."""

    async def send(self, text: str) -> None:
        """Send a text frame; nothing happens when the other side is gone."""

    async def close(self, code: int = 1000) -> None:
        """Close."""


SocketHandler = Callable[[Request, Line], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class SocketRoute:
    """A WebSocket address. The handler ends when the line does."""

    pattern: str
    handler: SocketHandler


@dataclass(frozen=True, slots=True)
class Folder:
    """Files served as they are under `prefix`; nothing outside the folder, no listing."""

    prefix: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Site:
    """All of it. `headers` go with every answer; `guarded` refuses foreign hosts and origins (loopback sites)."""

    routes: tuple[Route, ...] = ()
    sockets: tuple[SocketRoute, ...] = ()
    folders: tuple[Folder, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    guarded: bool = True
