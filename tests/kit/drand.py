"""A known round of drand's quicknet, and a server on this machine that answers as drand's do, or as it is told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final, TypeAlias

from aiohttp import web

ROUND: Final = 1000
SIGNATURE: Final = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39"
RANDOMNESS: Final = "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd"
Reply: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


async def rightly(request: web.Request) -> web.StreamResponse:
    """The known round, and 404 for every other."""
    if request.path.rsplit("/", 1)[-1] != str(ROUND):
        return web.Response(status=404)
    return web.json_response({"round": ROUND, "randomness": RANDOMNESS, "signature": SIGNATURE})


@asynccontextmanager
async def serving(reply: Reply = rightly) -> AsyncIterator[str]:
    """A server for as long as the block runs; its address."""
    app = web.Application()
    app.router.add_get("/{tail:.*}", reply)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
