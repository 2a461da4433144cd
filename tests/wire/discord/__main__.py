"""`python -m tests.wire.discord`: the wire as a process that outlives the bot.

Prints one line of JSON with its addresses, serves until its standard input ends or the time is up.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import stat
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
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(input_end(), arguments.seconds)


async def input_end() -> None:
    """Return when standard input ends; an input that is no pipe (a terminal, /dev/null) never does."""
    mode = os.fstat(sys.stdin.fileno()).st_mode
    if not (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
        await asyncio.Event().wait()
    reader = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(reader)
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, sys.stdin)
    try:
        while await reader.read(4096):
            pass
    finally:
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
