"""A server on this machine that answers as a second reader would, or as it is told."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

from aiohttp import web

Reply: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


def said(content: Any) -> web.Response:
    """An answer whose first choice says this."""
    return web.json_response({"choices": [{"index": 0, "message": {"role": "assistant", "content": content}}]})


def saying(content: Any) -> Reply:
    """A server that always says this."""

    async def reply(_: web.Request) -> web.StreamResponse:
        return said(content)

    return reply


def message_in(body: dict[str, Any]) -> str:
    """The message that a request is about."""
    return str(json.loads(body["messages"][1]["content"])["message"])


@asynccontextmanager
async def serving(reply: Reply) -> AsyncIterator[str]:
    """A server for as long as the block runs; its base address."""
    app = web.Application()
    app.router.add_post("/v1/chat/completions", reply)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    finally:
        await runner.cleanup()
