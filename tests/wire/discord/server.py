"""The wire itself: REST and gateway on one loopback port, the tests' control on another."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import unquote

from aiohttp import BodyPartReader, web

from tests.wire.discord import limits, routes_app, routes_gatherings, routes_guilds, routes_messages
from tests.wire.discord.check import Checker
from tests.wire.discord.control import Control
from tests.wire.discord.errors import ApiError, invalid
from tests.wire.discord.faults import Fault, Faults
from tests.wire.discord.gateway import Gateway
from tests.wire.discord.limits import Limits
from tests.wire.discord.routes import OPEN, ROUTES, Call
from tests.wire.discord.world import Json, World

API = "/api/v10"
AREAS = (routes_app, routes_gatherings, routes_guilds, routes_messages)
"""Imported for what they declare."""
LARGEST = 25 * 2**20
"""A request's bytes: https://docs.discord.com/developers/reference#uploading-files."""
REASON = 512
EXEMPT = ("/interactions/", "/webhooks/")
"""No global limit for these: https://docs.discord.com/developers/topics/rate-limits#global-rate-limit."""
MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token", "interaction_token")


@dataclass(slots=True)
class Record:
    """A request as it came and what became of it; never its token."""

    at: float
    method: str
    route: str
    path: str
    query: dict[str, str]
    body: Any
    files: list[str]
    headers: dict[str, str]
    reason: str | None
    status: int = 0
    code: int = 0
    fault: str = ""


