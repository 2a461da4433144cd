"""The sandbox's addresses: its page, its WebSocket, its files and its small API for scripts (docs/sandbox.md)."""

from __future__ import annotations

import hashlib
import re
from typing import Any, Final
from urllib.parse import quote

import orjson

from adapters.http import Folder, Line, Reply, Request, Route, Site, SocketRoute
from adapters.sandbox import frames, state, view
from adapters.sandbox.deeds import Actor, clean
from adapters.sandbox.desk import Desk
from adapters.sandbox.frames import BadFrame
from adapters.sandbox.sandbox import Sandbox
from adapters.sandbox.session import Session
from adapters.sandbox.step import Step
from bot.domain.text import say

MAX_FILE: Final = 5 << 20
_SHOWN: Final = re.compile(r"(image/(png|jpeg|gif|webp|avif|bmp)|audio/[\w.+-]+|video/[\w.+-]+)\Z")
_TYPE: Final = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,60}\Z")
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:;"
    " object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


def sandbox_site(sandbox: Sandbox, zone: str = "UTC") -> Site:
    """Everything that the sandbox shows, to be served on loopback. `zone` is the viewers' IANA time zone."""
    web = _Web(Desk(sandbox, zone))
    return Site(
        (
            Route("GET", "/", web.index),
            Route("GET", "/api/state", web.state),
            Route("POST", "/api/do", web.do),
            Route("POST", "/api/files", web.upload, MAX_FILE, web.too_large),
            Route("GET", "/files/{id}", web.file),
        ),
        (SocketRoute("/ws", web.socket),),
        (Folder("/page", state.PAGE),),
        HEADERS,
    )


class _Web:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def index(self, _: Request) -> Reply:
        return Reply((state.PAGE / "index.html").read_bytes(), "text/html; charset=utf-8")

    async def _actor(self, request: Request) -> Actor | None:
        person = request.query.get("as") or await self._desk.first()
        language = self._desk.language(request.query.get("lang", ""))
        return Actor(person, language) if await self._desk.knows(person) else None

    def _no(self, request: Request, key: str, status: int = 400, **args: Any) -> Reply:
        actor = Actor("", self._desk.language(request.query.get("lang", "")))
        return _json({"ok": False, "error": self._desk.say(actor, say(key, **args))}, status)

    def too_large(self, request: Request) -> Reply:
        return self._no(request, "sandbox-file-large", 413, limit=MAX_FILE >> 20)

    async def state(self, request: Request) -> Reply:
        actor = await self._actor(request)
        return _json(await state.snapshot(self._desk, actor)) if actor else self._no(request, "sandbox-no-account")

    async def do(self, request: Request) -> Reply:
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return self._no(request, "sandbox-json-only", 415)
        actor = await self._actor(request)
        if actor is None:
            return self._no(request, "sandbox-no-account")
        try:
            frame = frames.read_frame(request.body)
        except BadFrame as fault:
            return self._no(request, "sandbox-bad-frame", what=fault.what)
        return _json(await self._desk.reply(actor, frame))

    async def upload(self, request: Request) -> Reply:
        actor = await self._actor(request)
        if actor is None:
            return self._no(request, "sandbox-no-account")
        if not request.body:
            return self._no(request, "sandbox-file-empty")
        made = await self._desk.world.run(lambda step: _keep(step, actor.person, request))
        return _json({"ok": True, "file": made})

    async def file(self, request: Request) -> Reply:
        number = request.path["id"]
        row = None
        if number.isascii() and number.isdecimal() and len(number) < 19:
            row = await self._desk.world.run(
                lambda step: step.db.execute("SELECT * FROM files WHERE id = ?", (int(number),)).fetchone()
            )
        if row is None:
            return self._no(request, "sandbox-no-file", 404)
        shown = _SHOWN.match(row["type"]) is not None
        way = "inline" if shown else "attachment"
        headers = {"Content-Disposition": f"{way}; filename*=UTF-8''{quote(row['name'], safe='')}",
                   "Content-Security-Policy": "default-src 'none'; sandbox"}  # fmt: skip
        return Reply(bytes(row["bytes"]), row["type"] if shown else "application/octet-stream", headers=headers)

    async def socket(self, request: Request, line: Line) -> None:
        actor = await self._actor(request)
        if actor is not None:
            await Session(self._desk, line, actor).run()
            return
        reader = Actor("", self._desk.language(request.query.get("lang", "")))
        error = self._desk.say(reader, say("sandbox-no-account"))
        await line.send(orjson.dumps({"on": "refused", "error": error}).decode())
        await line.close(1008)


def _json(value: dict[str, Any], status: int = 200) -> Reply:
    return Reply(orjson.dumps(value), status=status)


def _keep(step: Step, person: str, request: Request) -> dict[str, Any]:
    """Store an upload until a message takes it."""
    name = clean(request.query.get("name", "")).replace("/", "_").replace("\\", "_").strip()[:120] or "file"
    said = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    kind = said if _TYPE.match(said) else "application/octet-stream"
    row = step.db.execute(
        "INSERT INTO files (owner, name, type, description, size, digest, at, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (person, name, kind, clean(request.query.get("description", ""))[:500], len(request.body),
         hashlib.sha256(request.body).hexdigest(), step.now, request.body),
    )  # fmt: skip
    made = step.db.execute("SELECT * FROM files WHERE id = ?", (row.lastrowid,)).fetchone()
    return view.attachment(made)
