"""The wire as a process: prints its addresses as one JSON line, ends with its stdin or after a time."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import sys
import threading

from tests.wire.telegram.server import TOKEN, TelegramWire


async def main(port: int, token: str, username: str, seconds: float) -> None:
    """Serve until stdin ends or time is up."""
    async with TelegramWire(token, username, port) as wire:
        sys.stdout.write(json.dumps(wire.addresses()) + "\n")
        sys.stdout.flush()
        loop, ended = asyncio.get_running_loop(), asyncio.Event()
        threading.Thread(target=_await_end, args=(loop, ended), daemon=True).start()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await ended.wait()


def _await_end(loop: asyncio.AbstractEventLoop, ended: asyncio.Event) -> None:
    """Read stdin to its end in a thread: it may be a pipe, a terminal or the null device."""
    while os.read(sys.stdin.fileno(), 4096):
        continue
    with contextlib.suppress(RuntimeError):  # the loop is gone: time was up first
        loop.call_soon_threadsafe(ended.set)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.wire.telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="of the Bot API; 0 is any")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--username", default="steward_wire_bot")
    parser.add_argument("--seconds", type=float, default=600.0, help="the longest it lives")
    given = parser.parse_args()
    asyncio.run(main(given.port, given.token, given.username, given.seconds))
