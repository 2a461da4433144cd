"""From a `Site` to a Starlette application."""

from __future__ import annotations

import mimetypes
from contextlib import suppress
from typing import Final

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.requests import Request as WebRequest
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, WebSocketRoute
from starlette.routing import Route as WebRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from adapters.http.guard import Guard, Stamp
from adapters.http.shapes import Reply, Request, Route, Site, SocketRoute

_TYPES: Final = {
    ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml",
    ".json": "application/json", ".html": "text/html", ".woff2": "font/woff2",
}  # fmt: skip
for _ending, _type in _TYPES.items():  # a machine's own registry may say text/plain for .js
    mimetypes.add_type(_type, _ending)


def application(site: Site, port: int) -> ASGIApp:
    """The site as an ASGI application that listens on `port`."""
    routes: list[BaseRoute] = [_route(one) for one in site.routes]
    routes += [_socket(one) for one in site.sockets]
    routes += [Mount(one.prefix, StaticFiles(directory=one.folder)) for one in site.folders]
    app: ASGIApp = Starlette(routes=routes)
    if site.guarded:
        app = Guard(app, port)
    return Stamp(app, dict(site.headers))


def _route(route: Route) -> WebRoute:
    async def endpoint(web: WebRequest) -> Response:
        body = await _body(web, route.limit)
        if body is None:
            said = route.too_large(_plain(web)) if route.too_large else Reply(b"", "text/plain", 413)
            return Response(said.body, said.status, dict(said.headers), said.type)
        reply = await route.handler(_plain(web, body))
        return Response(reply.body, reply.status, dict(reply.headers), reply.type)

    return WebRoute(route.pattern, endpoint, methods=[route.method])


async def _body(web: WebRequest, limit: int) -> bytes | None:
    """The body, or None once it exceeds `limit` bytes, whatever its length header claims."""
    said = web.headers.get("content-length", "0")
    if said.isdecimal() and int(said) > limit:
        return None
    whole = bytearray()
    with suppress(ClientDisconnect):
        async for chunk in web.stream():
            whole += chunk
            if len(whole) > limit:
                return None
    return bytes(whole)


def _plain(web: WebRequest | WebSocket, body: bytes = b"") -> Request:
    path = {name: str(value) for name, value in web.path_params.items()}
    return Request(path, dict(web.query_params), {name.lower(): value for name, value in web.headers.items()}, body)


class _Line:
    """A WebSocket behind the `Line` shape."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket

    async def receive(self) -> str | None:
        """The next text frame, or None at the end."""
        try:
            message = await self._socket.receive()
        except (RuntimeError, WebSocketDisconnect):
            return None
        return None if message["type"] == "websocket.disconnect" else message.get("text") or ""

    async def send(self, text: str) -> None:
        """Send; a line that is gone takes nothing."""
        if self._socket.application_state is WebSocketState.CONNECTED:
            with suppress(RuntimeError, WebSocketDisconnect, OSError):
                await self._socket.send_text(text)

    async def close(self, code: int = 1000) -> None:
        """Close once."""
        if self._socket.application_state is WebSocketState.CONNECTED:
            with suppress(RuntimeError, WebSocketDisconnect, OSError):
                await self._socket.close(code)


def _socket(route: SocketRoute) -> WebSocketRoute:
    async def endpoint(socket: WebSocket) -> None:
        await socket.accept()
        line = _Line(socket)
        await route.handler(_plain(socket), line)
        await line.close()

    return WebSocketRoute(route.pattern, endpoint)
