"""The HTTP side: the Bot API and its files on one address, the control on another, so that the first can go down."""

from __future__ import annotations

import asyncio
import inspect
import json
import math
import traceback
from email.utils import formatdate
from typing import Any, Final, Self

from aiohttp import web

from tests.wire.telegram.check import decode, is_parameter
from tests.wire.telegram.control import Control, Unable
from tests.wire.telegram.errors import ApiError, too_many
from tests.wire.telegram.faults import Fault, FaultKind
from tests.wire.telegram.methods import METHODS, Args
from tests.wire.telegram.methods import me as bot_itself
from tests.wire.telegram.methods.call import NAMES
from tests.wire.telegram.record import Call
from tests.wire.telegram.state import Json, State, User
from tests.wire.telegram.world import World

TOKEN: Final = "700123456:AAwire-0123456789abcdefghijklmnopqrs"  # the model's own, of no account
WAITING: Final = {
    "getupdates": ("getUpdates", bot_itself.get_updates),
    "setwebhook": ("setWebhook", bot_itself.set_webhook),
    "deletewebhook": ("deleteWebhook", bot_itself.delete_webhook),
}
BEFORE: Final[tuple[FaultKind, ...]] = ("bad_gateway", "drop", "flood", "error")
AFTER: Final[tuple[FaultKind, ...]] = ("bad_gateway_after", "drop_after")


class Cut(Exception):
    """The connection is to be cut without an answer."""


