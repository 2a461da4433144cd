"""Serves the fake community and the page on a free port of loopback."""

from __future__ import annotations

import asyncio
import json
import socket
import threading

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.e2e.page.community import Json
from tests.e2e.page.deeds import DEEDS
from tests.e2e.page.fake import PAGE, Fake

POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)


async def take(fake: Fake, frame: Json, line: WebSocket) -> Json:
    """Does what a frame asks; the reply without its number."""
    fake.heard.append(frame)
    deed = DEEDS.get(frame["do"])
    reply = await deed(fake, frame, *fake.viewers[line], line) if deed else None
    return {"ok": True, **(reply if isinstance(reply, dict) else {})}


async def talk(fake: Fake, line: WebSocket) -> None:
    """One viewer's socket."""
    await line.accept()
    who, lang = line.query_params.get("as") or "bob", line.query_params.get("lang") or "en"
    fake.loop = asyncio.get_running_loop()
    fake.viewers[line] = (who, lang)
    await line.send_text(json.dumps(fake.snapshot(who, lang)))
    try:
        while True:
            frame = json.loads(await line.receive_text())
            reply = await take(fake, frame, line)
            if not fake.silent:
                await line.send_text(json.dumps({"re": frame["id"], **reply}))
    except WebSocketDisconnect:
        pass
    finally:
        fake.viewers.pop(line, None)


def app(fake: Fake) -> Starlette:
    """The fake as an application."""

    async def index(_: Request) -> Response:
        return FileResponse(PAGE / "index.html", headers={"Content-Security-Policy": POLICY})

    async def socket_of(line: WebSocket) -> None:
        await talk(fake, line)

    async def take_file(request: Request) -> Response:
        body = await request.body()
        name = request.query_params["name"]
        if not body:
            return JSONResponse({"ok": False, "error": "The file is empty."}, 400)
        return JSONResponse(
            {"ok": True, "file": {"id": name, "kind": "file", "name": name, "size": len(body), "url": f"/files/{name}"}}
        )

    return Starlette(
        routes=[
            Route("/", index),
            WebSocketRoute("/ws", socket_of),
            Route("/api/files", take_file, methods=["POST"]),
            Mount("/page", StaticFiles(directory=PAGE)),
        ]
    )


class Served:
    """The fake on a free port of loopback, in a thread of its own."""

    def __init__(self, fake: Fake) -> None:
        self.fake = fake
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        config = uvicorn.Config(app(fake), log_level="error", ws="websockets-sansio", lifespan="off")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]}, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """Ends the server and its thread."""
        self.server.should_exit = True
        self.server.force_exit = True
        self.thread.join(5)
        self.socket.close()
