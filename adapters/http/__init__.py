"""The web side of the process: the only place that knows starlette, uvicorn and prometheus-client.

It mounts what others hand it as a `Site` of plain callables, and knows none of them.

How to add something that speaks HTTP (a webhook, say):
1. In its own adapter write handlers `async def (Request) -> Reply` (or a socket handler).
2. Collect them as `Route`, `Socket` and `Folder` in a `Site`; `bot.bootstrap` hands it to a `Server`.
3. Loopback sites keep `guarded=True`: foreign hosts and origins are refused before a handler runs.
4. Test it with a real client against a real server on an ephemeral port, as `tests/adapters/http` does.
"""

from adapters.http.health import Health, health_site
from adapters.http.metrics import Figures
from adapters.http.server import Listening, PortTaken, Server
from adapters.http.shapes import Folder, Line, Reply, Request, Route, Site, SocketRoute

__all__ = [
    "Figures", "Folder", "Health", "Line", "Listening", "PortTaken", "Reply", "Request", "Route", "Server", "Site",
    "SocketRoute", "health_site",
]  # fmt: skip
