"""Who may speak to a loopback site: this machine's own pages and scripts, never a foreign page or name.

A page elsewhere can make a browser send requests to 127.0.0.1. `Host` tells DNS rebinding (the name stays foreign),
`Origin` tells a foreign page: browsers send it with every WebSocket and every POST. Scripts send no `Origin`.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_READING: Final = frozenset({"GET", "HEAD"})


class Guard:
    """ASGI middleware; `port` is the one the site listens on."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._port = port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse with 403, or pass on."""
        if scope["type"] not in ("http", "websocket") or self._welcome(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await PlainTextResponse("foreign host or origin", 403)(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _welcome(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        if not self._ours(headers.get("host", "")):
            return False
        if scope["type"] == "http" and scope["method"] in _READING:
            return True
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return False
        origin = headers.get("origin")
        return origin is None or (origin.startswith("http://") and self._ours(origin.removeprefix("http://")))

    def _ours(self, host: str) -> bool:
        try:
            parts = urlsplit(f"//{host}")
            port = parts.port
        except ValueError:
            return False
        plain = parts.netloc == host and parts.username is None and parts.password is None
        return plain and parts.hostname in LOOPBACK and (port or 80) == self._port


class Stamp:
    """ASGI middleware that puts fixed headers on every HTTP answer."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self._app = app
        self._raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers that the answer does not carry itself."""

        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(one for one in self._raw if one[0] not in there)]
            await send(message)

        await self._app(scope, receive, stamped if scope["type"] == "http" else send)