class TelegramWire(Control):
    """A Bot API server on loopback with a world of its own; every control verb is a method of it."""

    def __init__(self, token: str = TOKEN, username: str = "steward_wire_bot", port: int = 0) -> None:
        bot = User(int(token.partition(":")[0]), "Steward", username=username, is_bot=True)
        super().__init__(World(State(bot), token))
        self._port = port
        self._api: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        self._control: web.AppRunner | None = None
        self.control_url = ""

    @property
    def token(self) -> str:
        """The token that is good now."""
        return self.world.token

    @property
    def base_url(self) -> str:
        """For PTB's `base_url`."""
        return f"http://127.0.0.1:{self._port}/bot"

    @property
    def base_file_url(self) -> str:
        """For PTB's `base_file_url`."""
        return f"http://127.0.0.1:{self._port}/file/bot"

    @property
    def complaints(self) -> list[str]:
        """What an independent model of the API found wrong with the bot's requests."""
        return self.world.book.complaints

    def addresses(self) -> Json:
        """What another process needs to know."""
        return {
            "base_url": self.base_url,
            "base_file_url": self.base_file_url,
            "control": self.control_url,
            "token": self.token,
        }

    async def __aenter__(self) -> Self:
        api = web.Application(client_max_size=64 << 20)
        api.router.add_route("*", "/bot{token}/{method}", self._answer)
        api.router.add_get("/file/bot{token}/wire/{file}", self._download)
        self._api = web.AppRunner(api, access_log=None, shutdown_timeout=0.2)
        await self._api.setup()
        await self._listen()
        control = web.Application(client_max_size=64 << 20)
        control.router.add_post("/control/{verb}", self._obey)
        self._control = web.AppRunner(control, access_log=None, shutdown_timeout=0.2)
        await self._control.setup()
        await web.TCPSite(self._control, "127.0.0.1", 0).start()
        self.control_url = f"http://127.0.0.1:{self._control.addresses[0][1]}/control"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.world.webhook.stop()
        self.world.queue.wake()
        for runner in (self._api, self._control):
            if runner is not None:
                await runner.cleanup()

    async def _listen(self) -> None:
        assert self._api is not None
        self._site = web.TCPSite(self._api, "127.0.0.1", self._port, reuse_address=True)
        await self._site.start()
        self._port = self._port or self._api.addresses[0][1]

    async def network_down(self) -> None:
        """Refuse connections and cut those that are open; nothing reaches a webhook either."""
        self.world.faults.down, self.world.webhook.reachable = True, False
        if self._site is not None and self._api is not None and self._api.server is not None:
            await self._site.stop()
            self._site = None
            for connection in list(self._api.server.connections):
                if connection.transport is not None:
                    connection.transport.abort()

    async def network_up(self) -> None:
        """Listen again, on the same port."""
        self.world.faults.down, self.world.webhook.reachable = False, True
        if self._site is None:
            await self._listen()
        self.world.queue.fresh.set()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        """One call of the Bot API."""
        name = request.match_info["method"]
        token = request.match_info["token"]
        try:
            if self.world.faults.down:
                raise Cut
            if token != self.world.token or self.world.state.logged_out:
                raise self._stranger(token)
            result = await self._call(name, await _read(request, name))
            return web.json_response({"ok": True, "result": result}, headers=self._headers())
        except ApiError as error:
            wait = error.parameters.get("retry_after")
            headers = self._headers() | ({"Retry-After": str(wait)} if wait else {})
            return web.json_response(error.body(), status=error.code, headers=headers)
        except Cut:
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=500)

    def _headers(self) -> dict[str, str]:
        """The server's own time, by which a bot can tell that its clock is wrong."""
        return {"Date": formatdate(self.world.clock.now(), usegmt=True)}

    def _stranger(self, token: str) -> ApiError:
        """What a token that is not, or no longer, good is told."""
        error = ApiError(401)
        if token == self.world.token:
            error = ApiError(400)
            error.description = "Logged out"
        self.world.book.unauthorized += 1
        return error

    async def _call(self, name: str, args: Args) -> Any:
        """Record, check, carry out, with whatever goes wrong."""
        known = NAMES.get(name.lower()) or WAITING.get(name.lower(), (name,))[0]
        params = decode(known, args.raw)
        call = self.world.book.open(known, params, self.world.clock.now())
        self.world.book.complaints += self.world.checker.look(known, params)
        chat = args.number("chat_id")
        try:
            await self._before(known, chat)
            result = await self._act(known, args)
            call.acted = True
            await self._after(known, chat)
        except ApiError as error:
            call.status, call.error = error.code, error.description
            raise
        except Cut:
            call.error = "connection cut"
            raise
        except Exception:
            self._broke(call)
            raise ApiError(500) from None
        else:
            call.status = 200
            return result
        finally:
            self.world.stir.notify()

    async def _act(self, name: str, args: Args) -> Any:
        if name.lower() in WAITING:
            return await WAITING[name.lower()][1](self.world, args)
        if name.lower() not in METHODS:
            self.world.book.complaints.append(f"{name}: not modelled")
            raise ApiError(404, ": method not found")
        return METHODS[name.lower()](self.world, args)

    async def _before(self, name: str, chat: int) -> None:
        """Trouble that keeps a call from being carried out."""
        slow = self.world.faults.strike(("latency",), name, chat)
        if slow is not None:
            await asyncio.sleep(slow.seconds)
        self._raise(self.world.faults.strike(BEFORE, name, chat))

    async def _after(self, name: str, chat: int) -> None:
        """Trouble that hides what was carried out."""
        self._raise(self.world.faults.strike(AFTER, name, chat))

    def _raise(self, fault: Fault | None) -> None:
        if fault is None:
            return
        if fault.kind.startswith("drop"):
            raise Cut
        if fault.kind == "flood":
            raise too_many(max(1, math.ceil(fault.until - self.world.clock.now() if fault.until else fault.seconds)))
        if fault.kind == "error":
            raise ApiError(fault.code, fault.text)
        raise ApiError(502)

    def _broke(self, call: Call) -> None:
        """The model itself failed: that is for whoever mends it to see."""
        call.status, call.error = 500, "the model failed"
        self.world.book.complaints.append(f"{call.method}: the model failed: {traceback.format_exc(limit=-3)}")

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """A file's bytes."""
        found = self.world.state.files.get(request.match_info["file"])
        if request.match_info["token"] != self.world.token or found is None:
            return web.json_response(ApiError(404).body(), status=404)
        return web.Response(body=found[1], content_type="application/octet-stream")

    async def _obey(self, request: web.Request) -> web.StreamResponse:
        """One control verb over HTTP: its arguments as a JSON object, those without a name as its "args"."""
        verb = request.match_info["verb"]
        function = getattr(self, verb, None)
        if verb.startswith("_") or not inspect.ismethod(function):
            return web.json_response({"ok": False, "error": f"no verb {verb}"}, status=404)
        try:
            arguments = json.loads(await request.text() or "{}")
            given = function(*arguments.pop("args", ()), **arguments)
            result = await given if inspect.isawaitable(given) else given
        except (Unable, TypeError, KeyError, ValueError, AttributeError) as error:
            status = 409 if isinstance(error, Unable) else 400
            return web.json_response({"ok": False, "error": f"{type(error).__name__}: {error}"}, status=status)
        return web.json_response({"ok": True, "result": result})


async def _read(request: web.Request, method: str) -> Args:
    """Parameters from the query, a form, JSON, or a form with files."""
    raw: Json = dict(request.query)
    files: dict[str, tuple[str, bytes]] = {}
    if request.content_type == "application/json":
        given = json.loads(await request.text() or "{}")
        raw |= given if isinstance(given, dict) else {}
    elif request.can_read_body:
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                files[name] = (value.filename, value.file.read())
                if is_parameter(method, name):
                    raw[name] = {"file_name": value.filename, "bytes": len(files[name][1])}
            else:
                raw[name] = value.decode() if isinstance(value, bytes | bytearray) else value
    return Args(raw, files)