class DiscordWire:
    """`async with DiscordWire() as wire` serves on free ports of 127.0.0.1 until the block ends."""

    def __init__(
        self, *, port: int = 0, control_port: int = 0, state_file: Path | None = None, token: str = "wire.bot.token"
    ) -> None:
        self.world = World()
        self.faults = Faults()
        self.limits = Limits()
        self.gateway = Gateway(self.world, self.faults)
        self.gateway.token = self.token = token
        self.checker = Checker()
        self.control = Control(self)
        self.records: list[Record] = []
        self._state_file = state_file
        self._ports = (port, control_port)
        self._runners: list[web.AppRunner] = []
        self._site: web.TCPSite | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        if state_file is not None and state_file.exists():
            self.world.load(state_file)

    @property
    def complaints(self) -> list[str]:
        """Requests that the machine-readable specification doesn't allow; empty without it."""
        return self.checker.complaints

    async def __aenter__(self) -> DiscordWire:
        """Start to serve."""
        public = web.Application(client_max_size=LARGEST)
        by_depth = sorted(ROUTES, key=lambda one: [part.startswith("{") for part in one[1].split("/")])
        for method, template, function in by_depth:
            public.router.add_route(method, API + template, self._handler(method, template, function))
        public.router.add_get("/gateway", self.gateway.serve)
        public.router.add_get("/attachments/{tail:.*}", self._file)
        public.router.add_route("*", API + "/{tail:.*}", self._handler("*", "*", None))
        private = web.Application(client_max_size=LARGEST)
        private.router.add_post("/control/{verb}", self.control.serve)
        ports = []
        for app, port in zip((public, private), self._ports, strict=True):
            runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
            await runner.setup()
            self._runners.append(runner)
            site = web.TCPSite(runner, "127.0.0.1", port)
            await site.start()
            ports.append(runner.addresses[0][1])
            self._site = self._site or site
        self._ports = (ports[0], ports[1])
        self.world.cdn = f"http://127.0.0.1:{ports[0]}"
        self.gateway.address = f"ws://127.0.0.1:{ports[0]}/gateway"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Cut every connection and keep the state, if a file was named."""
        for task in self._tasks:
            task.cancel()
        self.gateway.abort()
        for runner in self._runners:
            await runner.cleanup()
        if self._state_file is not None:
            await asyncio.to_thread(self.world.save, self._state_file)

    def addresses(self) -> Json:
        """Where everything is; `api` is what `Route.BASE` is set to, `gateway` what `DEFAULT_GATEWAY` is."""
        root = f"http://127.0.0.1:{self._ports[0]}"
        control = f"http://127.0.0.1:{self._ports[1]}/control"
        return {
            "api": root + API,
            "gateway": self.gateway.address,
            "control": control,
            "cdn": root,
            "token": self.token,
            "bot": self.world.bot,
        }

    def private_channel(self, other: str) -> Json:
        """The private channel of the bot and a user; made at the first call."""
        self.world.user(other)
        for one in self.world.store.dms.values():
            if one["recipients"][0]["id"] == other:
                return one
        number = self.world.clock.snowflake()
        made = {
            "id": number,
            "type": 1,
            "last_message_id": None,
            "flags": 0,
            "recipients": [dict(self.world.store.users[other])],
        }
        self.world.store.dms[number] = made
        return made

    # the network's own troubles

    def go_down(self, seconds: float) -> None:
        """Cut everything and accept no connection for so long."""
        loop = asyncio.get_running_loop()
        self.faults.down_until = loop.time() + seconds
        self.gateway.abort()
        task = loop.create_task(self._away(seconds))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _away(self, seconds: float) -> None:
        assert self._site is not None
        await self._site.stop()
        await asyncio.sleep(seconds)
        self._site = web.TCPSite(self._runners[0], "127.0.0.1", self._ports[0], reuse_address=True)
        await self._site.start()

    # requests

    def _handler(self, method: str, template: str, function: Any) -> Any:
        async def handle(request: web.Request) -> web.StreamResponse:
            return await self._handle(request, method, template, function)

        return handle

    async def _handle(self, request: web.Request, method: str, template: str, function: Any) -> web.StreamResponse:
        """Everything between a request and its answer."""
        if self.faults.is_down():
            return _cut(request)
        method = request.method
        fault = self.faults.take(method, template, request.path)
        if fault is not None and fault.kind == "drop":
            return _cut(request)
        record = Record(
            self.world.clock.seconds(), method, template, request.path, dict(request.query), None, [], {}, None
        )
        record.headers = {key: value for key, value in request.headers.items() if key.lower() != "authorization"}
        record.fault = fault.kind if fault else ""
        self.records.append(record)
        try:
            body, headers, status = await self._answer(request, record, function, fault)
        except ApiError as error:
            body, headers, status = error.body, {}, error.status
            record.code = error.code
        if self.faults.latency:
            await asyncio.sleep(self.faults.latency)
        if fault is not None and fault.kind == "drop_after":
            record.status = status
            return _cut(request)
        if fault is not None and fault.kind == "502_after":
            record.code = status  # what really became of it
            body, status = "502: Bad Gateway", 502
        record.status = status
        if status in (401, 403) or (status == 429 and headers.get("X-RateLimit-Scope") != "shared"):
            self.limits.count_invalid()
        return _respond(body, headers | {"Date": self.world.clock.http()}, status)

    async def _answer(
        self, request: web.Request, record: Record, function: Any, fault: Fault | None
    ) -> tuple[Any, dict[str, str], int]:
        """Body, headers and status; raises ApiError for a refusal of the world's."""
        if self.limits.banned():
            return "error code: 1015", {}, 429
        uploads = await _read(request, record)
        if fault is not None and fault.kind in ("502", "status"):
            status = 502 if fault.kind == "502" else fault.status
            return (
                (f"{status}: upstream", {}, status)
                if status >= 500
                else ({"message": f"{status}", "code": 0}, {}, status)
            )
        self._authorise(request, record)
        if (refused := self._limited(request, record, fault)) is not None:
            return refused
        if function is None:
            raise ApiError(404, 0, "404: Not Found")
        self.checker.check(record.method, record.route, record.body, record.query)
        if len(record.reason or "") > REASON:
            raise invalid("reason", "Must be 512 or fewer in length.")
        bucket = self.limits.bucket(*_bucket(request, record))
        headers = limits.headers(_bucket(request, record)[0], bucket)
        params = dict(request.match_info)
        call = Call(
            self, record.method, record.route, record.path, params, record.query, record.body, uploads, record.reason
        )
        try:
            result = function(call)
        except ApiError as error:
            record.code = error.code
            return error.body, headers, error.status
        except (KeyError, TypeError, ValueError, AttributeError) as error:  # a body of a shape nobody here thought of
            self.checker.complaints.append(f"{record.method} {record.route}: the wire can't read it: {error!r}")
            return invalid("", repr(error)).body, headers, 400
        return result, headers, 204 if result is None else 200

    def _authorise(self, request: web.Request, record: Record) -> None:
        opened = record.route.startswith(OPEN) and record.route != "/gateway/bot"
        right = request.headers.get("Authorization") == f"Bot {self.token}" and not self.faults.revoked
        if not right and not opened:
            raise ApiError(401, 0, "401: Unauthorized")

    def _limited(
        self, request: web.Request, record: Record, fault: Fault | None
    ) -> tuple[Any, dict[str, str], int] | None:
        """A 429, by fault, globally or by bucket; None when it may pass."""
        scope, wait = "user", 0.0
        if fault is not None and fault.kind == "429":
            scope, wait = fault.scope, fault.seconds
        elif self.limits.on:
            if not record.route.startswith(EXEMPT):
                scope, wait = "global", self.limits.globally()
            if not wait:
                scope, wait = "user", self.limits.bucket(*_bucket(request, record)).take()
        if not wait:
            return None
        self.limits.refused += 1
        body, headers = limits.refusal(wait, scope)
        if scope == "user":
            route, major = _bucket(request, record)
            headers = limits.headers(route, self.limits.bucket(route, major)) | {"X-RateLimit-Remaining": "0"} | headers
        return body, headers, 429

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """An attachment, served back."""
        if self.faults.is_down():
            return _cut(request)
        data = self.world.files.get(request.path)
        return web.Response(status=404) if data is None else web.Response(body=data)

    def calls(self, route: str = "", method: str = "") -> list[Json]:
        """Recorded requests whose template or path contains `route`."""
        return [
            asdict(one)
            for one in self.records
            if (route in one.route or route in one.path) and method in ("", one.method)
        ]


