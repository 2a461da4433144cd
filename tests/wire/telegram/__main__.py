"""The wire as a process: prints its addresses as one JSON line, ends with its stdin or after a time."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys

from tests.wire.telegram.server import TOKEN, TelegramWire


async def main(port: int, token: str, username: str, seconds: float) -> None:
    """Serve until stdin ends or time is up."""
    async with TelegramWire(token, username, port) as wire:
        sys.stdout.write(json.dumps(wire.addresses()) + "\n")
        sys.stdout.flush()
        loop, ended = asyncio.get_running_loop(), asyncio.Event()
        reader = asyncio.StreamReader()
        transport, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        waiting = asyncio.create_task(reader.read())
        waiting.add_done_callback(lambda _: ended.set())
        try:
            async with asyncio.timeout(seconds):
                await ended.wait()
        except TimeoutError:
            pass
        finally:
            waiting.cancel()
            transport.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.wire.telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="of the Bot API; 0 is any")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--username", default="steward_wire_bot")
    parser.add_argument("--seconds", type=float, default=600.0, help="the longest it lives")
    given = parser.parse_args()
    asyncio.run(main(given.port, given.token, given.username, given.seconds))
