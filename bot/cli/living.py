"""What commands share that live until they are told to end: their loop, the signals that end them."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from typing import Final

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)
STOP_SECONDS: Final = 15
"""How long an orderly stop may take; everything that was acknowledged is stored all the while."""


def loop() -> asyncio.Runner:
    """The fastest loop that this machine has."""
    try:
        import uvloop
    except ImportError:  # uvloop has no wheels for some systems; asyncio's own loop does as well
        return asyncio.Runner()
    return asyncio.Runner(loop_factory=uvloop.new_event_loop)


def on_signals(end: Callable[[], None]) -> None:
    """The first signal ends in an orderly way; a second one ends at once."""
    loop = asyncio.get_running_loop()

    def first() -> None:
        for one in SIGNALS:
            loop.remove_signal_handler(one)
        end()

    for one in SIGNALS:
        try:
            loop.add_signal_handler(one, first)
        except NotImplementedError:  # Windows: its loops know no signals
            signal.signal(one, lambda *_: loop.call_soon_threadsafe(end))
