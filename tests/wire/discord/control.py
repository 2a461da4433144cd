"""The tests' handle: what people, the platform and bad luck do.

In process its verbs are methods, elsewhere `POST /control/<verb>`.

People, channels and guilds are named by id or by their name where it is unique. Messages go by id alone.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.wire.discord.control_acting import Acting
from tests.wire.discord.control_asking import Asking
from tests.wire.discord.control_gathering import Gathering
from tests.wire.discord.control_making import Making
from tests.wire.discord.control_reading import Reading
from tests.wire.discord.control_trouble import Trouble
from tests.wire.discord.errors import ApiError

if TYPE_CHECKING:
    from tests.wire.discord.server import DiscordWire


class Control(Making, Acting, Gathering, Asking, Trouble, Reading):
    """All verbs."""

    def __init__(self, wire: DiscordWire) -> None:
        self.wire = wire

    async def serve(self, request: web.Request) -> web.Response:
        """`POST /control/<verb>` with keyword arguments as a JSON object: `{"ok": …}`, or 400 with `{"error": …}`."""
        name = request.match_info["verb"]
        verb = getattr(self, name, None)
        if name.startswith("_") or name == "serve" or not inspect.ismethod(verb):
            return web.json_response({"error": f"no such verb: {name}"}, status=404)
        arguments: dict[str, Any] = await request.json() if request.can_read_body else {}
        try:
            return web.json_response({"ok": verb(**arguments)})
        except ApiError as error:
            return web.json_response({"error": error.body}, status=400)
        except (LookupError, TypeError, ValueError) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)