def _bucket(request: web.Request, record: Record) -> tuple[str, str]:
    """Route and major parameters, which together name a bucket."""
    major = ":".join(request.match_info.get(key, "") for key in MAJOR)
    return f"{record.method} {record.route}", major


def _cut(request: web.Request) -> web.StreamResponse:
    """End the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=502)


async def _read(request: web.Request, record: Record) -> list[tuple[str, bytes]]:
    """Body and audit reason of a request into its record; gives the uploaded files."""
    reason = request.headers.get("X-Audit-Log-Reason")
    record.reason = unquote(reason) if reason is not None else None
    if not request.can_read_body:
        return []
    if not request.content_type.startswith("multipart/"):
        text = await request.text()
        try:
            record.body = json.loads(text) if text else None
        except ValueError:
            raise ApiError(400, 50109, "The request body contains invalid JSON.") from None
        return []
    uploads: list[tuple[str, bytes]] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        data = bytes(await part.read(decode=False))
        if part.name == "payload_json":
            record.body = json.loads(data)
        elif part.filename is not None:
            uploads.append((part.filename, data))
    record.body = {} if record.body is None else record.body
    record.files = [name for name, _ in uploads]
    if len(uploads) > 10 or sum(len(data) for _, data in uploads) > LARGEST:
        raise ApiError(413, 40005, "Request entity too large")
    return uploads


def _respond(body: Any, headers: dict[str, str], status: int) -> web.StreamResponse:
    if body is None:
        return web.Response(status=status, headers=headers)
    if isinstance(body, str):
        return web.Response(status=status, headers=headers, text=body)
    return web.Response(
        status=status, headers={**headers, "Content-Type": "application/json"}, body=json.dumps(body).encode()
    )
