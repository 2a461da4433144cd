"""A test on the wire: a fresh world and a plain python-telegram-bot `Bot` that speaks to it."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from telegram import Bot
from telegram.request import HTTPXRequest
from telegram.warnings import PTBDeprecationWarning

from tests.wire.telegram.server import TelegramWire

Scene: TypeAlias = Callable[[TelegramWire, Bot], Awaitable[None]]


def plain_bot(wire: TelegramWire) -> Bot:
    """A Bot as anybody would make one, with room for a few calls at once."""
    requests = (HTTPXRequest(connection_pool_size=8), HTTPXRequest(connection_pool_size=4))
    return Bot(
        wire.token,
        base_url=wire.base_url,
        base_file_url=wire.base_file_url,
        request=requests[0],
        get_updates_request=requests[1],
    )


def scene(test: Scene) -> Callable[[], None]:
    """Make a test of a coroutine that takes a wire and a bot; the poller's brake is off, the time is bounded."""

    async def play() -> None:
        async with TelegramWire() as wire:
            wire.set_pacing(False)
            bot = plain_bot(wire)
            async with bot, asyncio.timeout(60):
                await test(wire, bot)
            assert wire.complaints == [], "the library itself gives no cause for complaint"

    def run() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PTBDeprecationWarning)  # its own RetryAfter raises it
            asyncio.run(play())

    run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
    return run
