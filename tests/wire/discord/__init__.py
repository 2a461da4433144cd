"""A small Discord on loopback: REST v10 and gateway v10, with permissions, limits, interactions and faults.

Written from the public documentation at https://docs.discord.com/developers; each module names its page. It holds its
own state, checks what it is asked more strictly than a double would, and records every call. The bot under test is the
real one with the real discord.py; only `Route.BASE` and the gateway's address differ.

In process: `async with DiscordWire() as wire: wire.control.says(...)`. As a process: `python -m tests.wire.discord`.

How to add an endpoint:
1. What it changes goes into the module of its noun (`people.py`, `posts.py`, `places.py`, …) as a plain function of the
   world, with the permission it needs and the gateway event that tells of it.
2. The route stands in the `routes_*.py` of the same area: `@route("PUT", "/template/as/documented")`.
3. A verb in `control.py` if people can do the same by hand.
4. A test in `tests/wire/` that drives it through discord.py, with its refusal.
"""

from __future__ import annotations

from tests.wire.discord.server import DiscordWire

__all__ = ["DiscordWire"]
