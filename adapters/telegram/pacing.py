"""What was sent just before a stop counts after it: twenty messages a minute are twenty, also across a restart.

Written at the stop alone: after a crash the windows are new, and a 429 puts off what comes too soon.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import Any, Final

import orjson

from adapters.telegram.limits import Limiter
from adapters.telegram.session import Session
from bot.ports.store import StoreFault

log = logging.getLogger("steward.telegram")

KIND: Final = "pace"
KEY: Final = "groups"


async def keep(session: Session, limiter: Limiter) -> None:
    """Note the windows of all groups. A store that can't work now forgets them."""
    spent = limiter.spent()
    with suppress(StoreFault):
        if spent:
            await session.notebook.write(KIND, KEY, orjson.dumps(spent).decode())


async def restore(session: Session, limiter: Limiter) -> None:
    """Go on where the last stop was. May raise StoreFault."""
    note = await session.notebook.read(KIND, KEY)
    if note is None:
        return
    await session.notebook.drop(KIND, KEY)
    now = session.clock.now()
    try:
        found: dict[str, Any] = orjson.loads(note)
        limiter.remember({str(chat): [int(at) for at in times if int(at) <= now] for chat, times in found.items()})
    except (orjson.JSONDecodeError, AttributeError, TypeError, ValueError):
        log.warning("the note of what was sent before the stop can't be read and is left out")
