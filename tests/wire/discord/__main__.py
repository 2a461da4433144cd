"""`python -m tests.wire.discord`: the wire as a process that outlives the bot.

Prints one line of JSON with its addresses, serves until its standard input ends or the time is up.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import sys
from pathlib import Path

from tests.wire.discord.server import DiscordWire


async def serve(arguments: argparse.Namespace) -> None:
    """Serve until the end of input."""
    wire = DiscordWire(
        port=arguments.port, control_port=arguments.control_port, state_file=arguments.state_file, token=arguments.token
    )
    async with wire:
        print(json.dumps(wire.addresses()), flush=True)
        ended = asyncio.Event()
        reader = asyncio.StreamReader()
        loop = asyncio.get_running_loop()
        transport, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)

        async def drain() -> None:
            while await reader.read(4096):
                pass
            ended.set()

        task = asyncio.create_task(drain())
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(ended.wait(), arguments.seconds)
        task.cancel()
        transport.close()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="of REST and gateway; 0 takes a free one")
    parser.add_argument("--control-port", type=int, default=0)
    parser.add_argument("--state-file", type=Path, help="read at the start if it is there, written at the end")
    parser.add_argument("--token", default="wire.bot.token")
    parser.add_argument("--seconds", type=float, default=900.0, help="the longest it runs")
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
