"""What does not fit into a button's 64 bytes, kept in the notebook under a key made of it.

The same contents have the same key, so that drawing a message again writes nothing new; a crash between the note and
the message leaves a note that nobody asks for. Notes go after two months.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Any, Final

import orjson

from adapters.telegram.session import Session
from bot.domain.time import DAY

KIND: Final = "button"
KEPT: Final = 60 * DAY
_LENGTH: Final = 12


class Tidied:
    """When old notes were last looked for, in µs."""

    def __init__(self) -> None:
        self.at = 0


async def keep(session: Session, what: Any) -> str:
    """A short key (24 hex digits) for something that JSON can say. May raise StoreFault."""
    body = orjson.dumps(what, option=orjson.OPT_SORT_KEYS)
    key = blake2b(body, digest_size=_LENGTH).hexdigest()
    now = session.clock.now()
    if await session.notebook.read(KIND, key) is None:
        await session.notebook.write(KIND, key, orjson.dumps({"at": now, "is": what}).decode())
        await _tidy(session, now)
    return key


async def find(session: Session, key: str) -> Any:
    """What was kept under a key; None when it is gone or was never there. May raise StoreFault."""
    note = await session.notebook.read(KIND, key)
    return None if note is None else _open(note).get("is")


async def _tidy(session: Session, now: int) -> None:
    """Once a day, what is older than two months goes."""
    tidied = session.kept(Tidied)
    if tidied.at and now - tidied.at < DAY:
        return
    tidied.at = now
    for key, note in (await session.notebook.every(KIND)).items():
        if int(_open(note).get("at", 0)) < now - KEPT:
            await session.notebook.drop(KIND, key)


def _open(note: str) -> dict[str, Any]:
    try:
        found = orjson.loads(note)
    except orjson.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}
